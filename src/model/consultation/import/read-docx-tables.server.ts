import { type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type FileRow, fileRows } from './table-rows.domain.ts'
import { unpacksWithinBounds } from './unpacked-size.ts'

export type ReadFileRefusal = 'file_missing' | 'too_large' | 'not_docx' | 'no_table' | 'too_many_rows'
const MOST_BYTES = 5 * 1024 * 1024
export const MOST_ROWS = 200

/** The remarks in the tables of a DOCX file, at most 5 MB and 200 rows. Nothing of the file is kept. */
export async function readRemarksFile(file: Upload | undefined): Promise<Outcome<readonly FileRow[], ReadFileRefusal>> {
  if (!file || file.bytes.length === 0) return refused('file_missing', { field: 'file' })
  if (file.bytes.length > MOST_BYTES) return refused('too_large', { field: 'file' })
  const buffer = Buffer.from(file.bytes)
  const html = unpacksWithinBounds(buffer) ? await htmlOf(buffer) : null
  if (html === null) return refused('not_docx', { field: 'file' })
  const rows = fileRows(tablesIn(html))
  if (rows.length === 0) return refused('no_table', { field: 'file' })
  return rows.length > MOST_ROWS ? refused('too_many_rows', { field: 'file', most: MOST_ROWS }) : ok(rows)
}

/** The text of the file as simple markup; null when it is no DOCX. Pictures and files elsewhere stay where they are. */
async function htmlOf(buffer: Buffer): Promise<string | null> {
  // Read when somebody first sends a file: a program that starts needs none of it.
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        externalFileAccess: false,
        includeDefaultStyleMap: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return value
  } catch (error) {
    // The reader throws plain errors for every file that is no document of a word processor.
    if (error instanceof Error) return null
    throw error
  }
}

/** Cells of tables in the markup that mammoth writes: well formed, without attributes that matter here. */
const tablesIn = (html: string): readonly (readonly (readonly string[])[])[] =>
  [...html.matchAll(/<table[^>]*>(.*?)<\/table>/gs)].map(([, table = '']) =>
    [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => textOf(cell)),
    ),
  )

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

const textOf = (markup: string): string =>
  markup
    .replace(/<br\s*\/?>|<\/p>|<\/li>|<\/h\d>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#39|[a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\n{2,}/g, '\n')
    .trim()
