import type { RuleParameters } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { CaseFacts, ItemFact } from './case-facts.domain.ts'
import { type Missing, missing } from './unmet.domain.ts'

/** Rules about the basket (FORMAT.md, sections 10 and 11). What was refused is neither paid for nor delivered. */

const GROSZE = 100

const live = (items: readonly ItemFact[]): readonly ItemFact[] => items.filter(({ state }) => state !== 'refused')

/** An item without a source is not paid. */
const paidItems = (facts: CaseFacts, model: Model): readonly ItemFact[] =>
  live(facts.items).filter(({ source }) => source !== null && source === model.document.basket?.paidSource)

/** Urgent help counts too. The parameter is in złoty, amounts are in grosze. */
export function basketWithinEnvelope(
  use: RuleParameters['basket_within_envelope'],
  facts: CaseFacts,
  model: Model,
): readonly Missing[] {
  const envelope = Math.round(model.number(use.envelope, facts.local) * GROSZE)
  const here = paidItems(facts, model).reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  const together = here + facts.paidElsewhere
  if (together <= envelope) return []
  return [missing('envelope_exceeded', { here, together, envelope, over: together - envelope })]
}

export function paidItemJustified(
  _use: RuleParameters['paid_item_justified'],
  facts: CaseFacts,
  model: Model,
): readonly Missing[] {
  return paidItems(facts, model).flatMap(({ id, amount, justification }) => [
    ...(amount === null ? [missing('item_without_amount', { item: id })] : []),
    ...(justification === null || justification.trim() === ''
      ? [missing('item_without_justification', { item: id })]
      : []),
  ])
}

/** Each pair of items is told once; pairs wholly from other cases are not this case's matter. */
export function noDuplicateService(_use: RuleParameters['no_duplicate_service'], facts: CaseFacts): readonly Missing[] {
  const here = live(facts.items)
  const elsewhere = live(facts.itemsElsewhere)
  return here.flatMap((item, index) =>
    [...here.slice(index + 1), ...elsewhere]
      .filter((other) => isDuplicate(item, other))
      .map((other) =>
        missing('same_service_twice', {
          items: [item.id, other.id],
          providers: [item.provider, other.provider].filter((provider) => provider !== null),
        }),
      ),
  )
}

const isDuplicate = (one: ItemFact, other: ItemFact): boolean =>
  one.kind !== 'goods' &&
  other.kind !== 'goods' &&
  one.person === other.person &&
  one.provider !== null &&
  other.provider !== null &&
  one.provider !== other.provider &&
  sameService(one, other) &&
  overlap(one, other)

function sameService(one: ItemFact, other: ItemFact): boolean {
  if (one.service !== null && other.service !== null) return one.service === other.service
  const plain = (text: string) => text.toLocaleLowerCase('pl').replace(/\s+/g, ' ').trim()
  return plain(one.text) === plain(other.text)
}

/** A side without a day is open. */
const overlap = (one: ItemFact, other: ItemFact): boolean => startsBy(one, other.to) && startsBy(other, one.to)
const startsBy = ({ from }: ItemFact, end: string | null): boolean => from === null || end === null || from <= end

export function goodsHandedOver({ form }: RuleParameters['goods_handed_over'], facts: CaseFacts): readonly Missing[] {
  const recorded = new Set(
    facts.forms.filter((one) => one.form === form && one.completed !== null).map(({ key }) => key),
  )
  return facts.items
    .filter(({ kind, state }) => kind === 'goods' && (state === 'delivered' || state === 'confirmed'))
    .filter(({ id }) => !recorded.has(id))
    .map(({ id }) => missing('goods_not_handed_over', { item: id }))
}
