import type { PrintBlock, PrintPiece, PrintWords, T } from '#platform'
import type { Block, Inline, ListItem } from '../dialect/blocks.domain.ts'

/** What a text names and does not hold, as far as paper can say it. */
export type NamedOnPaper = {
  readonly paragraph: (id: string) => { readonly heading: string } | null
  readonly value: (key: string) => string | null
}
type Saying = { readonly named: NamedOnPaper; readonly t: T }

/** A line to write on by hand. */
const BLANK = '____________'

/** A text of the pack as parts of a print: the same words in the same order. A quiz is left out; it is asked on a sheet of its own. */
export const blocksOnPaper = (blocks: readonly Block[], saying: Saying): readonly PrintBlock[] =>
  blocks.flatMap((block) => onPaper(block, saying))

function onPaper(block: Block, saying: Saying): readonly PrintBlock[] {
  const { t } = saying
  switch (block.is) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: plain(block.inside, saying) }]
    case 'text':
      return [{ kind: 'text', text: words(block.inside, saying) }]
    case 'list':
      return listOnPaper(block, saying)
    case 'table':
      return [
        {
          kind: 'table',
          columns: block.head.map((cell) => ({ label: words(cell, saying) })),
          rows: block.rows.map((row) => row.map((cell) => words(cell, saying))),
        },
      ]
    case 'callout': {
      const kind = t(`learning.callout.${block.kind}`)
      const title = plain(block.title, saying)
      return [
        { kind: 'text', as: 'quote', text: [{ text: called(kind, title), bold: true }] },
        ...quoted(block.inside, saying),
      ]
    }
    case 'quote':
      return quoted(block.inside, saying)
    case 'pre':
      return [{ kind: 'text', text: block.text }]
    case 'quiz':
    case 'rule':
      return []
  }
}

/** A title that begins with what the callout is called says it already. */
const called = (kind: string, title: string): string =>
  title === '' ? kind : title.startsWith(kind) ? title : `${kind}: ${title}`

const quoted = (blocks: readonly Block[], saying: Saying): readonly PrintBlock[] =>
  blocksOnPaper(blocks, saying).map((block) => (block.kind === 'text' ? { ...block, as: 'quote' } : block))

/** Lines to tick get boxes. Where something stands below an item, its number is written out: a list on paper holds lines alone. */
function listOnPaper(list: Extract<Block, { is: 'list' }>, saying: Saying): readonly PrintBlock[] {
  const { items, ordered, start } = list
  const [first] = items
  if (first?.check) {
    const options = items.map(({ inside }) => ({ text: plain(inlinesOf(inside), saying), ticked: false }))
    return [{ kind: 'choices', label: saying.t('learning.book.checklist'), note: '', options }]
  }
  if (items.every(isLine) && start === 1) {
    return [
      {
        kind: 'list',
        items: items.map(({ inside }) => words(inlinesOf(inside), saying)),
        ...(ordered ? { ordered } : {}),
      },
    ]
  }
  return items.flatMap(({ inside }, at): readonly PrintBlock[] => {
    const line = pieces(inlinesOf(inside), saying)
    const mark = ordered ? `${start + at}. ` : '– '
    return [{ kind: 'text', text: [{ text: mark }, ...line] }, ...blocksOnPaper(inside.slice(1), saying)]
  })
}

const isLine = ({ inside: [only, ...more] }: ListItem): boolean => only?.is === 'text' && more.length === 0
const inlinesOf = ([first]: readonly Block[]): readonly Inline[] => (first?.is === 'text' ? first.inside : [])

const words = (inlines: readonly Inline[], saying: Saying): PrintWords => {
  const found = pieces(inlines, saying)
  return found.some(({ bold }) => bold) ? found : said(found)
}
const plain = (inlines: readonly Inline[], saying: Saying): string => said(pieces(inlines, saying))
const said = (found: readonly PrintPiece[]): string => found.map(({ text }) => text).join('')

const pieces = (inlines: readonly Inline[], saying: Saying): readonly PrintPiece[] =>
  inlines.flatMap((one) => piecesOf(one, saying))

function piecesOf(one: Inline, saying: Saying): readonly PrintPiece[] {
  const { named, t } = saying
  switch (one.is) {
    case 'text':
    case 'code':
      return [{ text: one.text }]
    case 'strong':
      return pieces(one.inside, saying).map(({ text }) => ({ text, bold: true }))
    case 'em':
    case 'content':
    case 'marked':
      return pieces(one.inside, saying)
    case 'break':
      return [{ text: ' ' }]
    case 'link': {
      // Paper cannot be clicked: where a link leads stands beside its words.
      const inside = pieces(one.inside, saying)
      const shown = said(inside) === one.href || !one.href.startsWith('https:')
      return shown ? inside : [...inside, { text: ` (${one.href})` }]
    }
    case 'paragraph': {
      const found = named.paragraph(one.id)
      return [{ text: one.text ?? (found ? `${one.id} ${found.heading}` : one.id) }]
    }
    case 'placeholder':
      return [{ text: named.value(one.key) ?? BLANK }]
    case 'blank':
      return [{ text: BLANK }]
    case 'image':
      return [{ text: one.caption ?? t('learning.book.picture', { alt: one.alt }) }]
  }
}
