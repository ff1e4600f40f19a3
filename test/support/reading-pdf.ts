import { getDocumentProxy } from 'unpdf'

/** A part of a PDF as a screen reader meets it: its tag and the text under it. */
export type Tagged = {
  readonly tag: string
  readonly text: string
  /** What is said in place of a picture. */
  readonly alt?: string
}
export type ReadPdf = {
  readonly pages: number
  readonly title: string
  readonly lang: string
  /** Whether the file declares itself accessible (PDF/UA-1); the printer makes no such file without checking it. */
  readonly accessible: boolean
  /** The whole text in the order in which it is read; soft hyphens and hard spaces made plain. */
  readonly text: string
  /** The running head and foot of pages stand outside the tags and are here only. */
  readonly drawn: string
  /** The size of the smallest letters, in points. */
  readonly smallest: number
  readonly tagged: readonly Tagged[]
}

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Proxy['getPage']>>
type Node = { readonly role?: string; readonly id?: string; readonly alt?: string; readonly children?: readonly Node[] }

const plain = (text: string): string =>
  text
    .replace(/\u00ad\s*/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads a print back: text, order, tags. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(bytes.slice())
  const { info } = await pdf.getMetadata()
  // Every PDF has a dictionary of these; its values are texts.
  const { Title = '', Language = '' } = info as { Title?: string; Language?: string }
  const tagged: Tagged[] = []
  let drawn = ''
  let smallest = Number.POSITIVE_INFINITY
  for (let no = 1; no <= pdf.numPages; no += 1) {
    const page = await pdf.getPage(no)
    const texts = await textsOf(page)
    drawn += ` ${texts.drawn}`
    smallest = Math.min(smallest, texts.smallest)
    const walk = (node: Node): string => {
      const own = node.id === undefined ? '' : (texts.marked.get(node.id) ?? '')
      const at = tagged.length
      const text = plain([own, ...(node.children ?? []).map(walk)].join(' '))
      if (node.role !== undefined && node.role !== 'Root')
        tagged.splice(at, 0, { tag: node.role, text, ...(node.alt === undefined ? {} : { alt: node.alt }) })
      return text
    }
    const tree = (await page.getStructTree()) as Node | null
    if (tree) walk(tree)
  }
  const documents = tagged.filter(({ tag }) => tag === 'Document').map(({ text }) => text)
  return {
    pages: pdf.numPages,
    title: plain(Title),
    lang: Language,
    accessible: Buffer.from(bytes).toString('latin1').includes('pdfuaid:part>1<'),
    text: plain(documents.join(' ')),
    drawn: plain(drawn),
    smallest,
    tagged,
  }
}

async function textsOf(page: Page): Promise<{ marked: ReadonlyMap<string, string>; drawn: string; smallest: number }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marked = new Map<string, string>()
  const open: (string | null)[] = []
  let drawn = ''
  for (const item of items) {
    if ('str' in item) {
      const said = item.str + (item.hasEOL ? '\n' : '')
      drawn += said
      const id = open.findLast((one) => one !== null)
      if (id) marked.set(id, (marked.get(id) ?? '') + said)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push('id' in item && typeof item.id === 'string' ? item.id : null)
  }
  const sizes = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.height] : []))
  return { marked, drawn, smallest: Math.min(...sizes) }
}
