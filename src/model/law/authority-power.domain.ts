import { z } from 'zod'
import { LocalDate } from '#kernel'
import type { Sensitivity } from '../definition/document.ts'
import { citation } from './legal-basis.domain.ts'

/** Who writes letters that ask about people, and who inspects an institution. */
export const SENDERS = ['court', 'prosecutor', 'police', 'other'] as const
export const INSPECTORATES = [
  'voivode',
  'supreme_audit',
  'regional_audit',
  'data_protection_office',
  'managing_authority',
] as const
export type SenderKind = (typeof SENDERS)[number]
export type Inspectorate = (typeof INSPECTORATES)[number]

const name = z.object({ pl: z.string().min(1), en: z.string().min(1) })
const power = z
  .object({
    code: z.string().min(1),
    who: z.array(z.enum([...SENDERS, ...INSPECTORATES])).min(1),
    use: z.enum(['letter', 'inspection']),
    name,
    says: name,
    statute: z.string(),
    article: z.string().min(1).nullable(),
    covers: z.array(z.enum(['ordinary', 'protected', 'special'])),
    notForFamily: z.boolean(),
    confirmed: z.boolean(),
    source: z.string().min(1),
    from: LocalDate,
    until: LocalDate.optional(),
  })
  .transform(({ until, ...row }) => ({ ...row, until: until ?? null }))

/** A provision on which an authority asks about people or inspects an institution, as it reads between two days. */
export type AuthorityPower = z.infer<typeof power>
/** A power as it is kept with what rests on it. */
export type PowerText = {
  readonly code: string
  readonly name: AuthorityPower['name']
  readonly statute: string
  readonly article: string
  /** False: cited from knowledge, and marked as such wherever it is shown. */
  readonly confirmed: boolean
  readonly from: LocalDate
}

/** Reads a file of powers. Throws on one that says otherwise than the format. */
export const readPowers = (json: unknown): readonly AuthorityPower[] =>
  z.object({ powers: z.array(power) }).parse(json).powers

/** Those of one use that hold on a day. */
export const powersAmong = (
  powers: readonly AuthorityPower[],
  use: AuthorityPower['use'],
  day: LocalDate,
): readonly AuthorityPower[] =>
  powers.filter((one) => one.use === use && one.from <= day && (one.until === null || day <= one.until))

/** The text to keep; of a power that leaves its article open, with the one that was typed. */
export const textOfPower = (one: AuthorityPower, typed?: string): PowerText => ({
  code: one.code,
  name: one.name,
  statute: one.statute,
  article: one.article ?? typed ?? '',
  confirmed: one.confirmed,
  from: one.from,
})

/** The article with its statute, as it is cited in Polish. */
export const powerCited = (text: Pick<PowerText, 'article' | 'statute'>): string => citation(text).trim()

/** Whether content of a sensitivity may be given on it. A pointer to a Blue Card never is. */
export const powerCovers = (covers: readonly string[], sensitivity: Sensitivity): boolean =>
  covers.includes(sensitivity)
