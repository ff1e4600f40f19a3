import type { CaseFacts, Model } from '#model'

/** Money of the basket, in grosze. */
export type BasketSums = {
  /** What the gmina may spend on all its families. */
  readonly envelope: number
  /** Bound in all cases of the gmina together. */
  readonly together: number
  readonly here: number
  readonly left: number
  /** So much of the envelope is bound that the model wants it said. */
  readonly nearEnd: boolean
  /** This family is beyond the limit for one family: a warning only. */
  readonly overFamilyLimit: { readonly limit: number } | null
}

const GROSZE = 100
const WHOLE = 100

/** The sums that the basket page shows; nothing for a model without a basket. What was refused costs nothing. */
export function basketSums(model: Model, facts: CaseFacts): BasketSums | null {
  const { basket } = model.document
  if (!basket) return null
  const amountOf = (param: string) => Math.round(model.number(`$${param}`, facts.local) * GROSZE)
  const paid = facts.items.filter(({ source, state }) => state !== 'refused' && source === basket.paidSource)
  const here = paid.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  const together = here + facts.paidElsewhere
  const envelope = amountOf(basket.envelope)
  const limit = basket.familyLimit === undefined ? 0 : amountOf(basket.familyLimit)
  return {
    envelope,
    together,
    here,
    left: envelope - together,
    nearEnd: together * WHOLE >= envelope * basket.warnAtPercent,
    overFamilyLimit: limit > 0 && here > limit ? { limit } : null,
  }
}
