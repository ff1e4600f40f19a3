import { costSentence, type FreeUnits, freeSentence, ruleSentence, type ServiceEntry } from '#directory'
import type { MessageKey, T } from '#platform'
import type { Distance, Judged } from './candidate.domain.ts'
import type { Outcomes } from './candidates.query.server.ts'
import type { NeedWeight, NextStep, RefusedBy, Told } from './need.domain.ts'

export const WEIGHT_WORDS: Readonly<Record<NeedWeight, MessageKey>> = {
  urgent: 'casework.needs.weight.urgent',
  important: 'casework.needs.weight.important',
  would_help: 'casework.needs.weight.would_help',
}
export const TOLD_WORDS: Readonly<Record<Told, MessageKey>> = {
  conversation: 'casework.needs.told.conversation',
  writing: 'casework.needs.told.writing',
  together: 'casework.needs.told.together',
  itself: 'casework.needs.told.itself',
}
export const NEXT_WORDS: Readonly<Record<NextStep, MessageKey>> = {
  replace: 'casework.needs.next.replace',
  unmet: 'casework.needs.next.unmet',
  later: 'casework.needs.next.later',
}
export const REFUSED_BY_WORDS: Readonly<Record<RefusedBy, MessageKey>> = {
  family: 'casework.needs.refused_by.family',
  provider: 'casework.needs.refused_by.provider',
}
const DISTANCE_WORDS: Readonly<Record<Distance, MessageKey>> = {
  at_home: 'casework.needs.distance.at_home',
  remote: 'casework.needs.distance.remote',
  here: 'casework.needs.distance.here',
  powiat: 'casework.needs.distance.powiat',
  voivodeship: 'casework.needs.distance.voivodeship',
  farther: 'casework.needs.distance.farther',
  unknown: 'casework.needs.distance.unknown',
}

/** Everything said for and against one service, each in one sentence; what is not known says what to ask. */
export function reasonsOf(
  t: T,
  judged: Judged,
  entry: ServiceEntry,
  units: FreeUnits | null,
): { readonly for: readonly string[]; readonly against: readonly string[]; readonly ask: readonly string[] } {
  const rules = (wanted: string) =>
    judged.rules.filter(({ answer }) => answer === wanted).map(({ rule }) => ruleSentence(t, rule))
  const near = judged.distance === 'at_home' || judged.distance === 'here' || judged.distance === 'remote'
  const distance = t(DISTANCE_WORDS[judged.distance])
  const cost = costSentence(t, entry)
  const free = judged.cost === 'free'
  const room = units === null ? '' : freeSentence(t, units)
  const hasRoom = units !== null && units.counted !== null && units.counted.free > 0
  return {
    for: [...(free ? [cost] : []), ...(near ? [distance] : []), ...(hasRoom ? [room] : []), ...rules('yes')],
    against: [
      ...(judged.inArea ? [] : [t('casework.needs.other_area')]),
      ...rules('no'),
      ...(near || judged.distance === 'unknown' ? [] : [distance]),
      ...(free ? [] : [cost]),
      ...(hasRoom || room === '' ? [] : [room]),
    ],
    ask: [...(judged.distance === 'unknown' ? [distance] : []), ...rules('unknown')],
  }
}

/** How lines with this service ended so far; nothing where too few did. */
export function outcomeSentence(t: T, outcomes: Outcomes | null): string | null {
  if (!outcomes) return null
  const { confirmed, refused } = outcomes
  return [
    ...(confirmed > 0 ? [t('casework.needs.confirmed_in', { count: confirmed })] : []),
    ...(refused > 0 ? [t('casework.needs.refused_in', { count: refused })] : []),
  ].join('; ')
}
