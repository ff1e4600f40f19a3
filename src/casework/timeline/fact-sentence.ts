import { type Model, nameIn } from '#model'
import type { Locale, MessageKey, T } from '#platform'

type Payload = Readonly<Record<string, unknown>>

/** The sentence that tells each fact of a case. Every name that a use case records has one. */
const SENTENCES: Readonly<Record<string, MessageKey>> = {
  'casework.case.opened': 'casework.fact.case.opened',
  'casework.case.taken_over': 'casework.takeover.fact.taken_over',
  'casework.form.kept_from_paper': 'casework.takeover.fact.form_kept',
  'casework.case.moved': 'casework.fact.case.moved',
  'casework.case.looked': 'casework.fact.case.looked',
  'casework.person.entered': 'casework.fact.person.entered',
  'casework.person.corrected': 'casework.fact.person.corrected',
  'casework.person.left_household': 'casework.fact.person.left_household',
  'casework.people.looked': 'casework.fact.people.looked',
  'casework.secret.unmasked': 'casework.fact.secret.unmasked',
  'casework.authority.recorded': 'casework.fact.authority.recorded',
  'casework.authority.ended': 'casework.fact.authority.ended',
  'casework.authority.corrected': 'casework.fact.authority.corrected',
  'casework.incapacity.recorded': 'casework.fact.incapacity.recorded',
  'casework.incapacity.ended': 'casework.fact.incapacity.ended',
  'casework.incapacity.corrected': 'casework.fact.incapacity.corrected',
  'casework.consent.given_for': 'casework.fact.consent.given_for',
  'casework.consent.withdrawn_for': 'casework.fact.consent.withdrawn_for',
  'casework.pointer.recorded': 'casework.fact.pointer.recorded',
  'casework.pointer.looked': 'casework.fact.pointer.looked',
  'casework.pointer.reader_named': 'casework.fact.pointer.reader_named',
  'casework.pointer.reader_ended': 'casework.fact.pointer.reader_ended',
  'casework.denial.made': 'casework.fact.denial.made',
  'casework.denial.lifted': 'casework.fact.denial.lifted',
  'casework.emergency.opened': 'casework.fact.emergency.opened',
  'casework.emergency.looked': 'casework.fact.emergency.looked',
  'casework.emergency.ended': 'casework.fact.emergency.ended',
  'casework.emergency.reviewed': 'casework.fact.emergency.reviewed',
  'casework.looks.looked': 'casework.fact.looks.looked',
  'casework.look.judged': 'casework.fact.look.judged',
  'casework.letter.registered': 'casework.fact.letter.registered',
  'casework.letter.picked': 'casework.fact.letter.picked',
  'casework.letter.edited': 'casework.fact.letter.edited',
  'casework.letter.approved': 'casework.fact.letter.approved',
  'casework.letter.taken_back': 'casework.fact.letter.taken_back',
  'casework.letter.sent': 'casework.fact.letter.sent',
  'casework.letter.printed': 'casework.fact.letter.printed',
  'casework.opinion.recorded': 'casework.fact.opinion.recorded',
  'casework.consent.withdrawn': 'casework.fact.consent.withdrawn',
  'casework.form.draft_kept': 'casework.fact.form.draft_kept',
  'casework.form.completed': 'casework.fact.form.completed',
  'casework.form.looked': 'casework.fact.form.looked',
  'casework.step.done': 'casework.fact.step.done',
  'casework.seat.given': 'casework.fact.seat.given',
  'casework.seat.ended': 'casework.fact.seat.ended',
  'casework.disclosure.made': 'casework.fact.disclosure.made',
  'casework.disclosure.withdrawn': 'casework.fact.disclosure.withdrawn',
  'casework.package.confirmed': 'casework.fact.package.confirmed',
  'casework.diagnosis.looked': 'casework.fact.diagnosis.looked',
  'casework.ledger.looked': 'casework.fact.ledger.looked',
  'casework.history.looked': 'casework.fact.history.looked',
  'casework.plan.accepted': 'casework.fact.plan.accepted',
  'casework.plan.refused': 'casework.fact.plan.refused',
  'casework.plan.looked': 'casework.fact.plan.looked',
  'casework.action.changed': 'casework.fact.action.changed',
  'casework.basket_item.changed': 'casework.fact.basket_item.changed',
  'casework.basket.looked': 'casework.fact.basket.looked',
  'casework.task.assigned': 'casework.fact.task.assigned',
  'casework.task.changed': 'casework.fact.task.changed',
  'casework.tasks.looked': 'casework.fact.tasks.looked',
  'casework.meeting.called': 'casework.fact.meeting.called',
  'casework.meeting.held': 'casework.fact.meeting.held',
  'casework.meeting.cancelled': 'casework.fact.meeting.cancelled',
  'casework.print.made': 'casework.fact.print.made',
  'casework.minutes.confirmed': 'casework.fact.minutes.confirmed',
  'casework.handover.offered': 'casework.handover.fact.offered',
  'casework.handover.taken_back': 'casework.handover.fact.taken_back',
  'casework.handover.accepted': 'casework.handover.fact.accepted',
  'casework.handover.refused': 'casework.handover.fact.refused',
  'casework.handover.asked_back': 'casework.handover.fact.asked_back',
  'casework.handover.received': 'casework.handover.fact.received',
  'casework.handover.looked': 'casework.handover.fact.looked',
  'casework.request.answered': 'casework.request.fact.answered',
  'casework.request.looked': 'casework.request.fact.looked',
  'casework.case_as.looked': 'casework.look_as.fact.looked',
  'casework.request.accepted': 'casework.request.fact.accepted',
  'casework.request.part_given': 'casework.request.fact.part_given',
  'casework.request.given': 'casework.request.fact.given',
  'casework.request.refused': 'casework.request.fact.refused',
  'casework.request.not_ours': 'casework.request.fact.not_ours',
  'casework.request.read': 'casework.request.fact.read',
  'casework.request.link_made': 'casework.request.fact.link_made',
  'casework.request.link_ended': 'casework.request.fact.link_ended',
  'casework.request.opened_by_link': 'casework.request.fact.opened_by_link',
  'casework.family.contact_confirmed': 'casework.family.fact.contact_confirmed',
  'casework.family.page_opened': 'casework.family.fact.page_opened',
  'casework.family.page_closed': 'casework.family.fact.page_closed',
  'casework.family.page_looked': 'casework.family.fact.page_looked',
  'casework.family.told': 'casework.family.fact.told',
  'casework.meetings.looked': 'casework.fact.meetings.looked',
}

export const hasSentence = (name: string): boolean => name in SENTENCES

/** What happened, in one sentence without a name; a fact that this version does not know is told as a change. */
export const factSentence = (t: T, name: string, payload: Payload = {}): string =>
  t(SENTENCES[name] ?? 'casework.fact.other', { print: typeof payload.print === 'string' ? payload.print : 'other' })

/** Which form, step, stage or role of the model a fact was about, in the reader's language; empty when it names none. */
export function factAbout(model: Model, payload: Payload, locale: Locale): string {
  const text = (key: string) => (typeof payload[key] === 'string' ? payload[key] : '')
  const steps = Array.isArray(payload.steps) ? payload.steps.map(String) : []
  const named = [
    model.form.find(text('form')),
    model.stage.find(text('to')),
    model.role.find(text('role')),
    ...steps.map((id) => model.step.find(id)),
  ]
  return named.flatMap((element) => (element ? [nameIn(element.name, locale)] : [])).join(', ')
}
