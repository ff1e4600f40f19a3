import type { Language } from '#directory'
import { addMonths, type LocalDate } from '#kernel'
import type { Field, FieldBind, Form, Model } from '#model'

/** How much a need matters, in a word that family and team agreed; never a number. */
export const NEED_WEIGHTS = ['urgent', 'important', 'would_help'] as const
export type NeedWeight = (typeof NEED_WEIGHTS)[number]

/** A need as its entry keeps it. Areas and kinds of goods are items of the model's lists; one of the two is told at most. */
export type NeedBody = {
  readonly words: string
  readonly weight: NeedWeight
  readonly area: string | null
  readonly goods: string | null
  /** How much of it at once: places, hours a week, visits a month or pieces, as services count them; and for how many such periods. */
  readonly units: number
  readonly periods: number
  /** The language in which help is asked for; nothing where any will do. */
  readonly language: Language | null
  /** Since when it has been known. */
  readonly since: LocalDate
  /** Nobody looks for anything any more. */
  readonly over: boolean
  /** Rows of the basket form that were written for it: services, or a need without one. They keep their ids through every basket. */
  readonly rows: readonly string[]
}

/** A need of one person, or of the whole family. `id` stays through its wordings, `itemId` is the entry that stands. */
export type Need = NeedBody & { readonly id: string; readonly itemId: string; readonly subjectId: string | null }

/** How an order of needs was told to a worker, who wrote it down. */
export const TOLD = ['conversation', 'writing', 'together'] as const
export type ToldWorker = (typeof TOLD)[number]
/** `itself`: nobody wrote it down for the person, who did so on their page. */
export type Told = ToldWorker | 'itself'

/** One need in somebody's own order, with what they wish about it. */
export type Ranked = { readonly need: string; readonly wish: string | null }
/** The order in which one adult, or the family together, puts the needs. `words` tell it as it was then. */
export type RankingBody = {
  readonly order: readonly Ranked[]
  readonly words: string
  readonly told: Told
  readonly onDay: LocalDate
}
export type Ranking = RankingBody & { readonly itemId: string; readonly subjectId: string | null }

/** What comes after a refusal: something else, nothing because there is nothing, or a day to come back to it. */
export const NEXT_STEPS = ['replace', 'unmet', 'later'] as const
export type NextStep = (typeof NEXT_STEPS)[number]
export const REFUSED_BY = ['family', 'provider'] as const
export type RefusedBy = (typeof REFUSED_BY)[number]
export type RefusalBody = {
  readonly by: RefusedBy
  readonly words: string
  readonly next: NextStep
  /** When to come back to it, of what is left for later. */
  readonly until: LocalDate | null
}

/** The section of a form that is asked about a notion, and the question itself. */
export function askedAs(form: Form | undefined, bind: FieldBind): { section: string; field: Field } | null {
  for (const section of form?.sections ?? []) {
    const field = section.fields.find(({ binds }) => binds === bind)
    if (field) return { section: section.id, field }
  }
  return null
}

/** Under which category of the model needs are kept: that of needs without a service, else that of goals of the plan. */
export function needCategory(model: Model): string | null {
  const fields = model.form.all.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  const bound = (bind: FieldBind) => fields.find(({ binds }) => binds === bind)?.category
  return bound('unmet.need') ?? bound('goal.text') ?? null
}

/** Whole years between two days. */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return addMonths(born, 12 * years) <= on ? years : years - 1
}

/** Places in an order as typed, one for each need, "1" first; nothing where two are the same or one is left out between. */
export function orderOf(places: ReadonlyMap<string, number>): readonly string[] | null {
  const sorted = [...places].sort(([, a], [, b]) => a - b)
  return sorted.every(([, place], index) => place === index + 1) ? sorted.map(([need]) => need) : null
}

/** The place of a need in an order, from 1; nothing where it is not in it. */
export const placeOf = ({ order }: Pick<RankingBody, 'order'>, need: string): number | null => {
  const index = order.findIndex((one) => one.need === need)
  return index < 0 ? null : index + 1
}
