import type MarkdownIt from 'markdown-it'
import type { ContentLink, Inline } from './blocks.domain.ts'

type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]
type Rest = { readonly tokens: readonly Token[]; at: number }

/** Inline tokens as what they mean. `keepsLines`: a line end is a line end; else it is a space. */
export function inlinesOf(tokens: readonly Token[], keepsLines: boolean): readonly Inline[] {
  return until({ tokens, at: 0 }, null, keepsLines)
}

function until(rest: Rest, end: string | null, keepsLines: boolean): readonly Inline[] {
  const inlines: Inline[] = []
  for (let token = rest.tokens[rest.at]; token; token = rest.tokens[rest.at]) {
    rest.at += 1
    if (token.type === end) break
    const inside = (close: string) => until(rest, close, keepsLines)
    const one = inlineOf(token, inside, keepsLines)
    const last = inlines.at(-1)
    // Neighbouring pieces of text are one, so that what is looked for in it is found whole.
    if (one?.is === 'text' && last?.is === 'text')
      inlines[inlines.length - 1] = { is: 'text', text: last.text + one.text }
    else if (one) inlines.push(one)
  }
  return inlines
}

function inlineOf(token: Token, inside: (close: string) => readonly Inline[], keepsLines: boolean): Inline | null {
  switch (token.type) {
    case 'softbreak':
      return keepsLines ? { is: 'break' } : { is: 'text', text: ' ' }
    case 'hardbreak':
      return { is: 'break' }
    case 'strong_open':
      return { is: 'strong', inside: inside('strong_close') }
    case 'em_open':
      return { is: 'em', inside: inside('em_close') }
    case 'code_inline':
      return { is: 'code', text: token.content }
    case 'link_open':
      return linkOf(String(token.attrGet('href') ?? ''), inside('link_close'))
    case 'image':
      return imageOf(token)
    case 'own_placeholder':
      return { is: 'placeholder', key: token.content }
    case 'own_paragraph':
      return { is: 'paragraph', id: token.content, text: typeof token.meta?.text === 'string' ? token.meta.text : null }
    case 'own_blank':
      return { is: 'blank' }
    case 'own_marked_open':
      return { is: 'marked', id: token.content, inside: inside('own_marked_close') }
    default:
      return token.content ? { is: 'text', text: token.content } : null
  }
}

const CONTENT = /^content:([a-z_]+)\/([a-z0-9-]+)(?:@(uk|etr))?$/
function linkOf(href: string, inside: readonly Inline[]): Inline {
  const found = CONTENT.exec(href)
  if (found) return { is: 'content', to: contentLink(found[1] ?? '', found[2] ?? '', found[3]), inside }
  return { is: 'link', href, inside }
}

const contentLink = (kind: string, slug: string, which: string | undefined): ContentLink => ({
  kind,
  slug,
  lang: which === 'uk' ? 'uk' : 'pl',
  variant: which === 'etr' ? 'etr' : 'standard',
})

const ASSET = /^asset:([a-z0-9-]+\.svg)$/
/** Pictures come from the pack alone; anything else stays a text. */
function imageOf(token: Token): Inline {
  const name = ASSET.exec(String(token.attrGet('src') ?? ''))?.[1]
  const alt = token.content
  if (!name) return { is: 'text', text: alt }
  return { is: 'image', name, alt, caption: String(token.attrGet('title') ?? '') || null }
}
