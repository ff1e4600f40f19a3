import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate, localDate } from '#kernel'
import { walkedDue } from '#test/wall-calendar.ts'
import type { Deadline } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import type { CaseEvent, CaseFacts, StageVisit } from './case-facts.domain.ts'
import { ownerOf, type PlaceInTeam } from './clock-owner.domain.ts'
import { type Clock, clocks } from './clocks.domain.ts'
import { action, CLINIC, caseIn, item, modelNamed, OPS, plan, SCHOOL } from './facts.fixture.ts'

const BEGIN = localDate('2025-11-03')
const LAST = 260
const rural = modelNamed('wiejski-1.0')
const document = shippedModel(RURAL)

/** The shipped deadline of diagnosis, counted otherwise. */
const counted = (unit: Deadline['unit'], amount: number) =>
  indexModel({
    ...document,
    deadlines: document.deadlines
      .filter(({ id }) => id === 'termin-diagnoza')
      .map((one) => ({ ...one, unit, amount, pausable: true, until: [] })),
  })

/** Days of a stay in diagnosis and its pauses: each entry goes so many days on, to a pause and back again in turn. */
const stay = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 9 }).map((gaps) => {
  let at = 0
  const visits: StageVisit[] = [{ visit: 1, stage: 'diagnoza', enteredOn: BEGIN, at: 10 }]
  for (const gap of gaps) {
    at += gap
    const visit = visits.length + 1
    const stage = visit % 2 === 0 ? 'wstrzymanie' : 'diagnoza'
    visits.push({ visit, stage, enteredOn: addDays(BEGIN, at), at: visit * 10 })
  }
  return visits
})

const since = fc.integer({ min: 0, max: LAST }).map((days) => addDays(BEGIN, days))
const lastDay = (visits: readonly StageVisit[]): LocalDate => visits.at(-1)?.enteredOn ?? BEGIN
const pausesOf = (visits: readonly StageVisit[], today: LocalDate) =>
  visits.flatMap(({ stage, enteredOn }, index) =>
    stage === 'wstrzymanie' ? [{ from: enteredOn, to: visits[index + 1]?.enteredOn ?? today }] : [],
  )

