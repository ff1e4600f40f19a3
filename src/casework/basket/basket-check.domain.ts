import {
  type Answers,
  type BoundItem,
  basketWithinEnvelope,
  bound,
  type CaseFacts,
  type FieldBind,
  type Form,
  type ItemFact,
  type Missing,
  type Model,
  paidItemJustified,
} from '#model'
import type { Objection } from '../forms/objection.domain.ts'
import { serviceKey } from './service-key.domain.ts'

/**
 * What the basket as written lacks: what is bought needs its cost and the reason why nothing earlier in the order of sources is enough, and
 * all that is bought in the gmina together stays within its envelope.
 */
export function basketObjections(model: Model, facts: CaseFacts, form: Form, answers: Answers): readonly Objection[] {
  const { items } = bound(form, answers)
  const urgent = facts.items.filter((item) => item.urgent)
  const written: CaseFacts = { ...facts, items: [...urgent, ...items.map(asFact)] }
  const flaws = paidItemJustified({ form: form.id }, { ...written, items: items.map(asFact) }, model)
  const beyond = overEnvelope(model, written)
  return [
    ...flaws.map((missing) => ({ field: placeOf(form, missing), missing: inWords(missing, items) })),
    ...beyond.map((missing) => ({ field: sectionOf(form, 'item.what').id, missing })),
  ]
}

/** Whether all that is bought in the gmina, this case included, is more than its envelope. */
export function overEnvelope(model: Model, facts: CaseFacts): readonly Missing[] {
  const { basket } = model.document
  return basket ? basketWithinEnvelope({ envelope: `$${basket.envelope}` }, facts, model) : []
}

const asFact = (item: BoundItem): ItemFact => ({
  id: item.id ?? '',
  service: serviceKey(item.what),
  text: '',
  kind: item.kind,
  source: item.source,
  amount: item.amount,
  justification: item.justification,
  person: item.person,
  provider: item.provider,
  from: item.from,
  to: item.to,
  state: 'planned',
  urgent: item.urgent,
})

const sectionOf = (form: Form, bind: FieldBind) => {
  const section = form.sections.find(({ fields }) => fields.some(({ binds }) => binds === bind))
  if (!section) throw new Error(`form ${form.id} does not ask for ${bind}`)
  return section
}

function placeOf(form: Form, { key, params }: Missing): string {
  const bind = key === 'item_without_amount' ? 'item.amount' : 'item.justification'
  const section = form.sections.find(({ fields }) => fields.some(({ binds }) => binds === bind))
  const field = section?.fields.find(({ binds }) => binds === bind)
  if (!section || !field) return sectionOf(form, 'item.what').id
  return `${section.id}.${String(params.item)}.${field.id}`
}

/** A line not kept yet has no name to look up, so it is told by its own words. */
function inWords(missing: Missing, items: readonly BoundItem[]): Missing {
  const item = items.find(({ id }) => id === missing.params.item)
  return item ? { ...missing, params: { ...missing.params, item: item.what.text } } : missing
}
