import { nameIn } from '#model'
import { type Locale, type MessageKey, showDate, type T } from '#platform'
import type { Standing } from './board.domain.ts'
import type { TurnShown } from './board.query.server.ts'

export const STANDING_WORDS: Readonly<Record<Standing, MessageKey>> = {
  overdue: 'casework.board.overdue',
  to_remind: 'casework.board.to_remind',
  running: 'casework.board.running',
  paused: 'casework.board.paused',
}
const DAY_WORDS: Readonly<Record<Standing, MessageKey>> = {
  overdue: 'casework.board.day_overdue',
  to_remind: 'casework.board.day_to_remind',
  running: 'casework.board.day_agreed',
  paused: 'casework.board.day_paused',
}

type Reader = { readonly t: T; readonly locale: Locale }

/** What is awaited: the deadline of the model, or that it is a task. */
export const whatOf = ({ deadline, model }: TurnShown, { t, locale }: Reader): string =>
  deadline === null
    ? t('casework.board.task')
    : nameIn(model.deadline.find(deadline)?.name ?? { pl: deadline, en: deadline }, locale)

/** Until when, in words: an agreed day is never called late. */
export function dayOf({ standing, force, dueOn, since }: TurnShown, { t }: Reader): string {
  const statutory = standing === 'running' && force === 'statutory'
  const date = showDate(standing === 'paused' ? since : dueOn)
  return t(statutory ? 'casework.board.day_statutory' : DAY_WORDS[standing], { date })
}

/** Who of the institution whose turn it is: a person, a role of the model, or whoever keeps the case. */
export function whoOf({ owner, person, role, model }: TurnShown, { t, locale }: Reader): string {
  if (owner === 'keeper') return t('casework.board.keeper')
  if (person !== null) return person
  return role === null ? '' : nameIn(model.role(role).name, locale)
}

/** The whole row as a sentence, for whoever does not see the drawing. */
export const axisLabel = (row: TurnShown, reader: Reader): string =>
  reader.t('casework.board.axis_label', { from: showDate(row.since), until: dayOf(row, reader) })
