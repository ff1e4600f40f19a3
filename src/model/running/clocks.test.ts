import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from '#kernel'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import type { CaseEvent, CaseFacts, Facts, RecordedEvent } from './case-facts.domain.ts'
import { hasHappened } from './clock-events.domain.ts'
import { clocks } from './clocks.domain.ts'
import { action, bodyIn, CLINIC, caseIn, day, item, modelNamed, plan, SCHOOL } from './facts.fixture.ts'

const model = modelNamed('wiejski-1.0')

const clock = (facts: Facts, deadline: string) => clocks(model, facts).filter((one) => one.deadline.id === deadline)
const only = (facts: Facts, deadline: string) => {
  const [found, ...others] = clock(facts, deadline)
  expect(others).toEqual([])
  return found
}

/** Stage visits on given days; their place in the order of things is 10, 20, 30... */
const visits = (...stays: readonly (readonly [string, string])[]): CaseFacts['visits'] =>
  stays.map(([stage, on], index) => ({ visit: index + 1, stage, enteredOn: day(on), at: (index + 1) * 10 }))

const event = (name: RecordedEvent, on: string, at: number, more: Partial<CaseEvent> = {}): CaseEvent => ({
  event: name,
  on: day(on),
  at,
  ...more,
})

const through = (today: string, stays: CaseFacts['visits'], given: Partial<CaseFacts> = {}): CaseFacts =>
  caseIn('realizacja', { today: day(today), visits: stays, ...given })

describe('counting', () => {
  test('working days leave out the day of the event, weekends and days off', () => {
    // Reported on Tuesday 23 December 2025: 24, 25 and 26 are days off, so three working days end on 31 December.
    const facts = through('2025-12-30', visits(['zgloszenie', '2025-12-23']))
    expect(only(facts, 'termin-przyjecie')).toMatchObject({ dueOn: '2025-12-31', state: 'running', late: null })
  })

  test('a term that ends on a Saturday moves to Monday', () => {
    const facts = through('2026-08-10', visits(['kwalifikacja', '2026-08-01']))
    expect(only(facts, 'termin-kwalifikacja')).toMatchObject({ dueOn: '2026-08-17', remindOn: '2026-08-14' })
  })

  test('months end on the same day number or on the last day of the month', () => {
    const facts = through('2026-12-01', visits(['wstrzymanie', '2026-11-30']))
    // 28 February 2027 is a Sunday.
    expect(only(facts, 'termin-wstrzymanie')?.dueOn).toBe('2027-03-01')
  })

  test('what a gmina set within the bounds is counted instead', () => {
    const local = new Map([['termin-kwalifikacja', 7]])
    const facts = through('2026-09-02', visits(['kwalifikacja', '2026-09-01']), { local })
    expect(only(facts, 'termin-kwalifikacja')?.dueOn).toBe('2026-09-08')
  })
})

