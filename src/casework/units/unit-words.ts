import { showDate, showInstant, type T } from '#platform'
import type { WaitingPlace } from './units-of-line.query.server.ts'

/** "3. w kolejce: zwykła, od 03.09.2026; przed nią 1 pilna i 1, która czeka dłużej." */
export function placeSentence(t: T, { place, urgent, since, urgentAhead, longerAhead }: WaitingPlace): string {
  const ahead = t('casework.units.ahead', { urgent: urgentAhead, longer: longerAhead, all: urgentAhead + longerAhead })
  return t('casework.units.place', { place, kind: urgent ? 'urgent' : 'ordinary', since: showDate(since), ahead })
}

/** That a free unit is offered, or was until some hour; nothing where none is. */
export function offerSentence(t: T, { offeredUntil }: WaitingPlace, now: Date): string | null {
  if (offeredUntil === null) return null
  const until = showInstant(offeredUntil)
  return offeredUntil >= now ? t('casework.units.offered', { until }) : t('casework.units.offer_passed', { until })
}
