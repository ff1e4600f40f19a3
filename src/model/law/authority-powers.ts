import type { LocalDate } from '#kernel'
import shipped from '../../../content/law/authority-powers.json' with { type: 'json' }
import { type AuthorityPower, powersAmong, readPowers } from './authority-power.domain.ts'

/** Every power there is or was: a changed law ends a row and adds another of the same code. */
export const POWERS: readonly AuthorityPower[] = readPowers(shipped)

/** The shipped powers of one use that hold on a day. */
export const powersOn = (use: AuthorityPower['use'], day: LocalDate): readonly AuthorityPower[] =>
  powersAmong(POWERS, use, day)
