import { addDays, addMonths, type LocalDate } from '#kernel'
import {
  type Answers,
  FAMILY,
  type Field,
  type Form,
  type FormContext,
  type Row,
  type Section,
  type Value,
  type Values,
  visible,
} from '#model'
import type { Texts } from './texts.ts'

/** Who a plan's row is about and answers for; what differs from one told family to another. */
export type Telling = {
  readonly texts: Texts
  /** Chooses among alternatives, the same for the same family. */
  readonly n: number
  readonly sectors: ReadonlyMap<string, string>
  /** Institutions whose actions are their own task, only noted. */
  readonly noted: ReadonlySet<string>
  readonly paidSource: string | null
  readonly until: LocalDate
  readonly disputed: boolean
}

const nth = <T>(values: readonly T[], n: number): T | undefined => values[n % values.length]

/** Answers a form of any model plausibly, from its definition and from what the case offers: what demonstrations and walks through a model need. */
export function fillForm(form: Form, context: FormContext, telling: Telling): Answers {
  const answers: Record<string, Values | readonly Row[]> = {}
  let goals = context.offered.goals.map(({ id }) => id)
  for (const section of form.sections) {
    const rows = section.repeat ? rowsFor(section, context, telling) : []
    // Actions point at the goals of the same plan.
    if (section.binds === 'plan_goal') goals = rows.map(({ rowId }) => rowId)
    const place = { form, section, context, telling, goals }
    answers[section.id] = section.repeat
      ? rows.map(({ rowId, at }) => ({ rowId, values: valuesOf({ ...place, at }) }))
      : valuesOf({ ...place, at: 0 })
  }
  return visible(form, answers)
}

type RowAt = { readonly rowId: string; readonly at: number }

function rowsFor(section: Section, { offered, model, newRowId }: FormContext, { n }: Telling): readonly RowAt[] {
  const of = (ids: readonly string[]) => ids.map((rowId, at) => ({ rowId, at }))
  switch (section.repeat?.over) {
    case 'list': {
      const items = model.list(section.repeat.list ?? '').items
      const chosen = items.filter((item) => item.category === undefined || ordinary(model, item.category))
      return of([nth(chosen, n), nth(chosen, n + 2)].flatMap((item) => (item ? [item.id] : [])))
    }
    case 'members':
      return of(offered.persons.map(({ id }) => id))
    case 'goals':
      return of(offered.goals.map(({ id }) => id))
    case 'actions':
      return of(offered.actions.map(({ id }) => id))
    case 'items':
      return of(offered.items.map(({ id }) => id))
    default:
      return Array.from({ length: rowCount(section, offered.persons.length, n) }, (_, at) => ({
        rowId: newRowId(),
        at,
      }))
  }
}

const AREAS_TOLD = 4
/** Of so many families one has a service for everything. */
const NEEDS_AMONG = 4

const ordinary = (model: FormContext['model'], category: string) =>
  ['ordinary', 'protected'].includes(model.category(category).sensitivity)

function rowCount(section: Section, persons: number, n: number): number {
  switch (section.binds) {
    case 'plan_goal':
      return persons
    case 'plan_action':
      return persons + 1
    case 'basket_item':
      return 2
    case 'decision':
      return 1
    case 'unmet_need':
      return n % NEEDS_AMONG === 0 ? 0 : 1
    default:
      return section.repeat?.min ?? 0
  }
}

/** Where an answer is to stand: in the `at`-th row of a section. */
type Place = {
  readonly form: Form
  readonly section: Section
  readonly context: FormContext
  readonly telling: Telling
  readonly goals: readonly string[]
  readonly at: number
}

function valuesOf(place: Place): Values {
  const values: Record<string, Value> = {}
  for (const field of place.section.fields) {
    const value = answerTo(field, place)
    if (value !== undefined) values[field.id] = value
  }
  return values
}

function answerTo(field: Field, place: Place): Value | undefined {
  const { section, context, telling, at } = place
  const { n, texts } = telling
  switch (field.kind) {
    case 'heading':
    case 'note':
    case 'file':
      return undefined
    case 'text':
      return nth(texts.text, n + at)
    case 'long_text':
      return longText(field, place)
    case 'number':
      return field.integer ? Math.max(field.min ?? 1, 1) + (n % 4) : 1
    case 'money':
      return 20_000 + ((n + at) % 5) * 8_000
    case 'date':
      return dateOf(field, context.today, telling)
    case 'yes_no':
      return !opensBarrier(section, field) || n % 4 === 0
    case 'person':
      return nth(context.offered.persons, at)?.id ?? FAMILY
    case 'institution':
      return institutionOf(field, place)
    case 'service':
      return { service: null, text: nth(section.urgent ? texts.urgent : texts.services, n + at) ?? '' }
    case 'choice':
    case 'scale_with_words':
    case 'multi_choice':
      return chosen(field, place)
  }
}

