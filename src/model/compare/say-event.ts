import type { EventName, EventRef } from '../definition/document.ts'
import { type NamedKind, nameOf, type Words } from './words.ts'

/** What the events that name something name (FORMAT.md, section 7). */
const OF: Readonly<Partial<Record<EventName, NamedKind>>> = {
  stage_entered: 'stage',
  stage_left: 'stage',
  step_done: 'step',
  form_completed: 'form',
  consent_given: 'form',
  consent_withdrawn: 'form',
  review_held: 'review',
  meeting_planned: 'body',
  invitations_sent: 'body',
  meeting_held: 'body',
  minutes_confirmed: 'body',
  request_sent: 'ground',
  request_answered: 'ground',
  agreement_signed: 'agreement',
  agreement_ends: 'agreement',
}

/** An event that starts or ends a clock, in words: "wykonanie kroku: Rozmowa". */
export function sayEvent({ event, of }: EventRef, words: Words): string {
  const kind = OF[event]
  const named = of === undefined || !kind ? words.t('model.compare.event_of.any') : nameOf(words, kind, of)
  return words.t(`model.compare.event.${event}`, { of: named })
}
