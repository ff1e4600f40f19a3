import { z } from 'zod'
import { LocalDate } from '#kernel'
import type { Posted, Read, Say } from './posted.ts'

/** Control characters other than a tab and a line end. */
const CONTROL = /(?![\t\n])\p{Cc}/gu
/** A text as it is kept: no control characters, one kind of line end, composed letters, no edges. */
export const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(CONTROL, '').normalize('NFC').trim()

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** One line of text, required, at most `max` characters. */
export const line = (max: number) => z.string().min(1).max(max)
/** An optional text: left empty it is absent. */
export const optionalText = (max: number) => z.preprocess(emptyToUndefined, z.string().max(max).optional())
/** A day typed as 2026-11-22 or 22.11.2026. */
export const day = z.preprocess(readDay, LocalDate)
export const optionalDay = z.preprocess((v) => emptyToUndefined(readDay(v)), LocalDate.optional())
/** Yes or no, without a default. */
export const yesNo = z.enum(['yes', 'no']).transform((v) => v === 'yes')
/** A checkbox: present when ticked. */
export const ticked = z.preprocess((v) => v !== undefined && v !== '', z.boolean())
/** Values of one name, such as checkboxes; none sent is an empty list. */
export const several = <S extends z.ZodType>(one: S) =>
  z.preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]), z.array(one))
/** Chosen from a list, or left empty. */
export const optionalChoice = <S extends z.ZodType>(one: S) => z.preprocess(emptyToUndefined, one.optional())

/** Turns 22.11.2026 and 22-11-2026 into 2026-11-22; anything else is left as it is. */
export function readDay(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const polish = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(value.trim())
  if (!polish) return value.trim()
  const [, d = '', m = '', y = ''] = polish
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}

function sayIssue(issue: z.core.$ZodIssue, value: unknown): Say {
  const absent = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (issue.message.startsWith('say:')) return { key: issue.message.slice(4) as Say['key'] }
  if (absent) return { key: 'platform.form.required' }
  switch (issue.code) {
    case 'too_big':
      return { key: 'platform.form.too_long', params: { max: Number(issue.maximum) } }
    case 'too_small':
      return { key: 'platform.form.too_short', params: { min: Number(issue.minimum) } }
    case 'invalid_format':
      return { key: 'platform.form.bad_format' }
    case 'invalid_value':
      return { key: 'platform.form.not_offered' }
    default:
      return { key: 'platform.form.bad_format' }
  }
}

/** A field's own message: a key of the catalogue used as the schema's message. */
export const says = (key: Say['key']): string => `say:${key}`

/** Reads a form by a schema. Every text is cleaned; a name sent more than once is a list. */
export function fields<S extends z.ZodObject>(schema: S): (posted: Posted) => Read<z.infer<S>> {
  return (posted) => {
    const raw: Record<string, unknown> = {}
    for (const name of Object.keys(schema.shape)) {
      const sent = posted.fields[name]?.map(clean)
      if (sent !== undefined) raw[name] = sent.length > 1 ? sent : sent[0]
    }
    const parsed = schema.safeParse(raw)
    if (parsed.success) return { ok: true, value: parsed.data }
    const errors: Record<string, Say> = {}
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? '_form')
      errors[name] ??= sayIssue(issue, raw[name])
    }
    return { ok: false, errors }
  }
}
