import { z } from 'zod'
import { LocalDate } from '#kernel'
import { ACCESS, type ItemName, KINDS, LANGS } from './item.domain.ts'

/** Front matter of the content pack (`content/education/FORMAT.md`, section 2). An unknown key is an error. */
const text = z.string().min(1)
const said = z.union([z.string(), z.number()]).transform(String)
const Source = z.strictObject({
  title: text,
  url: z.string().nullable(),
  published: said.optional(),
  accessed: said.optional(),
  fact: z.string().optional(),
})
export type Source = z.infer<typeof Source>

const common = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  lang: z.enum(LANGS),
  variant: z.literal('etr').optional(),
  title: text.max(300),
  summary: z.string().max(1000),
  access: z.enum(ACCESS),
  edition: z.string().min(1).max(20),
  edition_date: LocalDate,
  author: text.max(200),
  review_by: LocalDate.optional(),
  legal_check: z.boolean().optional(),
  fictional: z.boolean().optional(),
  audience: z.array(text).optional(),
  model_refs: z.array(text).optional(),
  tags: z.array(said).optional(),
  sources: z.array(Source).optional(),
}
/** Whatever a structured key holds, it is kept as it was read: what works with it checks it. */
const kept = z.unknown()
const own = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, kept.optional()]))

const OF_KIND = {
  page: {
    slug: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
    menu: z.enum(['main', 'footer', 'none']),
    order: z.number().int(),
    element_ids: z.array(text).optional(),
  },
  news: { date: LocalDate, event_date: LocalDate, region: z.string().optional() },
  material: {
    kind: z.enum(['guide', 'template', 'checklist', 'scenario', 'card']),
    pages_estimate: z.number().optional(),
    fields: z.array(kept).optional(),
  },
  course: {
    lessons: z.array(text),
    duration_minutes: z.number(),
    pass_percent: z.number().optional(),
    certificate: z.boolean().optional(),
    ...own('outcomes', 'opens', 'family_ref'),
  },
  lesson: { course: text, order: z.number().int(), duration_minutes: z.number(), prerequisite: text.nullable() },
  training_cycle: own(
    ...['hours_total', 'group_size', 'support_form', 'attendance_threshold_percent', 'sessions', 'certificate'],
  ),
  exchange_meeting: own('starts', 'ends', 'places', 'hosts', 'support_form'),
  conference: own('date', 'place', 'places', 'agenda', 'support_form'),
  call: own(
    ...['opens_at', 'closes_at', 'area', 'addressee', 'places', 'channels', 'criteria_formal', 'criteria_merit'],
    ...['preferences', 'diversity', 'reserve_list', 'completion_days', 'ties', 'depends_on', 'form', 'clarifications'],
  ),
  focus_guide: own('duration_minutes', 'group_size', 'composition', 'stages'),
  transcript: own('pseudonymised', 'speakers', 'keep_until', 'guide'),
  codebook: own('codes', 'transcript'),
  recommendation: own(
    ...['number', 'addressee', 'level', 'priority', 'basis', 'status', 'status_date', 'effect', 'due'],
  ),
} as const satisfies Record<(typeof KINDS)[number], Record<string, z.ZodType>>

const Common = z.object(common)
export type Front = z.infer<typeof Common> & { readonly type: (typeof KINDS)[number] } & Readonly<
    Record<string, unknown>
  >

/** Reads front matter whose kind is told by `type`. Throws ZodError, also on a key that the format does not know. */
export function readFront(given: unknown): Front {
  const { type } = z.object({ type: z.enum(KINDS) }).parse(given)
  const shape = z.strictObject({ type: z.literal(type), ...common, ...OF_KIND[type] })
  return shape.parse(given) as Front
}

export const nameIn = (front: Front): ItemName => ({
  kind: front.type,
  slug: front.id,
  lang: front.lang,
  variant: front.variant ?? 'standard',
})

/** What lists say: nothing of these is withheld from whoever sees the card. */
const ON_CARD = [
  ...['slug', 'menu', 'order', 'tags', 'date', 'event_date', 'region', 'kind', 'fictional', 'legal_check', 'audience'],
  ...['course', 'lessons', 'duration_minutes', 'certificate', 'number', 'opens_at', 'closes_at', 'pages_estimate'],
] as const

/** The card's part of the front matter. The address of a page is called `address` there. */
export const cardIn = (front: Front): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ON_CARD.flatMap((key) => (front[key] === undefined ? [] : [[key === 'slug' ? 'address' : key, front[key]]])),
  )

/** Read back from a card or from a body. */
export const Listed = z.object({
  address: z.string().optional(),
  menu: z.enum(['main', 'footer', 'none']).optional(),
  order: z.number().optional(),
  tags: z.array(z.string()).default([]),
  event_date: LocalDate.optional(),
  date: LocalDate.optional(),
  region: z.string().optional(),
  kind: z.string().optional(),
  fictional: z.boolean().default(false),
  course: z.string().optional(),
})
export const sourcesIn = (front: Readonly<Record<string, unknown>>): readonly Source[] =>
  z.object({ sources: z.array(Source).default([]) }).parse(front).sources
