import type { Model } from '#model'

/** When one case's part begins, as `13:00`, and how long it is meant to take, in minutes. */
export type SlotTime = { readonly time: string; readonly minutes: number }

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

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
