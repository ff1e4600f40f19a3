import { localDate, SubjectId } from '#kernel'
import { MONDAY } from '#test/world.ts'
import { recordAuthority } from '../../src/casework/authority/record-authority.server.ts'
import { nameReader, recordPointer } from '../../src/casework/blue-card/record-pointer.server.ts'
import { caseFacts } from '../../src/casework/cases/case-facts.store.server.ts'
import { report } from '../../src/casework/cases/case-world.fixture.ts'
import { keepApart, nameSide } from '../../src/casework/compartments/keep-apart.server.ts'
import { openShield } from '../../src/casework/compartments/keep-shield.server.ts'
import { recordSafeContact } from '../../src/casework/compartments/record-safe-contact.server.ts'
import { giveConsentFor } from '../../src/casework/consents/consent-for.server.ts'
import { recordSharingConsent } from '../../src/casework/consents/record-sharing-consent.server.ts'
import { enterPerson } from '../../src/casework/families/enter-person.server.ts'
import { keepFormDraft } from '../../src/casework/forms/complete-form.server.ts'
import { newForm } from '../../src/casework/forms/form-to-fill.query.server.ts'
import { proposeDates } from '../../src/casework/meeting-dates/propose-dates.server.ts'
import { callMeeting } from '../../src/casework/meetings/call-meeting.server.ts'
import { holdMeeting } from '../../src/casework/meetings/hold-meeting.server.ts'
import { agendaLines } from '../../src/casework/minutes/agenda.store.server.ts'
import { addAgendaLines } from '../../src/casework/minutes/agenda-lines.server.ts'
import { beginMinutes, notePresence } from '../../src/casework/minutes/begin-minutes.server.ts'
import { writeSentence } from '../../src/casework/minutes/write-sentence.server.ts'
import { acceptPlan } from '../../src/casework/plan/accept-plan.server.ts'
import { basketOf, ipw } from '../../src/casework/plan/work.fixture.ts'
import { callSitting } from '../../src/casework/sittings/call-sitting.server.ts'
import { assignTask } from '../../src/casework/tasks/assign-task.server.ts'
import type { CaseWorld, Team } from './world.ts'

const TODAY = localDate('2026-11-23')
const STATED = { recordedHow: 'paper', recordedOn: TODAY } as const

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string }
export const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}
const idOf = async ({ rows }: CaseWorld, table: string, caseId: string, more = 'true'): Promise<string> => {
  const [found] = await rows<{ id: string }>(
    `select id from casework.${table} where case_id = $1 and (${more}) order by id`,
    [caseId],
  )
  if (!found) throw new Error(`the case has nothing in casework.${table}`)
  return found.id
}

/** Puts a case into a stage of its model, past the rules that lead there. */
export async function enterStage({ found, rows, lead }: CaseWorld, caseId: string, stage: string): Promise<void> {
  const [now] = await rows<{ no: number }>('select visit_no as no from casework.case where id = $1', [caseId])
  const no = (now?.no ?? 0) + 1
  const visit = { stage, entered_at: MONDAY, entered_on: TODAY, made_by: lead }
  await found.put('casework.visit', { case_id: caseId, no, ...visit })
  await rows('update casework.case set stage = $2, visit_no = $3 where id = $1', [caseId, stage, no])
}

/** Puts a step of the present stage on record. */
export async function stepIsDone({ found, newId, rows, lead, ops }: CaseWorld, caseId: string, step: string) {
  const [now] = await rows<{ no: number }>('select visit_no as no from casework.case where id = $1', [caseId])
  const by = { institution_id: ops, done_by: lead, done_at: MONDAY }
  await found.put('casework.step_done', { id: newId(), case_id: caseId, step, visit_no: now?.no, on_day: TODAY, ...by })
}

