import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import typst from '@myriaddreamin/typst-ts-node-compiler'
import { qrDrawing } from '../qr/qr-drawing.domain.ts'
import { coverageOf } from './font-coverage.ts'
import type { PrintBlock, PrintDocument } from './print-document.domain.ts'
import { typeset } from './typeset.domain.ts'

/** A document with the words of its frame, in the reader's language. */
export type Framed = PrintDocument & {
  readonly lang: string
  /** When and by whom it was printed. */
  readonly printed: string
  /** "Page" and "of", around the numbers. */
  readonly page: string
  readonly of: string
}
export type PrintAsked = { readonly no: number; readonly document: Framed; readonly at: Date }
/** What the compiler says of a failure quotes the texts, so only its kind leaves this process. */
export type PrintFailure = 'not_accessible' | 'not_set'
export type PrintAnswered = { readonly no: number } & (
  | { readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly failed: PrintFailure }
)

const FONT = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/package.json')))
const REGULAR = join(FONT, '400Regular')
/** Results that this many prints did not use again are forgotten. */
const OLDEST_KEPT = 10
/** Values that are not texts to set. */
const WORDS_OF_CODE: readonly string[] = ['kind', 'as', 'lang', 'on', 'svg']

const template = readFileSync(new URL('./print.typ', import.meta.url), 'utf8')
const covers = coverageOf(readFileSync(join(REGULAR, 'SourceSans3_400Regular.ttf')))
const compiler = typst.NodeCompiler.create({
  fontArgs: [{ fontPaths: [REGULAR, join(FONT, '700Bold')] }],
  // Nothing is read from here: the template stands alone.
  workspace: REGULAR,
})

/** The document as PDF/UA-1. The same document printed at the same instant gives the same bytes. */
function printed(document: Framed, at: Date): Uint8Array<ArrayBuffer> {
  const drawn = { ...document, blocks: document.blocks.map(withPicture) }
  const given = JSON.stringify(drawn, (key, value: unknown) =>
    typeof value === 'string' && !WORDS_OF_CODE.includes(key) ? typeset(value, covers) : value,
  )
  const pdf = compiler.pdf(
    { mainFileContent: template, inputs: { given } },
    { pdfStandard: 'ua-1', creationTimestamp: Math.floor(at.getTime() / 1000) },
  )
  compiler.evictCache(OLDEST_KEPT)
  return new Uint8Array(pdf)
}

/** The block with what is drawn of it. */
function withPicture(block: PrintBlock): object {
  if (block.kind !== 'qr') return block
  const { size, path } = qrDrawing(block.address) ?? { size: 1, path: '' }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
  return { kind: block.kind, alt: block.alt, svg }
}

function answer({ no, document, at }: PrintAsked): PrintAnswered {
  try {
    return { no, pdf: printed(document, at) }
  } catch (error) {
    return { no, failed: String(error).includes('PDF/UA-1 error') ? 'not_accessible' : 'not_set' }
  }
}

process.on('message', (asked: PrintAsked) => process.send?.(answer(asked)))
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
