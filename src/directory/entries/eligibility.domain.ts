/** Which certificate of disability opens a service. */
export const DISABILITIES = ['any', 'moderate', 'severe', 'child'] as const
export type Disability = (typeof DISABILITIES)[number]

/** Who may send somebody. One of those named is enough. */
export const REFERRERS = ['social_work', 'doctor', 'counselling', 'school', 'court'] as const
export type Referrer = (typeof REFERRERS)[number]

/** What somebody is to children. One of those named is enough. */
export const PARENTHOODS = ['pregnant', 'parent', 'single_parent', 'large_family', 'foster'] as const
export type Parenthood = (typeof PARENTHOODS)[number]

/**
 * Who a service is for, as rules from a closed set. All rules of an entry must hold. Each is told in one plain sentence
 * (`directory.rule.*`), and answered with *unknown* when the fact it asks for is not known.
 */
export type EligibilityRule =
  | { readonly kind: 'age'; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly kind: 'lives_in_area' }
  | { readonly kind: 'disability'; readonly certificate: Disability }
  /** Income at most so many per cent of the criterion of art. 8 of the act on social assistance. */
  | { readonly kind: 'income'; readonly percent: number }
  | { readonly kind: 'referral'; readonly by: readonly Referrer[] }
  | { readonly kind: 'parenthood'; readonly is: readonly Parenthood[] }
  | { readonly kind: 'registered_unemployed' }
  | { readonly kind: 'insured' }
  /** In words that no program can answer: people ask the provider. */
  | { readonly kind: 'other'; readonly words: string }
export type RuleKind = EligibilityRule['kind']

/** What is known of one person for whom a service is sought; left out is not known. An empty list is known to be empty. */
export type PersonFacts = {
  /** Whole years. */
  readonly age?: number
  /** TERYT code of the gmina. */
  readonly livesIn?: string
  readonly disability?: 'none' | 'light' | 'moderate' | 'severe' | 'child'
  /** Income as per cent of the criterion. */
  readonly incomePercent?: number
  readonly referredBy?: readonly Referrer[]
  readonly parenthood?: readonly Parenthood[]
  readonly registeredUnemployed?: boolean
  readonly insured?: boolean
}

export type Answer = 'yes' | 'no' | 'unknown'
const known = (fact: unknown, holds: () => boolean): Answer => {
  if (fact === undefined) return 'unknown'
  return holds() ? 'yes' : 'no'
}

const CERTIFICATES: Readonly<Record<Disability, readonly PersonFacts['disability'][]>> = {
  any: ['light', 'moderate', 'severe', 'child'],
  moderate: ['moderate', 'severe'],
  severe: ['severe'],
  child: ['child'],
}

/** Whether one rule holds for one person. `area`: the units that the service serves. */
export function answerRule(rule: EligibilityRule, facts: PersonFacts, area: readonly string[]): Answer {
  switch (rule.kind) {
    case 'age':
      return known(facts.age, () => {
        const age = facts.age ?? 0
        return age >= (rule.from ?? 0) && age <= (rule.to ?? Number.POSITIVE_INFINITY)
      })
    case 'lives_in_area':
      return known(facts.livesIn, () => serves(area, facts.livesIn ?? ''))
    case 'disability':
      return known(facts.disability, () => CERTIFICATES[rule.certificate].includes(facts.disability))
    case 'income':
      return known(facts.incomePercent, () => (facts.incomePercent ?? 0) <= rule.percent)
    case 'referral':
      return known(facts.referredBy, () => rule.by.some((one) => facts.referredBy?.includes(one)))
    case 'parenthood':
      return known(facts.parenthood, () => rule.is.some((one) => facts.parenthood?.includes(one)))
    case 'registered_unemployed':
      return known(facts.registeredUnemployed, () => facts.registeredUnemployed === true)
    case 'insured':
      return known(facts.insured, () => facts.insured === true)
    case 'other':
      return 'unknown'
  }
}

/** Whether a service may be for a person: no as soon as one rule says no, yes when all do, else unknown. */
export function eligible(rules: readonly EligibilityRule[], facts: PersonFacts, area: readonly string[]): Answer {
  const answers = rules.map((rule) => answerRule(rule, facts, area))
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}

/** Whether an area holds a unit: one of its units is that unit or one that it lies in, whose code its own begins with. */
export const serves = (area: readonly string[], unitCode: string): boolean =>
  area.some((one) => unitCode.startsWith(one))