/** A mother and a son of fifteen, told by the acts of the product itself up to help that is given: what every page of a case can show. */
export async function familyAtWork(world: CaseWorld, { institutions, people, joins }: Team, head: string) {
  const { as, lead } = world
  const caseId = await world.opens(lead, { family: 'Zmyślińska', given: 'Anna' })
  const known = await as(lead, (ctx) => caseFacts(ctx, caseId))
  const mother = SubjectId.parse(known.facts.persons[0]?.id)
  const son = { family: 'Zmyśliński', given: 'Jan', adult: false, born: localDate('2011-02-01') }
  const child = done(await as(lead, (ctx) => enterPerson(ctx, { caseId, ...son, shieldedAddress: 'ul. Cicha 1' })))
  const family: Family = { caseId, mother, child, seats: await joins(caseId) }
  const card = done(await world.complete(lead, caseId, 'karta-zgloszenia', report(mother)))
  const agreed = await consents(world, family)
  const request = await asksSchool(world, family)
  const longDraft = await begins(world, family, 'karta-diagnozy')
  const planned = await plans(world, family, { institutions, head })
  const helped = await helps(world, family)
  const pointed = await points(world, family)
  const parted = await parts(world, family, { police: institutions.police, related: people.county })
  return {
    ...family,
    card,
    ...agreed,
    request,
    longDraft,
    ...planned,
    ...helped,
    ...pointed,
    ...parted,
    ...(await shows(world, family)),
  }
}

type Family = {
  readonly caseId: string
  readonly mother: SubjectId
  readonly child: SubjectId
  readonly seats: Awaited<ReturnType<Team['joins']>>
}

async function consents(world: CaseWorld, { caseId, mother, child }: Family) {
  const { as, lead } = world
  await enterStage(world, caseId, 'zgody-i-zespol')
  const answers = {
    zakres: { udzial: true, forma: 'duzy-druk', 'nie-chce': '', 'kontakt-nigdy': ['sms'] },
    potwierdzenie: { 'data-zgody': '2026-11-23' },
  }
  done(await world.complete(lead, caseId, 'zgoda-na-udzial', answers, mother))
  const about = { caseId, subjectId: child }
  const parent = { holder: mother, kind: 'full', document: 'birth_record', from: localDate('2011-02-01') } as const
  const authority = done(await as(lead, (ctx) => recordAuthority(ctx, { ...about, ...parent, covers: undefined })))
  const given = { ...about, giver: mother, second: undefined, text: undefined, ...STATED }
  const shared = { subjectId: mother, giver: mother, recipient: world.ops, ground: 'podstawa-zgoda', ...STATED }
  const told = {
    ...shared,
    caseId,
    categories: ['mocne-strony'],
    validUntil: undefined,
    second: undefined,
    text: undefined,
  }
  return {
    authority,
    consent: done(await as(lead, (ctx) => giveConsentFor(ctx, given))),
    sharingConsent: done(await as(lead, (ctx) => recordSharingConsent(ctx, told))),
  }
}

async function asksSchool(world: CaseWorld, { caseId, mother }: Family): Promise<string> {
  await enterStage(world, caseId, 'diagnoza')
  const question = {
    'do-kogo': world.school,
    'o-kogo': mother,
    podstawa: 'podstawa-art-105',
    'numer-sprawy': 'GOPS.1/2026',
    'zakres-pytania': ['nauka'],
    tresc: 'Jak często syn bywał w szkole?',
    'po-co': 'Do diagnozy',
  }
  return done(await world.complete(world.lead, caseId, 'prosba-o-informacje', { pytanie: question }))
}

