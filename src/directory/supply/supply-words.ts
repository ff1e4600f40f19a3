import { showDate, type T } from '#platform'
import type { FreeUnits } from './free-units.query.server.ts'

/** What is free of a service and who waits, in one line: "wolne 3 z 10 miejsc", "brak wolnych miejsc, na liście oczekujących mniej niż 5". */
export function freeSentence(t: T, free: FreeUnits): string {
  return [countedSentence(t, free.counted), waitingSentence(t, free), daysSentence(t, free)]
    .filter((one) => one !== null)
    .join(', ')
}

function countedSentence(t: T, counted: FreeUnits['counted']): string | null {
  if (counted === null) return null
  const { unit, units, free } = counted
  return free > 0 ? t(`directory.supply.free.${unit}`, { free, units }) : t(`directory.supply.full.${unit}`)
}

const daysSentence = (t: T, { daysToWait }: FreeUnits): string | null =>
  daysToWait === null || daysToWait === 0 ? null : t('directory.supply.days_to_wait', { days: daysToWait })

function waitingSentence(t: T, { waiting, exact, longestSince }: FreeUnits): string | null {
  if (exact && waiting === 0) return null
  if (waiting === 0) return t('directory.supply.waits.few')
  if (exact) return t('directory.supply.waits.exact', { waiting, since: longestSince ? showDate(longestSince) : '' })
  const [year, month] = (longestSince ?? '').split('-')
  return t('directory.supply.waits.at_least', { waiting, since: `${month}.${year}` })
}
