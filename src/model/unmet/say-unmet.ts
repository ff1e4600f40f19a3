import type { Locale, MessageKey, MessageParams, T } from '#platform'
import { showMoney } from '#platform'
import { FAMILY } from '../answers/answers.domain.ts'
import type { Field, Form, Name } from '../definition/document.ts'
import { fixedAnswers } from '../definition/form-fields.domain.ts'
import type { Model } from '../definition/model.domain.ts'
import { nameIn } from '../name-in.ts'
import type { Missing, MissingParams, Unmet } from '../running/unmet.domain.ts'

/** Names of the people, institutions, actions, items and tasks that this reader may know, by id; the rest is told without a name. */
export type NameOf = (id: string) => string | undefined

/** A rule that does not hold, in words: what is missing, one sentence each, and the paragraph that asks for it. */
export type UnmetSaid = {
  readonly clause: string
  readonly sentences: readonly string[]
  /** A person may pass it by confirming with a reason. */
  readonly confirmable: boolean
  readonly rule: Unmet['rule']
}

type Telling = {
  readonly t: T
  readonly locale: Locale
  readonly model: Model
  readonly nameOf: NameOf
  readonly params: MissingParams
}
type Param = string | number | readonly string[]

/** Tells why a transition cannot be made yet. Names of the model come from the model, names of people from `nameOf`. */
export function sayUnmet(
  reader: { readonly t: T; readonly locale: Locale },
  model: Model,
  unmet: readonly Unmet[],
  nameOf: NameOf,
): readonly UnmetSaid[] {
  return unmet.map(({ clause, missing, confirmable, rule }) => ({
    clause,
    confirmable,
    rule,
    sentences: missing.map((one) => sayMissing(reader, model, one, nameOf)),
  }))
}

function sayMissing(
  { t, locale }: { readonly t: T; readonly locale: Locale },
  model: Model,
  { key, params }: Missing,
  nameOf: NameOf,
): string {
  const telling: Telling = { t, locale, model, nameOf, params }
  return t(`model.rule.${key}`, { ...wordsOf(telling), ...within(telling) })
}

const wordsOf = (telling: Telling): MessageParams =>
  Object.fromEntries(
    Object.entries(telling.params).map(([name, value]) => [name, WORDS[name]?.(value, telling) ?? plain(value)]),
  )

/** Figures stand as they are; a list that nothing names is counted out loud, never shown as ids. */
const plain = (value: Param): string | number => (typeof value === 'object' ? value.length : value)

const listed = (words: readonly string[], locale: Locale, type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(locale, { type }).format(words)

type Unnamed = 'person' | 'institution' | 'action' | 'item' | 'task' | 'any'
const byName =
  (kind: Unnamed) =>
  (value: Param, { t, locale, nameOf }: Telling): string =>
    listed(
      [value].flat().map((id) => knownName(String(id), t, nameOf) ?? t(`model.unnamed.${kind}`)),
      locale,
      'conjunction',
    )

const knownName = (id: string, t: T, nameOf: NameOf): string | undefined =>
  nameOf(id) ?? (id === FAMILY ? t('model.word.whole', { kind: 'family' }) : undefined)

const ofModel =
  (
    find: (model: Model, id: string) => { readonly name: Name } | undefined,
    type: 'conjunction' | 'disjunction' = 'disjunction',
  ) =>
  (value: Param, { model, locale }: Telling): string =>
    listed(
      [value].flat().map((id) => {
        const element = find(model, String(id))
        return element ? nameIn(element.name, locale) : String(id)
      }),
      locale,
      type,
    )

const keyed =
  (prefix: 'institutions.sector' | 'model.support') =>
  (value: Param, { t }: Telling): string =>
    // Both words come from closed vocabularies whose every member has a message; a test goes through them.
    t(`${prefix}.${String(value)}` as MessageKey)

const money = (value: Param): string => showMoney(Number(value))

/** How each parameter of a missing thing is told; those without an entry are figures. */
const WORDS: Readonly<Record<string, (value: Param, telling: Telling) => string>> = {
  step: ofModel((model, id) => model.step.find(id)),
  form: ofModel((model, id) => model.form.find(id)),
  body: ofModel((model, id) => model.body.find(id)),
  role: ofModel((model, id) => model.role.find(id)),
  review: ofModel((model, id) => model.review.find(id)),
  category: ofModel((model, id) => model.category.find(id)),
  agreements: ofModel((model, id) => model.agreement.find(id)),
  field: (value, telling) => fieldOf(telling, String(value))?.label ?? String(value),
  block: (value, telling) => formOf(telling)?.sections.find(({ id }) => id === value)?.label ?? String(value),
  values: (value, telling) => answerWords(value, telling),
  sector: keyed('institutions.sector'),
  support: keyed('model.support'),
  person: byName('person'),
  institution: byName('institution'),
  institutions: byName('institution'),
  providers: byName('institution'),
  action: byName('action'),
  item: byName('item'),
  items: byName('item'),
  task: byName('task'),
  for: byName('any'),
  here: money,
  together: money,
  envelope: money,
  over: money,
}

const formOf = ({ model, params }: Telling): Form | undefined => model.form.find(String(params.form))

const fieldOf = (telling: Telling, id: string): Field | undefined =>
  formOf(telling)
    ?.sections.flatMap(({ fields }) => fields)
    .find((field) => field.id === id)

/** The answers a question needs, in the words of its options. */
function answerWords(value: Param, telling: Telling): string {
  const { model, params, t, locale } = telling
  const field = fieldOf(telling, String(params.field))
  const options = field ? labelled(model, field) : []
  const words = [value].flat().map((one) => {
    const id = String(one)
    if (id === 'true') return t('platform.word.yes')
    if (id === 'false') return t('platform.word.no')
    return options.find((option) => option.id === id)?.label ?? id
  })
  return listed(words, locale, 'disjunction')
}

function labelled(model: Model, field: Field): readonly { readonly id: string; readonly label: string }[] {
  if (field.options) return field.options
  if (field.list) return model.list(field.list).items
  return (fixedAnswers(model.document, field) ?? []).flatMap((id) => {
    const element = model.outcome.find(id) ?? model.category.find(id) ?? model.ground.find(id)
    return element ? [{ id, label: element.name.pl }] : []
  })
}

/** "ostatnie 3 miesiące" of a rule that asks for something recent. */
function within({ t, params: { amount, unit } }: Telling): MessageParams {
  if (unit !== 'calendar_days' && unit !== 'working_days' && unit !== 'months') return {}
  return { within: t(`model.within.${unit}`, { amount: Number(amount) }) }
}