/** A plan that the family and the keeper have accepted, and a line of the basket. */
async function plans(
  world: CaseWorld,
  { caseId, mother, child }: Family,
  { institutions, head }: Pick<Team, 'institutions'> & { readonly head: string },
) {
  const { as, lead, ops, school, newId, rows } = world
  await enterStage(world, caseId, 'ipw')
  await stepIsDone(world, caseId, 'spotkanie-planu')
  const action = newId()
  const goals = [
    { id: newId(), whose: child, text: 'Szkoła' },
    { id: newId(), whose: mother, text: 'Praca' },
  ]
  const actions = [
    { id: action, who: ops, text: 'Naprawa pieca' },
    { id: newId(), who: school, text: 'Zajęcia' },
    { id: newId(), who: institutions.police, text: 'Rozmowa z dzielnicowym' },
  ]
  done(await world.complete(lead, caseId, 'program-ipw', ipw(goals, actions)))
  const plan = await idOf(world, 'plan', caseId)
  await enterStage(world, caseId, 'koszyk')
  const line = { id: newId(), what: 'Remont pieca', who: mother, provider: institutions.provider }
  done(await world.complete(lead, caseId, 'karta-koszyka', basketOf([line])))
  await stepIsDone(world, caseId, 'wyslanie-planu')
  const accepted = { caseId, planId: plan, decision: 'accepted', hours: undefined } as const
  const hers = { ...accepted, who: `person:${mother}`, ...STATED }
  done(await as(lead, (ctx) => acceptPlan(ctx, hers)))
  const own = { ...accepted, who: `institution:${ops}`, recordedHow: undefined, recordedOn: undefined }
  done(await as(head, (ctx) => acceptPlan(ctx, own)))
  await rows(`update casework.plan set state = 'active' where id = $1`, [plan])
  const entry = await idOf(world, 'item', caseId, `kind = 'answer'`)
  return { plan, action, line: await idOf(world, 'basket_item', caseId), entry }
}

/** Tasks, a meeting called and one held, and a form begun. */
async function helps(world: CaseWorld, family: Family) {
  const { as, lead, ops, school } = world
  const { caseId } = family
  const doing = { caseId, what: 'Zadzwonić do świetlicy', due: localDate('2026-12-01') }
  for (const institution of [ops, school]) done(await as(lead, (ctx) => assignTask(ctx, { ...doing, institution })))
  const place = { caseId, body: 'zespol-rodziny', place: 'GOPS', steps: [] }
  const called = { ...place, day: localDate('2026-12-01'), time: '10:00' }
  const ahead = done(await as(lead, (ctx) => callMeeting(ctx, called)))
  const asked = { caseId, body: 'zespol-rodziny', place: 'GOPS', leaveOut: [], dayOff: false }
  const dates = [{ day: localDate('2026-12-02'), time: '10:00', row: 0 }]
  const poll = done(await as(lead, (ctx) => proposeDates(ctx, { ...asked, dates })))
  const [guest] = await world.rows<{ no: number }>(
    'select no from casework.poll_guest where poll_id = $1 and subject_id is not null order by no',
    [poll],
  )
  const turn = { whose: `institution:${ops}`, day: localDate('2026-12-03'), place: 'GOPS', dayOff: false }
  const slots = [{ caseId, time: '10:00', minutes: 30, row: 0 }]
  const sitting = done(await as(lead, (ctx) => callSitting(ctx, { ...turn, slots })))
  const live = await minutesOf(world, caseId, done(await as(lead, (ctx) => callMeeting(ctx, called))))
  const present = [`worker:${lead}:${ops}`]
  const held = { ...place, heldOn: TODAY, present, familyTookPart: true, confirm: false, decisions: [], meeting: null }
  const meeting = done(await as(lead, (ctx) => holdMeeting(ctx, held)))
  const draft = await begins(world, family, 'karta-pilnej-pomocy')
  return {
    meeting,
    ahead,
    poll,
    guest: String(guest?.no),
    sitting,
    live,
    draft,
    task: await idOf(world, 'task', caseId, `institution_id = '${ops}'`),
  }
}