/** Only some families meet a barrier that their team cannot remove. */
const opensBarrier = (section: Section, field: Field): boolean =>
  section.fields.some(
    ({ binds, showWhen }) => binds === 'barrier.text' && showWhen && 'field' in showWhen && showWhen.field === field.id,
  )

function longText(
  field: Field,
  { form, section, context: { offered, prefill }, telling, at }: Place,
): string | undefined {
  const { texts, n, disputed } = telling
  // Each institution sees something else, and one of them disagrees.
  const writer = offered.teamInstitutions.findIndex(({ id }) => id === prefill.author)
  const dissent = disputed && writer <= 1 ? texts.dissent : undefined
  switch (field.binds) {
    case 'goal.text':
      return nth(texts.goals, at)
    case 'unmet.need':
      return nth(texts.unmet, n)
    case 'action.text':
      return nth(actionsOf(responsible(offered.teamInstitutions, at), telling), n + at)
    case 'item.justification':
      return texts.justification
    case 'decision.text':
      return nth(texts.decisions, n + at)
    case 'decision.dissent':
      return dissent
    case 'diagnosis.family_voice':
    case 'evaluation.family_voice':
      return nth(texts.voice, n)
    default:
      if (form.record === 'case_report') return nth(field.required ? texts.report : texts.voice, n)
      if (form.record === 'diagnosis' && !section.repeat) return dissent
      return nth(texts.words, n + at + section.id.length + field.id.length + 2 * Math.max(0, writer))
  }
}

function dateOf(field: Field, today: LocalDate, { until, n }: Telling): LocalDate | undefined {
  if (field.notAfter === 'today') return today
  if (field.binds === 'plan.to') return until
  if (field.binds === 'item.to' || field.binds === 'task.due') return addDays(today, 14 + n)
  if (field.prefill === 'plan_end') return until
  return field.prefill === 'today' ? today : field.notBefore ? addMonths(today, 1) : today
}

function institutionOf(field: Field, { context: { offered, prefill }, telling, at }: Place): string | undefined {
  if (field.prefill === 'author') return prefill.author
  if (field.binds === 'action.responsible') return responsible(offered.teamInstitutions, at)
  const open = offered.teamInstitutions.filter(({ id }) => !telling.noted.has(id))
  return nth(open, at)?.id ?? offered.otherInstitutions[0]?.id
}

/** The family itself answers for the first action, then the institutions of the team in turn. */
const responsible = (team: FormContext['offered']['teamInstitutions'], at: number): string =>
  (at === 0 ? undefined : nth(team, at)?.id) ?? FAMILY

const actionsOf = (who: string, { texts: { actions }, sectors }: Telling): readonly string[] =>
  (who === FAMILY ? actions.family : actions[sectors.get(who) ?? '']) ?? actions.other

function chosen(field: Field, { context: { model, offered }, telling, goals, at }: Place): Value | undefined {
  const list = field.list ? model.list(field.list).items : (field.options ?? [])
  const one = (id: string | undefined) => (id !== undefined && field.kind === 'multi_choice' ? [id] : id)
  switch (field.listOf) {
    case 'goals':
      return one(nth(goals, at))
    case 'actions':
      return one(nth(offered.actions, at)?.id)
    case 'children':
      return offered.persons.filter(({ adult }) => !adult).map(({ id }) => id)
    case 'team_institutions':
      return field.binds === 'action.supporting' ? undefined : offered.teamInstitutions.map(({ id }) => id)
    case 'action_modes':
      return telling.noted.has(responsible(offered.teamInstitutions, at)) ? 'own_task_noted' : 'agreed'
    case 'outcomes':
      return one(model.outcome.all.find(({ result }) => result === (telling.n % 3 === 0 ? 'partial' : 'success'))?.id)
    default:
      break
  }
  // The same areas come back, so that a powiat has figures to tell.
  if (field.binds === 'unmet.area') return one(nth(list.slice(1, 1 + AREAS_TOLD), telling.n)?.id)
  if (field.binds === 'unmet.why') return one(nth(list, telling.n + at)?.id)
  if (field.binds === 'item.source') return one(at === 1 && telling.paidSource ? telling.paidSource : list[1]?.id)
  if (field.kind === 'scale_with_words') return list[Math.min(list.length - 1, 1 + ((telling.n + at) % 3))]?.id
  return one(list[field.binds === 'item.kind' ? at % list.length : 0]?.id)
}
