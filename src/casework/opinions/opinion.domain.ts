import { addMonths, type LocalDate } from '#kernel'

/** In years. From this age a child is asked for an own opinion: half of the capacity of an adult begins then too (k.c. art. 12 and 15). */
export const OPINION_AGE = 13

/**
 * Whether somebody has reached an age, in whole years: from the first moment of the birthday, and on 28 February where there is no 29th
 * (k.c. art. 112).
 */
export const hasReached = (years: number, born: LocalDate, on: LocalDate): boolean => addMonths(born, 12 * years) <= on

export type OpinionBar = 'not_a_child' | 'birth_day_unknown' | 'too_young'

/** What stands in the way of writing down an own opinion of this person, heard on a day; nothing when it may be. */
export function opinionBarred(
  person: { readonly adult: boolean; readonly born: LocalDate | null },
  on: LocalDate,
): OpinionBar | null {
  if (person.adult) return 'not_a_child'
  if (person.born === null) return 'birth_day_unknown'
  return hasReached(OPINION_AGE, person.born, on) ? null : 'too_young'
}
