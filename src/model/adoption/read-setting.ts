import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { day, fields, line, optionalText, type Posted, type Read } from '#platform'
import { EXTENTS, type Sharing } from '../definition/document.ts'
import type { TypedField } from '../local/added.domain.ts'
import { LOCAL_KINDS } from '../local/local-setting.domain.ts'
import type { Settable, TypedRow } from '../local/settable.domain.ts'

/** What was typed on the page of one thing to set; of the parts only those that its kind asks for. */
export type TypedSetting = {
  readonly amount?: number
  readonly label?: string
  readonly items?: readonly string[]
  readonly fields?: readonly TypedField[]
  readonly rows?: readonly TypedRow[]
  readonly reason: string
  readonly fromOn: LocalDate
}

const when = { reason: line(600), fromOn: day }
const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const readAmount: (posted: Posted) => Read<TypedSetting> = fields(z.object({ amount: wholeNumber, ...when }))
const readLabel: (posted: Posted) => Read<TypedSetting> = fields(z.object({ label: line(200), ...when }))
const readLines = fields(z.object({ items: optionalText(20_000), ...when }))
const readWhen = fields(z.object(when))

/** One item in a line; where none is left, what was added ends. */
function readItems(posted: Posted): Read<TypedSetting> {
  const read = readLines(posted)
  if (!read.ok) return read
  const { items = '', ...rest } = read.value
  return { ok: true, value: { ...rest, items: items.split('\n').flatMap((one) => one.trim() || []) } }
}

const PARTS = ['label', 'kind', 'category', 'help'] as const
export const nameOfPart = (part: (typeof PARTS)[number], no: number): string => `${part}_${no}`

/** As many questions as the model allows, each in fields of its own; one without words is none. */
const readFields =
  (max: number) =>
  (posted: Posted): Read<TypedSetting> => {
    const read = readWhen(posted)
    if (!read.ok) return read
    const text = (part: (typeof PARTS)[number], no: number) => posted.fields[nameOfPart(part, no)]?.[0]?.trim() ?? ''
    const asked = Array.from({ length: max }, (_, no): readonly TypedField[] => {
      const [label, category, help] = [text('label', no), text('category', no), text('help', no)]
      if (label === '') return []
      const kind = LOCAL_KINDS.find((one) => one === text('kind', no)) ?? 'text'
      return [{ label, kind, ...(category ? { category } : {}), ...(help ? { help } : {}) }]
    })
    return { ok: true, value: { ...read.value, fields: asked.flat() } }
  }

export const nameOfRowPart = (part: 'categories' | 'extent' | 'grounds', no: number): string => `${part}_${no}`

/** What is left of each row of the role's sharing. */
const readRows =
  (own: readonly Sharing[]) =>
  (posted: Posted): Read<TypedSetting> => {
    const read = readWhen(posted)
    if (!read.ok) return read
    const sent = (part: 'categories' | 'extent' | 'grounds', no: number) =>
      (posted.fields[nameOfRowPart(part, no)] ?? []).filter((one) => one !== '')
    const rows = own.map(({ extent }, no) => ({
      categories: sent('categories', no),
      extent: EXTENTS.find((one) => one === sent('extent', no)[0]) ?? extent,
      grounds: sent('grounds', no),
    }))
    return { ok: true, value: { ...read.value, rows } }
  }

/** Reads what was typed for this kind of thing to set. */
export function readSetting(settable: Settable): (posted: Posted) => Read<TypedSetting> {
  switch (settable.what) {
    case 'label':
      return readLabel
    case 'add_items':
      return readItems
    case 'add_fields':
      return readFields(settable.max)
    case 'narrow_sharing':
      return readRows(settable.rows)
    default:
      return readAmount
  }
}
