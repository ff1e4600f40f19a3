import MarkdownIt from 'markdown-it'
import { parse } from 'yaml'
import { type Block, CALLOUTS, type Inline, type ListItem } from './blocks.domain.ts'
import { addOwnRules } from './own-rules.ts'
import { inlinesOf } from './read-inlines.ts'

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]
/** Tokens still to be read. */
type Rest = { readonly tokens: readonly Token[]; at: number }
type Reading = { readonly keepsLines: boolean }

const markdown = addOwnRules(new MarkdownIt({ html: false, linkify: false, typographer: false }))

/** What is wrong with a text, and where a writer finds it. */
export class WrongMarkdown extends Error {}

/**
 * Reads a text of the pack. Raw HTML stays what was typed.
 * @param variant in `etr` a line end is kept
 * @throws WrongMarkdown for a level of heading that the format does not know, an image or a link to somewhere else, YAML that cannot be read
 */
export function readMarkdown(text: string, variant = 'standard'): readonly Block[] {
  return blocksUntil({ tokens: markdown.parse(text, {}), at: 0 }, null, { keepsLines: variant === 'etr' })
}

function blocksUntil(rest: Rest, end: string | null, how: Reading): readonly Block[] {
  const blocks: Block[] = []
  for (let token = rest.tokens[rest.at]; token; token = rest.tokens[rest.at]) {
    rest.at += 1
    if (token.type === end) break
    const block = blockOf(token, rest, how)
    if (block) blocks.push(block)
  }
  return blocks
}

function blockOf(token: Token, rest: Rest, how: Reading): Block | null {
  switch (token.type) {
    case 'heading_open':
      return { is: 'heading', level: levelOf(token), ...marked(inlineNext(rest, how)) }
    case 'paragraph_open':
      return { is: 'text', ...marked(inlineNext(rest, how)) }
    case 'bullet_list_open':
      return { is: 'list', ordered: false, start: 1, items: itemsUntil(rest, 'bullet_list_close', how) }
    case 'ordered_list_open':
      return {
        ...{ is: 'list', ordered: true, start: Number(token.attrGet('start') ?? 1) },
        items: itemsUntil(rest, 'ordered_list_close', how),
      }
    case 'blockquote_open':
      return calloutOrQuote(rest, how)
    case 'table_open':
      return tableOf(rest, how)
    case 'fence':
      return token.info.trim() === 'quiz'
        ? { is: 'quiz', quiz: yamlOf(token.content) }
        : { is: 'pre', text: token.content }
    case 'code_block':
      return { is: 'pre', text: token.content }
    case 'hr':
      return { is: 'rule' }
    default:
      return null
  }
}

function levelOf(token: Token): 2 | 3 {
  if (token.tag === 'h2') return 2
  if (token.tag === 'h3') return 3
  throw new WrongMarkdown(`${token.tag}: headings are of level 2 and 3`)
}

/** What stands inside the element that was just opened; its end is passed. */
function inlineNext(rest: Rest, { keepsLines }: Reading): readonly Inline[] {
  const inline = rest.tokens[rest.at]
  rest.at += 2
  return inlinesOf(inline?.children ?? [], keepsLines)
}

const MARK = /\s*\{#([A-Za-z][\w-]*)\}\s*$/
/** `{#id}` at the end of a heading, paragraph or item names that element. */
function marked(inside: readonly Inline[]): { readonly id: string | null; readonly inside: readonly Inline[] } {
  const last = inside.at(-1)
  const found = last?.is === 'text' ? MARK.exec(last.text) : null
  if (last?.is !== 'text' || !found) return { id: null, inside }
  const text = last.text.slice(0, found.index)
  return { id: found[1] ?? null, inside: [...inside.slice(0, -1), ...(text ? [{ ...last, text }] : [])] }
}

function itemsUntil(rest: Rest, end: string, how: Reading): readonly ListItem[] {
  const items: ListItem[] = []
  for (let token = rest.tokens[rest.at]; token; token = rest.tokens[rest.at]) {
    rest.at += 1
    if (token.type === end) break
    if (token.type === 'list_item_open') items.push(itemOf(blocksUntil(rest, 'list_item_close', how)))
  }
  return items
}

const CHECK = /^\[[ x]\]\s+/
function itemOf(blocks: readonly Block[]): ListItem {
  const [first, ...others] = blocks
  if (first?.is !== 'text') return { id: null, check: false, inside: blocks }
  const [begin, ...after] = first.inside
  const check = begin?.is === 'text' && CHECK.test(begin.text)
  const inside =
    check && begin?.is === 'text' ? [{ ...begin, text: begin.text.replace(CHECK, '') }, ...after] : first.inside
  // The mark of an item is written at the end of its line, so it was read as that of its text.
  return { id: first.id, check, inside: [{ ...first, id: null, inside }, ...others] }
}

const CALLOUT = new RegExp(`^\\[!(${CALLOUTS.join('|')})\\][ \\u00a0]*(.*)$`)
function calloutOrQuote(rest: Rest, how: Reading): Block {
  const inline = rest.tokens[rest.at + 1]
  const [line = '', ...lines] = (inline?.content ?? '').split('\n')
  const found = inline?.type === 'inline' ? CALLOUT.exec(line) : null
  const kind = CALLOUTS.find((one) => one === found?.[1])
  if (!kind) return { is: 'quote', inside: blocksUntil(rest, 'blockquote_close', how) }
  rest.at += 3
  const first: Block[] = lines.length > 0 ? [{ is: 'text', ...marked(read(lines.join('\n'), how)) }] : []
  return {
    is: 'callout',
    kind,
    title: read(found?.[2] ?? '', how),
    inside: [...first, ...blocksUntil(rest, 'blockquote_close', how)],
  }
}

const read = (line: string, { keepsLines }: Reading): readonly Inline[] =>
  inlinesOf(markdown.parseInline(line, {})[0]?.children ?? [], keepsLines)

function tableOf(rest: Rest, { keepsLines }: Reading): Block {
  const rows: (readonly Inline[])[][] = []
  for (let token = rest.tokens[rest.at]; token; token = rest.tokens[rest.at]) {
    rest.at += 1
    if (token.type === 'table_close') break
    if (token.type === 'tr_open') rows.push([])
    if (token.type === 'inline') rows.at(-1)?.push(inlinesOf(token.children ?? [], keepsLines))
  }
  const [head = [], ...body] = rows
  return { is: 'table', head, rows: body }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { schema: 'core', version: '1.2' })
  } catch (error) {
    throw new WrongMarkdown(`quiz: ${error instanceof Error ? error.message : 'YAML'}`)
  }
}
