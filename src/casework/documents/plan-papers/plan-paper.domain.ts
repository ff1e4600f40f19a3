import { z } from 'zod'
import { SECTORS } from '#model'

/** What of the shared plan fills a place of a paper. */
export const PLAN_FILLS = [
  'person',
  'worker',
  'goals',
  'effects',
  'goals_with_effects',
  'family_actions',
  'own_actions',
  'other_actions',
  'all_actions',
  'review',
] as const
export type PlanFill = (typeof PLAN_FILLS)[number]

const words = z.string().min(1)
/** Read in a public source, or put in its place from knowledge. */
const known = z.enum(['found', 'inferred'])
const level = z.union([z.literal(2), z.literal(3), z.literal(4)])
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level, text: words, known }),
  z.strictObject({ kind: z.literal('text'), text: words, known }),
  z.strictObject({ kind: z.literal('list'), items: z.array(words).min(1), known }),
  z.strictObject({ kind: z.literal('lines'), label: words, count: z.int().min(1).max(12), known }),
  z.strictObject({
    kind: z.literal('table'),
    caption: words,
    columns: z.array(words).min(1),
    rows: z.int().min(1).max(12),
    known,
  }),
  z.strictObject({ kind: z.literal('signatures'), who: z.array(words).min(1), known }),
  z.strictObject({ kind: z.literal('fill'), with: z.enum(PLAN_FILLS), known }),
])

const paper = z.strictObject({
  format: z.literal('kooperacja-plan-paper/1'),
  id: words,
  version: words,
  title: words,
  statute: words,
  source: z.url(),
  /** Sectors of the institutions whose task the paper is. */
  sectors: z.array(z.enum(SECTORS)).min(1),
  /** Of one adult with what is theirs and of the whole family, or of everybody in the plan. */
  about: z.enum(['person', 'family']),
  note: words,
  /** Set above the title. */
  above: z.array(block),
  opening: z.array(block),
  variants: z.array(z.strictObject({ id: z.string().regex(/^[a-z]+$/), name: words, blocks: z.array(block) })).min(1),
})

/** A paper of another law that one plan fills: its parts in the order that the law or its pattern gives them. Always in Polish. */
export type PlanPaper = z.infer<typeof paper>
export type PaperVariant = PlanPaper['variants'][number]
export type PaperBlock = z.infer<typeof block>

/** Reads a file of `content/plan-papers`. Throws on one that says otherwise than the format. */
export const readPlanPaper = (json: unknown): PlanPaper => paper.parse(json)
