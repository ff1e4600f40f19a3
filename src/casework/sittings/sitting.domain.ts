import type { Model } from '#model'

/** When one case's part begins, as `13:00`, and how long it is meant to take, in minutes. */
export type SlotTime = { readonly time: string; readonly minutes: number }

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** An hour so many minutes later on the same day, as `13:05`; null past midnight. */
export function laterBy(time: string, minutes: number): string | null {
  const at = minutesOf(time) + minutes
  if (at < 0 || at >= 24 * 60) return null
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** How many minutes lie between two hours of a day. */
export const minutesBetween = (from: string, to: string): number => minutesOf(to) - minutesOf(from)

/** The place in the list of the first part that begins before another one is over, or -1. Parts that touch do not overlap. */
export function firstOverlap(slots: readonly SlotTime[]): number {
  return slots.findIndex(({ time, minutes }, index) =>
    slots.slice(0, index).some((other) => {
      const [start, before] = [minutesOf(time), minutesOf(other.time)]
      return start < before + other.minutes && before < start + minutes
    }),
  )
}

/**
 * Roles that convene a standing body: its chair and those of its roles that may call meetings; where the model names none, every role of
 * the body.
 */
export function rolesThatConvene(model: Model, element: string): readonly string[] {
  const { chair } = model.body(element)
  const own = model.role.all.filter(({ body }) => body === element)
  const convening = own.filter(({ id, can }) => id === chair || can?.includes('call_meeting'))
  return (convening.length > 0 ? convening : own).map(({ id }) => id)
}
