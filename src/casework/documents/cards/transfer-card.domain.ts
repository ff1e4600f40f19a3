import { z } from 'zod'
import { SECTORS } from '#model'

/** Where a field of a card takes its words from. */
export const CARD_SOURCES = [
  'case.code',
  'case.opened_on',
  'case.unit',
  'person.family',
  'person.given',
  'person.born',
  'person.pesel',
  'person.phone',
  'person.relation',
  'person.household',
  'diagnosis.family_voice',
  'diagnosis.contributions',
  'plan.goals',
  'plan.actions',
  'plan.until',
] as const
export type CardSource = (typeof CARD_SOURCES)[number]

const words = z.string().min(1)
const id = z.string().regex(/^[a-z][a-z-]*$/)
const name = z.strictObject({ pl: words, en: words })
/** Read in a public source, or put in its place by assumption. */
const known = z.enum(['found', 'inferred'])
const card = z.strictObject({
  format: z.literal('kooperacja-transfer-card/1'),
  id,
  version: words,
  name,
  /** Sectors of the institutions that keep the target. */
  sectors: z.array(z.enum(SECTORS)).min(1),
  known,
  note: name,
  sections: z
    .array(
      z.strictObject({
        id,
        /** Once, or for each person of the family. */
        per: z.enum(['case', 'person']),
        label: words,
        known,
        fields: z.array(z.strictObject({ id, label: words, from: z.enum(CARD_SOURCES) })).min(1),
      }),
    )
    .min(1),
})

/** The fields of a system or form outside, in its own order, which somebody copies by hand. Never that form itself. */
export type TransferCard = z.infer<typeof card>

/** Reads a file of `content/transfer-cards`. Throws on one that says otherwise than the format. */
export const readTransferCard = (json: unknown): TransferCard => card.parse(json)

/** What a field says, and who wrote it when; nothing where the reader is shown nothing. */
export type CardValue = { readonly text: string; readonly by: string; readonly on: string }
export type CardLine = {
  /** Of the section, the person (where it is one's own) and the field. */
  readonly key: string
  readonly label: string
  readonly value: CardValue | null
}
export type CardPart = { readonly id: string; readonly title: string; readonly lines: readonly CardLine[] }

/** Beside what my institution copied last: never copied, the same, or changed since; `gone` is what it copied and is shown no more. */
export type CardChange = 'new' | 'same' | 'changed' | 'gone' | 'empty'

/** What became of one field since it was copied, by digests of its words. */
export function cardChange(now: string | null, before: string | undefined): CardChange {
  if (now === null) return before === undefined ? 'empty' : 'gone'
  if (before === undefined) return 'new'
  return now === before ? 'same' : 'changed'
}