describe('a deadline', () => {
  const asked = (on: string, at: number, ground: string, instance: string) =>
    event('request_sent', on, at, { of: ground, instance, institution: SCHOOL })

  test('is overdue only when it is statutory; an agreed one is past its agreed date', () => {
    const facts = through('2026-10-01', visits(['diagnoza', '2026-08-01']), {
      events: [asked('2026-08-03', 12, 'podstawa-art-105', 'p1'), asked('2026-08-03', 13, 'podstawa-prosba', 'p2')],
    })
    expect(only(facts, 'termin-odpowiedz')).toMatchObject({ late: 'overdue', force: 'statutory' })
    expect(only(facts, 'termin-odpowiedz-umowiony')).toMatchObject({ late: 'past_agreed_date', force: 'agreed' })
  })

  test('is met on its last day and missed on the next', () => {
    const answered = (on: string) =>
      through('2026-10-01', visits(['diagnoza', '2026-08-01']), {
        events: [
          asked('2026-08-03', 12, 'podstawa-art-105', 'p1'),
          event('request_answered', on, 14, { of: 'podstawa-art-105', instance: 'p1' }),
        ],
      })
    expect(only(answered('2026-08-10'), 'termin-odpowiedz')).toMatchObject({ state: 'ended', late: null })
    expect(only(answered('2026-08-11'), 'termin-odpowiedz')).toMatchObject({ endedOn: '2026-08-11', late: 'overdue' })
  })

  test('runs for each request by itself, and says whose turn it is', () => {
    const facts = through('2026-08-05', visits(['diagnoza', '2026-08-01']), {
      events: [
        asked('2026-08-03', 12, 'podstawa-art-105', 'p1'),
        asked('2026-08-04', 13, 'podstawa-art-105', 'p2'),
        event('request_answered', '2026-08-05', 14, { of: 'podstawa-art-105', instance: 'p2' }),
      ],
    })
    expect(clock(facts, 'termin-odpowiedz')).toMatchObject([
      { instance: 'p1', state: 'running', turn: { institutions: [SCHOOL] } },
      { instance: 'p2', state: 'ended' },
    ])
  })

  test('starts anew with each review, and the first plan alone starts the time of work', () => {
    const facts = through('2026-09-14', visits(['realizacja', '2026-03-02']), {
      events: [
        event('plan_accepted', '2026-03-02', 11),
        event('review_held', '2026-06-01', 12, { of: 'przeglad-okresowy' }),
        event('plan_accepted', '2026-06-10', 13),
      ],
    })
    expect(only(facts, 'termin-przeglad')).toMatchObject({ startedOn: '2026-06-10', dueOn: '2026-09-10' })
    expect(only(facts, 'termin-praca')).toMatchObject({ startedOn: '2026-03-02', dueOn: '2027-03-02' })
  })

  test('waits for each responsible institution by itself, and not for an own task that is only noted', () => {
    const actions = [
      action('a'),
      action('b', { responsible: CLINIC }),
      action('c', { responsible: 'sad', mode: 'own_task_noted' }),
    ]
    const facts = through('2026-09-03', visits(['koszyk', '2026-09-01']), {
      plans: [plan({ actions })],
      events: [
        event('step_done', '2026-09-01', 11, { of: 'wyslanie-planu' }),
        event('institution_answered', '2026-09-02', 12, { institution: SCHOOL }),
      ],
    })
    expect(clock(facts, 'termin-akceptacja')).toMatchObject([
      { turn: { institutions: [SCHOOL] }, state: 'ended', dueOn: '2026-09-10' },
      { turn: { institutions: [CLINIC] }, state: 'running', dueOn: '2026-09-10' },
    ])
  })

  test('on the first help ends with the first item delivered; until then it is the turn of all who are responsible', () => {
    const given = {
      plans: [plan({ active: true })],
      items: [item('i', { provider: CLINIC }), item('j', { provider: 'sklep', kind: 'goods', state: 'delivered' })],
      events: [event('plan_accepted', '2026-09-01', 11)],
    }
    const facts = through('2026-09-03', visits(['realizacja', '2026-09-01']), given)
    expect(only(facts, 'termin-pierwsza-pomoc')).toMatchObject({ turn: { institutions: [SCHOOL, CLINIC] } })
    const delivered = {
      ...facts,
      events: [...facts.events, event('item_delivered', '2026-09-03', 12, { instance: 'j' })],
    }
    expect(only(delivered, 'termin-pierwsza-pomoc')).toMatchObject({ state: 'ended', endedOn: '2026-09-03' })
    expect(only(delivered, 'termin-przekazanie')).toMatchObject({ instance: 'j', state: 'running' })
  })

  test('on the hand-over record runs for goods alone: a service leaves nothing to hand over', () => {
    const facts = through('2026-09-03', visits(['realizacja', '2026-09-01']), {
      items: [item('i', { state: 'delivered' }), item('j', { kind: 'goods', state: 'delivered' })],
      events: ['i', 'j'].map((instance, at) => event('item_delivered', '2026-09-03', 12 + at, { instance })),
    })
    expect(clock(facts, 'termin-przekazanie').map(({ instance }) => instance)).toEqual(['j'])
  })

  test('counts back from a planned meeting to the day by which people are invited', () => {
    const planned = event('meeting_planned', '2026-11-18', 11, { of: 'pzk' })
    const facts = through('2026-11-05', visits(['realizacja', '2026-09-01']), { events: [planned] })
    // Seven days before is 11 November, a day off: the earlier working day counts.
    expect(only(facts, 'termin-zaproszenie')).toMatchObject({
      startedOn: '2026-11-18',
      dueOn: '2026-11-10',
      late: null,
    })
    const invited = { ...facts, events: [planned, event('invitations_sent', '2026-11-04', 12, { of: 'pzk' })] }
    expect(only(invited, 'termin-zaproszenie')?.state).toBe('ended')
  })

  test('on an agreement that ends is met by the next agreement, not by its own signature', () => {
    const signed = (on: string, at: number, instance: string) =>
      event('agreement_signed', on, at, { of: 'porozumienie-jst', instance })
    const ends = event('agreement_ends', '2026-12-31', 12, { of: 'porozumienie-jst', instance: 'umowa-1' })
    const facts = bodyIn('pzk', 'dzialanie-pzk', {
      today: day('2026-11-20'),
      events: [ends, signed('2026-01-02', 13, 'umowa-1')],
    })
    expect(only(facts, 'termin-koniec-porozumienia')).toMatchObject({ dueOn: '2026-10-30', late: 'past_agreed_date' })
    const renewed = { ...facts, events: [...facts.events, signed('2026-11-20', 20, 'umowa-2')] }
    expect(only(renewed, 'termin-koniec-porozumienia')?.state).toBe('ended')
  })

  test('that never started has no clock', () => {
    expect(clock(through('2026-09-03', visits(['zgloszenie', '2026-09-01'])), 'termin-przeglad')).toEqual([])
  })
})

