/** What a text of the pack consists of, once its Markdown was read (`content/education/FORMAT.md`, section 4). Never HTML: a page is made of it. */
export const CALLOUTS = ['WAZNE', 'UWAGA', 'WSKAZOWKA', 'PRZYKLAD', 'PRAWO'] as const
export type Callout = (typeof CALLOUTS)[number]

export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'strong' | 'em'; readonly inside: readonly Inline[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'break' }
  /** A link out of the site: https, mailto or tel. */
  | { readonly is: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  /** A link inside the pack: `content:material/id@uk`. */
  | { readonly is: 'content'; readonly to: ContentLink; readonly inside: readonly Inline[] }
  /** A paragraph of a model; without a text of its own it is called by its heading. */
  | { readonly is: 'paragraph'; readonly id: string; readonly text: string | null }
  | { readonly is: 'placeholder'; readonly key: string }
  /** A line to write on by hand. */
  | { readonly is: 'blank' }
  /** An element whose id must not change. */
  | { readonly is: 'marked'; readonly id: string; readonly inside: readonly Inline[] }
  | { readonly is: 'image'; readonly name: string; readonly alt: string; readonly caption: string | null }

export type Block =
  | { readonly is: 'heading'; readonly level: 2 | 3; readonly id: string | null; readonly inside: readonly Inline[] }
  | { readonly is: 'text'; readonly id: string | null; readonly inside: readonly Inline[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ListItem[] }
  | { readonly is: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly is: 'callout'
      readonly kind: Callout
      readonly title: readonly Inline[]
      readonly inside: readonly Block[]
    }
  | { readonly is: 'quote'; readonly inside: readonly Block[] }
  /** The YAML of a quiz, handed on as data; what it must say is checked where quizzes are. */
  | { readonly is: 'quiz'; readonly quiz: unknown }
  | { readonly is: 'pre'; readonly text: string }
  | { readonly is: 'rule' }

export type Cell = readonly Inline[]
export type ListItem = {
  readonly id: string | null
  /** One line of a checklist. */
  readonly check: boolean
  readonly inside: readonly Block[]
}
export type ContentLink = {
  readonly kind: string
  readonly slug: string
  readonly lang: string
  readonly variant: string
}

/** Everything inline in a text, however deep. */
export function inlinesIn(blocks: readonly Block[]): readonly Inline[] {
  return blocks.flatMap((block): readonly Inline[] => {
    switch (block.is) {
      case 'heading':
      case 'text':
        return deep(block.inside)
      case 'list':
        return block.items.flatMap((item) => inlinesIn(item.inside))
      case 'table':
        return [...block.head, ...block.rows.flat()].flatMap(deep)
      case 'callout':
        return [...deep(block.title), ...inlinesIn(block.inside)]
      case 'quote':
        return inlinesIn(block.inside)
      default:
        return []
    }
  })
}

const deep = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((one) => ('inside' in one ? [one, ...deep(one.inside)] : [one]))

/** The words of a text alone, as search reads them; a no-break space is a space. */
export const wordsOf = (blocks: readonly Block[]): string =>
  inlinesIn(blocks)
    .map((one) => ('text' in one ? (one.text ?? '') : ' '))
    .join(' ')
    .replaceAll('\u00a0', ' ')
