import { LocalDate } from '#kernel'
import type { Field, FieldBind, Form, Prefill } from '../definition/document.ts'
import { type Answers, type FormContext, rowsOf, type Value, type Values } from './answers.domain.ts'
import { isFilled } from './conditions.domain.ts'

/** What a row was added under: a goal for an action, an action for a basket row. */
export type RowParent = { readonly goal?: string; readonly action?: string }

/** Of the item's fields, those an entry of the catalogue answers by itself. */
const FILLED_BY_SERVICE: Readonly<Partial<Record<FieldBind, 'kind' | 'area' | 'goods' | 'provider' | 'unit'>>> = {
  'item.kind': 'kind',
  'item.area': 'area',
  'item.goods': 'goods',
  'item.provider': 'provider',
  'item.unit': 'unit',
}

/**
 * Offers that rest on other answers of the same form. They also stand when the form is completed without having been
 * shown again.
 */
const FROM_THE_FORM: readonly Prefill[] = ['plan_end', 'service', 'action']
export const offeredOnCompletion = (field: Field): boolean =>
  field.prefill !== undefined && FROM_THE_FORM.includes(field.prefill)

/** What the product offers as the answer to an empty field, or nothing. A person may always change it. */
export function offerFor(
  field: Field,
  row: { readonly fields: readonly Field[]; readonly values: Values; readonly parent?: RowParent },
  planEnd: LocalDate | undefined,
  context: FormContext,
): Value | undefined {
  const { offered, prefill } = context
  const one = (value: string | undefined): Value | undefined =>
    value !== undefined && field.kind === 'multi_choice' ? [value] : value
  const answerTo = (bind: FieldBind) => {
    const tied = row.fields.find((other) => other.binds === bind)
    return tied ? row.values[tied.id] : undefined
  }
  const offers: Record<Prefill, () => Value | undefined> = {
    subject: () => one(prefill.subject),
    author: () => one(prefill.author),
    signed_in: () => one(prefill.signedIn),
    today: () => context.today,
    team: () => offered.teamInstitutions.map(({ id }) => id),
    children: () => offered.persons.filter((person) => !person.adult).map(({ id }) => id),
    goal: () => one(row.parent?.goal),
    action: () => actionOffer(field, row.parent?.action ?? answerTo('item.action'), context),
    service: () => serviceOffer(field, answerTo('item.what'), context),
    plan_end: () => planEnd ?? prefill.planEnd,
    family_voice: () => prefill.familyVoice,
    last: () => prefill.last?.[field.id],
  }
  const offer = field.prefill === undefined ? undefined : offers[field.prefill]()
  return isFilled(offer) ? offer : undefined
}

/** The action a row serves; in a field for a person, the person whose goal that action serves. */
function actionOffer(field: Field, action: Value | undefined, { offered }: FormContext): Value | undefined {
  if (field.kind !== 'person') return action
  return offered.actions.find(({ id }) => id === action)?.person ?? undefined
}

function serviceOffer(field: Field, what: Value | undefined, { offered }: FormContext): Value | undefined {
  if (typeof what !== 'object' || !('service' in what)) return undefined
  const name = field.binds && FILLED_BY_SERVICE[field.binds]
  return name && offered.services.find(({ id }) => id === what.service)?.fills?.[name]
}

/** The end of the plan as written on this form. */
export function planEndOn(form: Form, answers: Answers): LocalDate | undefined {
  for (const section of form.sections) {
    const field = section.fields.find(({ binds }) => binds === 'plan.to')
    const end = LocalDate.safeParse(field && rowsOf(section, answers)[0]?.values[field.id])
    if (end.success) return end.data
  }
  return undefined
}