describe('over any history of pauses', () => {
  test('the last day is the one that a finger on the wall calendar finds, leaving out the days on which the case stood', () => {
    fc.assert(
      fc.property(
        stay,
        since,
        fc.constantFrom<Deadline['unit']>('calendar_days', 'working_days', 'months'),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 30 }),
        (visits, day, unit, few, more) => {
          const amount = unit === 'months' ? few : few + more
          const today = day > lastDay(visits) ? day : lastDay(visits)
          const [clock] = clocks(counted(unit, amount), caseIn('diagnoza', { visits, today }))
          const walked = walkedDue({ from: BEGIN, amount, unit, back: false }, pausesOf(visits, today))
          expect(clock?.dueOn).toBe(walked)
          expect(clock?.late).toBe(walked < today ? 'past_agreed_date' : null)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('it stands exactly while the case does, and the turn counts from the last change', () => {
    fc.assert(
      fc.property(stay, since, (visits, day) => {
        const today = day > lastDay(visits) ? day : lastDay(visits)
        const [clock] = clocks(counted('calendar_days', 30), caseIn('diagnoza', { visits, today }))
        expect(clock?.state).toBe(visits.length % 2 === 0 ? 'paused' : 'running')
        const stood = pausesOf(visits, today).filter(({ from, to }) => from < to)
        const days = stood.flatMap(({ from, to }) => daysFrom(from, to))
        expect(clock?.pausedDays).toBe(new Set(days).size)
        expect(clock?.since).toBe(visits.length === 1 ? BEGIN : lastDay(visits))
        expect(clock && clock.since <= today).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

function daysFrom(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}

/** What may happen to a case in the middle: things asked, answered, ordered, delivered, handed over, planned, paused, left. */
type Turned = { readonly facts: CaseFacts; readonly places: readonly PlaceInTeam[] }
const STAGES = [
  'zgloszenie',
  'kwalifikacja',
  'zgody-i-zespol',
  'diagnoza',
  'koszyk',
  'realizacja',
  'wstrzymanie',
] as const
const PARTNERS = [SCHOOL, CLINIC, 'sad'] as const

const happening = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const), stage: fc.constantFrom(...STAGES, 'zakonczenie') }),
  fc.record({ kind: fc.constant('ask' as const), who: fc.constantFrom(...PARTNERS), no: fc.nat(3), art: fc.boolean() }),
  fc.record({ kind: fc.constant('answer' as const), no: fc.nat(3), art: fc.boolean() }),
  fc.record({ kind: fc.constant('order' as const), who: fc.constantFrom(...PARTNERS), no: fc.nat(3) }),
  fc.record({ kind: fc.constant('deliver' as const), no: fc.nat(3) }),
  fc.record({ kind: fc.constant('plan' as const), who: fc.constantFrom(...PARTNERS, OPS), active: fc.boolean() }),
  fc.record({ kind: fc.constant('send_plan' as const) }),
  fc.record({ kind: fc.constant('accept' as const), who: fc.constantFrom(...PARTNERS) }),
  fc.record({ kind: fc.constant('leave' as const), who: fc.constantFrom(...PARTNERS) }),
  fc.record({ kind: fc.constant('nobody' as const), role: fc.constantFrom('koordynator-pzk', 'pracownik-prowadzacy') }),
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

const begun: Turned = {
  facts: caseIn('zgloszenie', { visits: [{ visit: 1, stage: 'zgloszenie', enteredOn: BEGIN, at: 1 }], today: BEGIN }),
  places: [
    { institution: OPS, role: 'koordynator-pzk', active: true },
    { institution: OPS, role: 'pracownik-prowadzacy', active: true },
    { institution: SCHOOL, role: 'czlonek-zespolu-rodziny', active: true },
    { institution: CLINIC, role: 'czlonek-zespolu-rodziny', active: true },
  ],
}

function after({ facts, places }: Turned, one: Happening, at: number, gap: number): Turned {
  const on = addDays(facts.today, gap)
  const noted = (event: Omit<CaseEvent, 'on' | 'at'>): Turned => ({
    places,
    facts: { ...facts, today: on, events: [...facts.events, { ...event, on, at }] },
  })
  switch (one.kind) {
    case 'enter': {
      const visit = { visit: facts.visits.length + 1, stage: one.stage, enteredOn: on, at }
      return { places, facts: { ...facts, today: on, visits: [...facts.visits, visit] } }
    }
    case 'ask':
      return noted({ event: 'request_sent', of: groundOf(one.art), instance: `p${one.no}`, institution: one.who })
    case 'answer':
      return noted({ event: 'request_answered', of: groundOf(one.art), instance: `p${one.no}` })
    case 'order': {
      const turned = noted({ event: 'item_ordered', instance: `i${one.no}` })
      const items = facts.items.filter(({ id }) => id !== `i${one.no}`)
      return { ...turned, facts: { ...turned.facts, items: [...items, item(`i${one.no}`, { provider: one.who })] } }
    }
    case 'deliver': {
      const turned = noted({ event: 'item_delivered', instance: `i${one.no}` })
      const items = facts.items.map((row) => (row.id === `i${one.no}` ? { ...row, state: 'delivered' as const } : row))
      return { ...turned, facts: { ...turned.facts, items } }
    }
    case 'plan': {
      const turned = noted({ event: one.active ? 'plan_accepted' : 'step_done', of: one.active ? '' : 'plan' })
      const version = plan({
        no: facts.plans.length + 1,
        id: `plan-${facts.plans.length + 1}`,
        active: one.active,
        actions: [action('a', { responsible: one.who }), action('b', { responsible: 'sad', mode: 'own_task_noted' })],
      })
      const plans = facts.plans.map((old) => ({ ...old, active: one.active ? false : old.active }))
      return { ...turned, facts: { ...turned.facts, plans: [...plans, version] } }
    }
    case 'send_plan':
      return noted({ event: 'step_done', of: 'wyslanie-planu' })
    case 'accept':
      return noted({ event: 'institution_answered', institution: one.who })
    case 'leave':
      return { facts, places: places.map((row) => (row.institution === one.who ? { ...row, active: false } : row)) }
    case 'nobody':
      return { facts, places: places.map((row) => (row.role === one.role ? { ...row, active: false } : row)) }
  }
}

const groundOf = (art: boolean): string => (art ? 'podstawa-art-105' : 'podstawa-prosba')

const history = fc
  .array(fc.tuple(happening, fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 30 })
  .map((all) => all.reduce((turned, [one, gap], index) => after(turned, one, index * 2 + 2, gap), begun))

const open = ({ facts }: Turned): readonly Clock[] => clocks(rural, facts).filter(({ state }) => state !== 'ended')

describe('over any history of a case', () => {
  test('no clock is without an owner, and the owner is still there', () => {
    fc.assert(
      fc.property(history, (turned) => {
        for (const { turn } of open(turned)) {
          const owner = ownerOf(turn, { keeper: turned.facts.keeper, places: turned.places })
          const left = (who: string) => {
            const held = turned.places.filter(({ institution }) => institution === who)
            return held.length > 0 && !held.some(({ active }) => active)
          }
          if (owner.kind === 'role')
            expect(turned.places.some(({ role, active }) => active && role === owner.role)).toBe(true)
          else if (owner.kind === 'institutions') {
            expect(owner.institutions.length).toBeGreaterThan(0)
            expect(owner.institutions.filter(left)).toEqual([])
          } else expect(owner.institution).toBe(OPS)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('a turn never began before its clock or in days to come, and pauses lie within the time it ran', () => {
    fc.assert(
      fc.property(history, (turned) => {
        for (const clock of open(turned)) {
          expect(clock.since <= turned.facts.today).toBe(true)
          if (clock.deadline.direction !== 'before') expect(clock.since >= clock.startedOn).toBe(true)
          for (const { from, to } of clock.pauses) {
            expect(from >= clock.startedOn && from <= turned.facts.today && (to === null || from <= to)).toBe(true)
          }
          expect(clock.state === 'paused').toBe(clock.pauses.some(({ to }) => to === null))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('every open clock is due where the wall calendar says, from whatever it started', () => {
    fc.assert(
      fc.property(history, (turned) => {
        const { today, visits } = turned.facts
        for (const { deadline, startedOn, dueOn } of open(turned)) {
          if (deadline.direction === 'before') continue
          const stood = deadline.pausable ? pausesOf(visits, today) : []
          const held = stood
            .map(({ from, to }) => ({ from: from < startedOn ? startedOn : from, to }))
            .filter(({ from, to }) => from < to)
          const { amount, unit } = deadline
          expect(dueOn).toBe(walkedDue({ from: startedOn, amount, unit, back: false }, held))
        }
      }),
      { numRuns: 300 },
    )
  })
})
