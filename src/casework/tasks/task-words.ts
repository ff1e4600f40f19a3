import { isWorkingDay, type LocalDate } from '#kernel'
import { type MessageKey, showDate, type T } from '#platform'
import type { TagTone } from '#platform/ui'
import type { InstitutionNames } from '../cases/institution-names.query.server.ts'
import type { TaskPast } from './task-page.query.server.ts'
import type { TaskOrigin, TaskState } from './task-state.domain.ts'
import type { TaskGroup } from './task-turn.domain.ts'

export const TASK_LABELS: Readonly<Record<TaskState, MessageKey>> = {
  open: 'casework.task.open',
  done: 'casework.task.done',
  handed_over: 'casework.task.handed_over',
  dropped: 'casework.task.dropped',
}
export const TASK_TONES: Readonly<Record<TaskState, TagTone>> = {
  open: 'turn',
  done: 'ok',
  handed_over: 'info',
  dropped: 'line',
}

export const GROUP_TITLES: Readonly<Record<TaskGroup, MessageKey>> = {
  asked: 'casework.task.group.asked',
  mine: 'casework.task.group.mine',
  to_take: 'casework.task.group.to_take',
  institution: 'casework.task.group.institution',
  given: 'casework.task.group.given',
  others: 'casework.task.group.others',
  closed: 'casework.task.group.closed',
}

export const ORIGIN_LABELS: Readonly<Record<TaskOrigin['kind'], MessageKey>> = {
  hand: 'casework.task.origin.hand',
  decision: 'casework.task.origin.decision',
  minutes: 'casework.task.origin.minutes',
  action: 'casework.task.origin.action',
  request: 'casework.task.origin.request',
  step: 'casework.task.origin.step',
}

const PAST: Readonly<Record<TaskPast['act'], MessageKey>> = {
  given: 'casework.task.past.given',
  accepted: 'casework.task.past.accepted',
  returned: 'casework.task.past.returned',
  refused: 'casework.task.past.refused',
  handed: 'casework.task.past.handed',
  offered: 'casework.task.past.offered',
  withdrawn: 'casework.task.past.withdrawn',
  done: 'casework.task.past.done',
  handed_over: 'casework.task.past.handed_over',
  dropped: 'casework.task.past.dropped',
  open: 'casework.task.past.open',
  reminded: 'casework.task.past.reminded',
  head_told: 'casework.task.past.head_told',
  supported: 'casework.task.past.supported',
  support_ended: 'casework.task.past.support_ended',
}

/** What happened to a task, in a sentence. */
export function pastSentence(t: T, { act, to, toPerson }: TaskPast, names: InstitutionNames): string {
  const institution = (to === null ? undefined : names.get(to)?.shortName) ?? t('casework.plan.other_institution')
  return t(PAST[act], { institution, person: toPerson ?? 'none' })
}

/** The day that was agreed; a day off is told as such, since agreed days are not moved by anybody but those who agreed them. */
export function agreedDay(t: T, due: LocalDate | null): string {
  if (due === null) return ''
  const agreed = t('casework.work.agreed_until', { date: showDate(due) })
  return isWorkingDay(due) ? agreed : `${agreed} (${t('casework.task.day_off')})`
}
