import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import { type LinesRefusal, readLines, type SheetLine } from '#platform/server'
import { readHsds } from './read-hsds.ts'
import { columnOf, NEEDED, readRow } from './service-columns.ts'
import type { Draft, Fault } from './shared-service.domain.ts'

export type FileRefusal =
  | LinesRefusal
  | 'list_empty'
  | 'headings_missing'
  | 'headings_repeated'
  | 'not_json'
  | 'unpacks_too_large'

const MOST_ROWS = 5000
const MOST_SERVICES = 25_000
/** What packed JSON may unpack to: 20,000 services with everything HSDS says take half of it. */
const MOST_UNPACKED = 160 * 1024 * 1024
/** A title or a date may stand above the headings. */
const MOST_LINES_ABOVE = 10
const MOST_FAULTS = 5
const refuse = <R extends FileRefusal>(refusal: R) => refused(refusal, { field: 'file' })

/** How HSDS 3.1 says that things are written; licence and changes are told beside the file. */
export const HSDS_SCHEMA = 'content/hsds/hsds-3.1.json'
const checks = new Map<string, z.ZodType>()
function check(): z.ZodType {
  const made = checks.get(HSDS_SCHEMA) ?? z.fromJSONSchema(JSON.parse(readFileSync(HSDS_SCHEMA, 'utf8')))
  checks.set(HSDS_SCHEMA, made)
  return made
}

/** Where a value is not a service of HSDS 3.1; empty for one that is. */
export function faultsOfHsds(value: unknown): readonly Fault[] {
  const answer = check().safeParse(value)
  if (answer.success) return []
  return answer.error.issues.slice(0, MOST_FAULTS).map(({ path }) => ({
    part: path.join('.') || 'service',
    key: 'directory.exchange.fault.not_hsds',
  }))
}

/**
 * Reads a file of services: JSON of HSDS 3.x (packed by gzip too), a workbook of Excel, or text with semicolons, commas or tabs. What it is, its
 * content says and not its name. Refusals are about the whole file; what is wrong with one service is a fault of its row.
 */
export async function readFile(bytes: Uint8Array): Promise<Outcome<readonly Draft[], FileRefusal>> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unpacked = unpack(bytes)
    return unpacked ? readJson(unpacked) : refuse('unpacks_too_large')
  }
  if (startsAsJson(bytes)) return readJson(bytes)
  const lines = await readLines(bytes, MOST_ROWS)
  return lines.ok ? readTable(lines.value) : lines
}

function unpack(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED })
  } catch (error) {
    // Damaged, or longer than is allowed: neither is read.
    if (error instanceof Error) return null
    throw error
  }
}

const BOM = '\ufeff'
const startsAsJson = (bytes: Uint8Array): boolean =>
  /^[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)).replace(BOM, '').trimStart())

const Listed = z.union([
  z.array(z.unknown()),
  z.object({ contents: z.array(z.unknown()) }).transform(({ contents }) => contents),
  z.object({ services: z.array(z.unknown()) }).transform(({ services }) => services),
  z
    .object({ id: z.string(), name: z.string() })
    .loose()
    .transform((one) => [one]),
])

function readJson(bytes: Uint8Array): Outcome<readonly Draft[], FileRefusal> {
  const listed = Listed.safeParse(parsed(bytes))
  if (!listed.success) return refuse('not_json')
  if (listed.data.length === 0) return refuse('list_empty')
  if (listed.data.length > MOST_SERVICES) return refuse('too_many_rows')
  return ok(listed.data.map((one, i) => readHsds(one, i + 1, faultsOfHsds(one))))
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    // No JSON, or not in UTF-8, in which JSON is written.
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

function readTable(lines: readonly SheetLine[]): Outcome<readonly Draft[], FileRefusal> {
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) return refuse('list_empty')
  const at = filled
    .slice(0, MOST_LINES_ABOVE)
    .findIndex(({ cells }) => cells.filter((cell) => columnOf(cell) !== null).length >= 2)
  const headings = filled[at]?.cells.map(columnOf)
  const missing = NEEDED.filter((column) => !headings?.includes(column))
  const named = headings?.filter((one) => one !== null) ?? []
  if (!headings || missing.length > 0 || !(named.includes('provider') || named.includes('nip')))
    return refuse('headings_missing')
  if (new Set(named).size < named.length) return refuse('headings_repeated')
  const rows = filled.slice(at + 1)
  if (rows.length === 0) return refuse('list_empty')
  return rows.length > MOST_ROWS ? refuse('too_many_rows') : ok(rows.map((line) => readRow(line, headings)))
}
