import { showInstant, type T, useReader } from '#platform'
import type { Hours } from './hours.domain.ts'

/** One clock in a sentence: how long is left, or how it ended. */
export function hoursInWords({ clock, due, state, minutes }: Hours, t: T): string {
  const spent = { hours: Math.floor(Math.abs(minutes) / 60), minutes: Math.abs(minutes) % 60, due: showInstant(due) }
  return `${t(`protection.hours.${clock}`)}: ${t(`protection.hours.${state}`, spent)}`
}

/** Clocks one under another, those that passed said so in words. */
export function HoursLines({ clocks }: { clocks: readonly Hours[] }) {
  const { t } = useReader()
  if (clocks.length === 0) return <>–</>
  return (
    <>
      {clocks.map((one) => (
        <p>{hoursInWords(one, t)}</p>
      ))}
    </>
  )
}
