import type { Category, EligibilityRule } from '#directory'
import { costSentence, ruleSentence } from '#directory'
import type { Candidate, NeedWeight, Term } from '#planner'
import { type MessageKey, showMoney, type T } from '#platform'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import type { Eligibility } from './judged.domain.ts'
import type { NeedRow } from './need.store.server.ts'
import type { Proposed } from './proposal.query.server.ts'

export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`)

export const WEIGHT_WORDS: Readonly<Record<NeedWeight, MessageKey>> = {
  urgent: 'casework.proposals.weight.urgent',
  important: 'casework.proposals.weight.important',
  would_help: 'casework.proposals.weight.would_help',
}
export const STANDING_WORDS: Readonly<Record<Candidate['standing'], MessageKey>> = {
  chosen: 'casework.proposals.standing.chosen',
  promised: 'casework.proposals.standing.promised',
  not_weighed: 'casework.proposals.standing.not_weighed',
  possible: 'casework.proposals.standing.possible',
  by_exchange: 'casework.proposals.standing.by_exchange',
  impossible: 'casework.proposals.standing.impossible',
}
export const OBSTACLE_WORDS: Readonly<Record<Candidate['obstacles'][number], MessageKey>> = {
  other_category: 'casework.proposals.obstacle.other_category',
  other_area: 'casework.proposals.obstacle.other_area',
  not_eligible: 'casework.proposals.obstacle.not_eligible',
  eligibility_unknown: 'casework.proposals.obstacle.eligibility_unknown',
  declined: 'casework.proposals.obstacle.declined',
  cost_unknown: 'casework.proposals.obstacle.cost_unknown',
  already_given: 'casework.proposals.obstacle.already_given',
  no_units: 'casework.proposals.obstacle.no_units',
  no_money: 'casework.proposals.obstacle.no_money',
  over_family_limit: 'casework.proposals.obstacle.over_family_limit',
}

/** The area of a need, as the directory calls it. */
export const categoryName = (t: T, category: Category): string => t(`directory.category.${category}`)

/** One summand in words with its figure and its points; nothing where there is nothing to count. */
export function termSentence(t: T, { rule, figure, points }: Term, sourceName: string): string | null {
  const told = { points: signed(points) }
  const number = Number(figure)
  switch (rule) {
    case 'met':
      return t('casework.proposals.term.met', { ...told, word: String(figure) })
    case 'waited':
      return t('casework.proposals.term.waited', { ...told, days: number })
    case 'familyPlaces':
      return figure === null ? null : t('casework.proposals.term.family_place', { ...told, place: number })
    case 'sourceStep':
      return t('casework.proposals.term.source', { ...told, steps: number, source: sourceName })
    case 'familyOrder':
      if (figure === null) return null
      return figure === 'below'
        ? t('casework.proposals.term.order_below', told)
        : t('casework.proposals.term.order', { ...told, place: number })
    case 'waiting':
      return figure === null
        ? t('casework.proposals.term.waiting_unknown', told)
        : t('casework.proposals.term.waiting', { ...told, days: number })
    case 'distance':
      return figure === null
        ? t('casework.proposals.term.distance_unknown', told)
        : t('casework.proposals.term.distance', { ...told, km: number })
    case 'language':
      return figure === null ? null : t('casework.proposals.term.language', told)
  }
}

/** Why a service is open to the person or not, in words: what people said, else the rules of the entry that decided. */
export function eligibilitySentences(t: T, { answer, said, rules }: Eligibility): readonly string[] {
  if (said === 'eligible' || said === 'not_eligible') return [t(`casework.proposals.said.${said}`)]
  if (answer === 'yes') return [t('casework.proposals.eligible.yes')]
  const told = (rule: EligibilityRule) => ruleSentence(t, rule)
  return [t(`casework.proposals.eligible.${answer}`, { rules: rules.map(told).join('; ') })]
}

/** What a candidate asks of the envelope, and what is left there for it. */
export function moneySentence(t: T, { asks, free }: Candidate): string {
  if (asks.grosze === 0) return t('casework.proposals.costs_nothing')
  if (asks.grosze === null) return t('casework.proposals.costs_unknown')
  return t('casework.proposals.costs', { grosze: showMoney(asks.grosze), left: showMoney(free.grosze) })
}

/** How many units are asked for, and how many are free. */
export const unitsSentence = (t: T, { asks, free }: Candidate): string =>
  free.units === null
    ? t('casework.proposals.units_unknown', { units: asks.units })
    : t('casework.proposals.units', { units: asks.units, free: free.units })

/** What one unit costs, as the entry says it. */
export const priceOf = (t: T, proposed: Proposed, service: string): string => {
  const found = proposed.services.get(service)
  return found ? costSentence(t, found.entry) : ''
}

export const serviceName = (proposed: Proposed, service: string | null, none: string): string =>
  service === null ? none : (proposed.services.get(service)?.entry.name ?? none)

/** What choosing otherwise costs, with everything that would change. */
export function otherwiseSentences(t: T, proposed: Proposed, { otherwise, standing }: Candidate): readonly string[] {
  if (!otherwise) return []
  const key = standing === 'chosen' ? 'casework.proposals.without_it' : 'casework.proposals.with_it'
  const nothing = t('casework.proposals.nothing')
  const needName = (id: string) => proposed.needs.find((one) => one.id === id)?.words ?? ''
  return [
    t(key, { points: otherwise.costs }),
    ...otherwise.changes.map(({ need, from, to }) =>
      t('casework.proposals.change', {
        need: needName(need),
        from: serviceName(proposed, from, nothing),
        to: serviceName(proposed, to, nothing),
      }),
    ),
  ]
}

/** Whose a need is. */
export function whose(t: T, need: NeedRow, people: readonly FamilyPerson[], code: string): string {
  const person = people.find(({ id }) => id === need.subjectId)
  return person ? personLabel(person, code) : t('casework.proposals.whole_family')
}