describe('a pause', () => {
  const paused = visits(['diagnoza', '2026-09-01'], ['wstrzymanie', '2026-09-11'])
  const back = visits(['diagnoza', '2026-09-01'], ['wstrzymanie', '2026-09-11'], ['diagnoza', '2026-09-21'])

  test('stops the clock of the stage it interrupts, instead of ending it', () => {
    expect(only(through('2026-09-16', paused), 'termin-diagnoza')).toMatchObject({
      state: 'paused',
      pausedSince: '2026-09-11',
      pausedDays: 5,
      endedOn: null,
    })
  })

  test('moves the due day by as many days as it lasted', () => {
    // 30 days from 1 September end on 1 October; ten days of pause make it Sunday 11 October, so Monday.
    expect(only(through('2026-09-25', back), 'termin-diagnoza')).toMatchObject({
      state: 'running',
      startedOn: '2026-09-01',
      pausedDays: 10,
      dueOn: '2026-10-12',
    })
  })

  test('does not stop what may not be paused', () => {
    const facts = through('2026-09-25', back, {
      events: [event('request_sent', '2026-09-10', 15, { of: 'podstawa-art-105', instance: 'p' })],
    })
    expect(only(facts, 'termin-odpowiedz')).toMatchObject({ dueOn: '2026-09-17', pausedDays: 0, late: 'overdue' })
  })

  test('that begins after the last day moves nothing: what was missed stays missed', () => {
    // Due on Thursday 1 October; the two days of a pause would end on Saturday and give the weekend away.
    const late = visits(['diagnoza', '2026-09-01'], ['wstrzymanie', '2026-10-02'], ['diagnoza', '2026-10-04'])
    expect(only(through('2026-10-04', late), 'termin-diagnoza')).toMatchObject({
      dueOn: '2026-10-01',
      pausedDays: 2,
      late: 'past_agreed_date',
    })
  })

  test('is told with its days and its reason', () => {
    const [first, pause, again] = back
    if (!first || !pause || !again) throw new Error('three stays')
    const facts = through('2026-09-25', [first, { ...pause, reason: 'wyjazd' }, again])
    expect(only(facts, 'termin-diagnoza')?.pauses).toEqual([
      { from: '2026-09-11', to: '2026-09-21', stage: 'wstrzymanie', reason: 'wyjazd' },
    ])
  })

  test('that leads elsewhere ends the clock of the interrupted stage on that day', () => {
    const facts = through('2026-10-10', [
      ...paused,
      { visit: 3, stage: 'zakonczenie', enteredOn: day('2026-09-30'), at: 30 },
    ])
    expect(only(facts, 'termin-diagnoza')).toMatchObject({ state: 'ended', endedOn: '2026-09-30', late: null })
  })

  test('does not mend a day that was missed before it', () => {
    const facts = through('2026-12-01', visits(['diagnoza', '2026-09-01'], ['wstrzymanie', '2026-11-02']))
    expect(only(facts, 'termin-diagnoza')?.late).toBe('past_agreed_date')
  })

  test('of a working-day clock is counted in working days, without the day of return', () => {
    const document = shippedModel(RURAL)
    const deadlines = document.deadlines.map((one) => ({ ...one, pausable: true, until: [] }))
    const pausable = indexModel({ ...document, deadlines: deadlines.filter(({ id }) => id === 'termin-przyjecie') })
    const facts = through(
      '2026-09-15',
      visits(['zgloszenie', '2026-09-10'], ['wstrzymanie', '2026-09-11'], ['zgloszenie', '2026-09-14']),
    )
    // Thursday; three working days end on Tuesday 15; the pause took only Friday 11.
    expect(clocks(pausable, facts)).toMatchObject([{ pausedDays: 3, dueOn: '2026-09-16' }])
  })
})

