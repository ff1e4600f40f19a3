import type MarkdownIt from 'markdown-it'

type Parser = InstanceType<typeof MarkdownIt>
type State = Parameters<Parameters<Parser['inline']['ruler']['push']>[1]>[0]

const ALLOWED = /^(https:|mailto:|tel:|content:|asset:)/i

/** What the dialect has beside CommonMark, as tokens: blanks, paragraphs of models, lines to write on, elements with an id. */
export function addOwnRules(parser: Parser): Parser {
  parser.validateLink = (href) => ALLOWED.test(href.trim())
  const { ruler } = parser.inline
  ruler.before(
    'emphasis',
    'own_blank',
    taken(/_{6,}/y, (state) => void state.push('own_blank', '', 0)),
  )
  ruler.before(
    'link',
    'own_placeholder',
    taken(/\{\{([a-z0-9]+(?:[._][a-z0-9]+)+)\}\}/y, (state, [, key = '']) => {
      state.push('own_placeholder', '', 0).content = key
    }),
  )
  ruler.before(
    'link',
    'own_paragraph',
    taken(/\[\[([A-Z]{1,3}-\d+\.\d+[a-z]?)(?:\|([^\]\n]+))?\]\]/y, (state, [, id = '', text]) => {
      const token = state.push('own_paragraph', '', 0)
      token.content = id
      token.meta = text === undefined ? null : { text }
    }),
  )
  ruler.before('link', 'own_marked', markedSpan)
  return parser
}

/** A rule that takes what a sticky expression finds where the reader stands. */
const taken =
  (expression: RegExp, push: (state: State, found: RegExpExecArray) => void) =>
  (state: State, silent: boolean): boolean => {
    expression.lastIndex = state.pos
    const found = expression.exec(state.src)
    if (!found) return false
    if (!silent) push(state, found)
    state.pos += found[0].length
    return true
  }

const ID = /\{#([A-Za-z][\w-]*)\}/y
/** `[text]{#id}`: whatever stands inside is read as usual. */
function markedSpan(state: State, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos)
  if (end < 0) return false
  ID.lastIndex = end + 1
  const found = ID.exec(state.src)
  if (!found) return false
  if (!silent) {
    const [start, most] = [state.pos + 1, state.posMax]
    state.push('own_marked_open', '', 1).content = found[1] ?? ''
    state.pos = start
    state.posMax = end
    state.md.inline.tokenize(state)
    state.push('own_marked_close', '', -1)
    state.posMax = most
  }
  state.pos = ID.lastIndex
  return true
}