/** A planned meeting with an agenda of two lines whose minutes are begun, and a sentence in them. */
async function minutesOf({ as, lead }: CaseWorld, caseId: string, meetingId: string) {
  const of = { caseId, meetingId }
  const lines = [{ text: 'Nauka syna' }, { text: 'Koszyk' }]
  done(await as(lead, (ctx) => addAgendaLines(ctx, { ...of, lines })))
  done(await as(lead, (ctx) => beginMinutes(ctx, of)))
  const [line, other] = (await as(lead, (ctx) => agendaLines(ctx, meetingId))).map(({ id }) => id)
  done(await as(lead, (ctx) => notePresence(ctx, { ...of, ways: [{ no: 1, way: 'room' }], familyHeard: true })))
  const said = { ...of, lineId: line ?? '', text: 'Szkoła odpowie.', as: 'said' as const }
  const sentence = done(await as(lead, (ctx) => writeSentence(ctx, said)))
  return { meeting: meetingId, line: line ?? '', other: other ?? '', sentence }
}

/** A form of the present stage with nothing written in it yet. */
async function begins({ as, lead }: CaseWorld, { caseId }: Family, form: string): Promise<string> {
  const kept = as(lead, async (ctx) =>
    keepFormDraft(ctx, await newForm(ctx, caseId, form), { caseId, answers: {}, version: null }),
  )
  return done(await kept)
}

async function points(world: CaseWorld, { caseId }: Family) {
  const { as, lead, teacher } = world
  const contact = { contactFunction: 'przewodnicząca', contactInstitution: 'zespół', contactPhone: '41 111 22 33' }
  done(await as(lead, (ctx) => recordPointer(ctx, { caseId, runs: true, ...contact, onDay: TODAY })))
  done(await as(lead, (ctx) => nameReader(ctx, { caseId, personId: teacher, reason: 'prowadzi rozmowy' })))
  return { reader: await idOf(world, 'blue_card_reader', caseId) }
}

/** A mother and her son kept apart, whose address is shielded and opened to the police; the county worker is related to the mother. */
async function parts(
  world: CaseWorld,
  { caseId, mother, child }: Family,
  { police, related }: { readonly police: string; readonly related: string },
) {
  const { as, lead } = world
  const late = { family: 'Zmyślińska', given: 'Ola', adult: false }
  const youngest = done(await as(lead, (ctx) => enterPerson(ctx, { caseId, ...late })))
  const said = { never: ['post'], since: TODAY } as const
  done(await as(lead, (ctx) => recordSafeContact(ctx, { caseId, subjectId: mother, ...said })))
  const shield = await idOf(world, 'shield', caseId)
  const opening = { caseId, shieldId: shield, who: `institution:${police}`, reason: 'patrole', until: TODAY }
  done(await as(lead, (ctx) => openShield(ctx, opening)))
  const pair = {
    one: mother,
    other: child,
    kind: 'no_meeting',
    basis: 'court_order',
    reason: 'próba',
    from: TODAY,
  } as const
  const apart = done(await as(lead, (ctx) => keepApart(ctx, { caseId, ...pair })))
  const side = { personId: related, subjectId: mother, why: 'related', reason: 'siostra' } as const
  done(await as(lead, (ctx) => nameSide(ctx, { caseId, ...side })))
  const shieldReader = await idOf(world, 'shield_reader', caseId)
  return { youngest, shield, shieldReader, apart, side: await idOf(world, 'side', caseId) }
}

/** What the keeper shows to the school: everything about learning. */
async function shows({ found, newId, ops, school, lead, versionId }: CaseWorld, { caseId }: Family) {
  const disclosure = newId()
  await found.put('casework.disclosure', {
    ...{ id: disclosure, case_id: caseId, owner_institution_id: ops, recipient_institution_id: school },
    ...{ category: 'nauka', extent: 'full', version_id: versionId, purpose: 'Wspólna praca' },
    ...{
      recipient_role: 'czlonek-zespolu-rodziny',
      ground: 'podstawa-zadanie',
      ground_kind: 'statutory_task',
      decided_by: lead,
      decided_at: TODAY,
    },
    ...{ valid_from: TODAY, valid_until: '2027-05-24' },
  })
  return { disclosure }
}
