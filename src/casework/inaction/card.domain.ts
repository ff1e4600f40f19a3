import { z } from 'zod'

/** Said in both languages of the site. */
const Words = z.strictObject({ pl: z.string().min(3).max(400), en: z.string().min(3).max(400) })
/** The id of a source; none where it is inferred. */
const SourceId = z.string().min(1).nullable()

const Cost = z
  .strictObject({
    what: Words,
    payer: Words,
    /** None where no reliable source was found. */
    grosze: z.int().positive().nullable(),
    per: z.enum(['month', 'once']).nullable(),
    /** The year the amount is of. */
    year: z.int().min(2000).max(2100).nullable(),
    source: SourceId,
  })
  .refine(({ grosze, source }) => grosze === null || source !== null, 'amount_without_source')
  .refine(({ grosze, per, year }) => (grosze === null) === (per === null && year === null), 'amount_incomplete')
export type Cost = z.infer<typeof Cost>

const Card = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: Words,
  without: z.array(z.strictObject({ text: Words, source: SourceId })).min(1),
  costs: z.array(Cost).min(1),
})
/** What happens in one problem area when nobody helps, and what that costs whom. */
export type Card = z.infer<typeof Card>

const Cards = z.strictObject({
  format: z.literal('kooperacja-cost-of-inaction/1'),
  sources: z.record(z.string(), z.strictObject({ title: z.string().min(5), url: z.url().nullable() })),
  cards: z.array(Card).min(1),
})
export type Cards = z.infer<typeof Cards>
export type Source = Cards['sources'][string]

/** Reads `content/cost-of-inaction/cards.json`. Throws on one that says otherwise than its format, or names a source it does not tell. */
export function readCards(file: unknown): Cards {
  const cards = Cards.parse(file)
  const named = cards.cards.flatMap(({ without, costs }) => [...without, ...costs].map(({ source }) => source))
  const unknown = named.find((source) => source !== null && !(source in cards.sources))
  if (unknown) throw new Error(`the source ${unknown} is not told`)
  return cards
}

const MONTHS = 12

/** What comes to in a year, in grosze; null for what is paid once or has no amount. */
export const inYear = ({ grosze, per }: Cost): number | null =>
  grosze === null || per !== 'month' ? null : grosze * MONTHS