describe('the end of a case', () => {
  const closed = visits(['ewaluacja', '2026-08-01'], ['archiwum', '2026-09-01'])

  test('ends every clock that still runs', () => {
    const facts = through('2026-09-14', closed, { events: [event('meeting_held', '2026-08-20', 15, { of: 'pzk' })] })
    expect(clock(facts, 'termin-protokol')).toMatchObject([{ state: 'ended', endedOn: '2026-09-01' }])
  })

  test('starts the clocks that count from it', () => {
    expect(only(through('2026-09-14', closed), 'termin-po-zakonczeniu')).toMatchObject({
      state: 'running',
      startedOn: '2026-09-01',
      dueOn: '2027-03-01',
    })
    const refused = visits(['zgloszenie', '2026-08-01'], ['odmowa', '2026-09-01'])
    expect(only(through('2026-09-14', refused), 'termin-odmowa')).toMatchObject({
      state: 'running',
      dueOn: '2026-09-08',
    })
  })
})

describe('since when it is their turn', () => {
  const back = visits(['diagnoza', '2026-09-01'], ['wstrzymanie', '2026-09-11'], ['diagnoza', '2026-09-21'])

  test('it is from the start, from the day of a pause while it stands, and from the return after it', () => {
    const on = (today: string) => only(through(today, back.slice(0, today < '2026-09-21' ? 2 : 3)), 'termin-diagnoza')
    expect(only(through('2026-09-05', back.slice(0, 1)), 'termin-diagnoza')?.since).toBe('2026-09-01')
    expect(on('2026-09-16')?.since).toBe('2026-09-11')
    expect(on('2026-09-25')?.since).toBe('2026-09-21')
  })

  test('a clock that may not be paused goes on as if nothing had happened', () => {
    const sent = event('request_sent', '2026-09-10', 15, { of: 'podstawa-art-105', instance: 'p', institution: SCHOOL })
    expect(only(through('2026-09-25', back, { events: [sent] }), 'termin-odpowiedz')?.since).toBe('2026-09-10')
  })

  test('the plan in force names who is responsible for the first help, each since that plan', () => {
    const facts = through('2026-09-20', visits(['realizacja', '2026-09-01']), {
      plans: [plan({ active: true })],
      events: [event('plan_accepted', '2026-09-01', 11), event('plan_accepted', '2026-09-15', 12)],
    })
    expect(only(facts, 'termin-pierwsza-pomoc')).toMatchObject({ startedOn: '2026-09-01', since: '2026-09-15' })
  })

  test('what was handed over counts on, and the turn is of those who have it now', () => {
    const document = shippedModel(RURAL)
    const first = document.deadlines
      .filter(({ id }) => id === 'termin-odpowiedz')
      .map((one) => ({ ...one, anchor: 'first' as const }))
    const facts = through('2026-08-12', visits(['diagnoza', '2026-08-01']), {
      events: [
        event('request_sent', '2026-08-03', 12, { of: 'podstawa-art-105', instance: 'p', institution: SCHOOL }),
        event('request_sent', '2026-08-06', 13, { of: 'podstawa-art-105', instance: 'p', institution: CLINIC }),
      ],
    })
    expect(clocks(indexModel({ ...document, deadlines: first }), facts)).toMatchObject([
      { startedOn: '2026-08-03', since: '2026-08-06', turn: { institutions: [CLINIC] }, late: 'overdue' },
    ])
  })

  test('of a planned day that lies ahead it is never a day to come', () => {
    const planned = event('meeting_planned', '2026-11-18', 11, { of: 'pzk' })
    const facts = through('2026-11-05', visits(['realizacja', '2026-09-01']), { events: [planned] })
    expect(only(facts, 'termin-zaproszenie')?.since).toBe('2026-11-05')
  })
})

test('what a field is required from counts from the day it happened', () => {
  const ref = { event: 'review_held' as const, of: 'przeglad-okresowy' }
  const facts = (on: LocalDate) =>
    caseIn('realizacja', { events: [{ event: 'review_held', of: 'przeglad-okresowy', on, at: 5 }] })
  const { today } = caseIn('realizacja')
  expect(hasHappened(model, facts(today), ref)).toBe(true)
  expect(hasHappened(model, facts(addDays(today, 1)), ref)).toBe(false)
  expect(hasHappened(model, caseIn('realizacja'), ref)).toBe(false)
})
