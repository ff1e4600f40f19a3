import { inflateRawSync } from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import mammoth from 'mammoth'

export type ReadDocx = {
  /** The whole text as it reads once every change is taken. */
  readonly text: string
  /** The same with headings, lists and tables. */
  readonly html: string
  /** What the body says, piece by piece, with the change that each piece belongs to. */
  readonly runs: readonly DocxRun[]
  /** Any part of the file as it is written, such as `word/document.xml`. */
  readonly xml: (path: string) => string
}
export type DocxRun = {
  readonly text: string
  readonly mark: 'kept' | 'added' | 'removed'
  readonly author?: string
  readonly date?: string
}

/** Reads a DOCX back, once as a reader of such files would, once by its own XML. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocx> {
  const buffer = Buffer.from(bytes)
  const parts = unzipped(buffer)
  const xml = (path: string): string => {
    const part = parts.get(path)
    if (part === undefined) throw new Error(`the file has no ${path}`)
    return part
  }
  const { value: text } = await mammoth.extractRawText({ buffer })
  const { value: html } = await mammoth.convertToHtml({ buffer })
  return { text, html, runs: runsIn(xml('word/document.xml')), xml }
}

/** The files of a ZIP, by its own table of contents at the end. */
function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('not a ZIP')
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    files.set(name, contentOf(zip, at))
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

function contentOf(zip: Buffer, entry: number): string {
  const from = zip.readUInt32LE(entry + 42)
  const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20))
  return (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
}

type Node = { readonly [tag: string]: unknown; readonly ':@'?: Readonly<Record<string, string>> }
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false })

function runsIn(documentXml: string): readonly DocxRun[] {
  const found: DocxRun[] = []
  const walk = (nodes: readonly Node[], mark: Omit<DocxRun, 'text'>): void => {
    for (const node of nodes) {
      const [tag = ''] = Object.keys(node).filter((key) => key !== ':@')
      const inside = node[tag]
      if (!Array.isArray(inside)) continue
      if (tag === 'w:t' || tag === 'w:delText') found.push({ text: textIn(inside), ...mark })
      else walk(inside, markOf(tag, node) ?? mark)
    }
  }
  walk(parser.parse(documentXml), { mark: 'kept' })
  return found
}

const textIn = (nodes: readonly Node[]): string => nodes.map((node) => String(node['#text'] ?? '')).join('')

function markOf(tag: string, node: Node): Omit<DocxRun, 'text'> | null {
  if (tag !== 'w:ins' && tag !== 'w:del') return null
  const { '@_w:author': author = '', '@_w:date': date = '' } = node[':@'] ?? {}
  return { mark: tag === 'w:ins' ? 'added' : 'removed', author, date }
}
