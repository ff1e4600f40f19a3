import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { axisDays, drawn, standingOf } from './board.domain.ts'
import { mayBeReminded, newWorkingDay } from './remind-rules.domain.ts'

const TODAY = localDate('2026-11-23')
const day = localDate

describe('how a clock stands', () => {
  test.each([
    ['statutory', 'running', '2026-11-22', 'overdue'],
    ['agreed', 'running', '2026-11-22', 'to_remind'],
    ['statutory', 'running', '2026-11-23', 'running'],
    ['agreed', 'running', '2026-12-01', 'running'],
    ['statutory', 'paused', '2026-11-01', 'paused'],
  ] as const)('%s, %s, until %s: %s', (force, state, dueOn, standing) => {
    expect(standingOf({ force, state, dueOn: day(dueOn) }, TODAY)).toBe(standing)
  })
})

describe('the axis', () => {
  const days = axisDays(TODAY)
  const at = (clock: Omit<Parameters<typeof drawn>[0], 'since'> & { since?: string }) => {
    const since = day(clock.since ?? clock.startedOn)
    return Object.fromEntries(drawn({ ...clock, since }, days, TODAY).map((kind, index) => [days[index], kind]))
  }
  const statutory = {
    force: 'statutory',
    state: 'running',
    startedOn: day('2026-11-06'),
    dueOn: day('2026-11-20'),
  } as const

  test('holds five weeks without Saturdays and Sundays, that of today in the middle', () => {
    expect(days).toHaveLength(25)
    expect([days[0], days[10], days[24]]).toEqual(['2026-11-09', '2026-11-23', '2026-12-11'])
  })

  test('red is drawn after a statutory deadline alone, and a day off is flat', () => {
    const late = at(statutory)
    expect(late).toMatchObject({
      '2026-11-10': 'passed',
      '2026-11-11': 'off',
      '2026-11-20': 'passed',
      '2026-11-23': 'overdue',
    })
    expect(late['2026-11-24']).toBe('none')
    expect(at({ ...statutory, force: 'agreed' })['2026-11-23']).toBe('past_agreed')
  })

  test('a clock that stands is dashed since its pause and has no days left', () => {
    const stands = at({ ...statutory, force: 'agreed', state: 'paused', dueOn: day('2026-12-01'), since: '2026-11-17' })
    expect(stands).toMatchObject({ '2026-11-18': 'paused', '2026-11-23': 'paused', '2026-11-24': 'none' })
  })

  test('one that runs shows what is left', () => {
    const runs = at({ ...statutory, dueOn: day('2026-11-25') })
    expect(runs).toMatchObject({
      '2026-11-23': 'passed',
      '2026-11-24': 'left',
      '2026-11-25': 'left',
      '2026-11-26': 'none',
    })
  })
})

describe('reminding', () => {
  test.each([
    [null, true],
    ['2026-11-23', false],
    ['2026-11-20', true],
  ])('after one on %s: %s', (last, may) => {
    expect(newWorkingDay(last === null ? null : day(last), TODAY)).toBe(may)
  })

  test('a weekend is not a new working day', () => {
    expect(newWorkingDay(day('2026-11-20'), day('2026-11-22'))).toBe(false)
  })

  test('nobody reminds themselves, nor of what stands, nor without writing in the case', () => {
    const others = { state: 'running', mine: false, writes: true, remindedOn: null } as const
    expect(mayBeReminded(others, TODAY)).toBe(true)
    expect(mayBeReminded({ ...others, mine: true }, TODAY)).toBe(false)
    expect(mayBeReminded({ ...others, state: 'paused' }, TODAY)).toBe(false)
    expect(mayBeReminded({ ...others, writes: false }, TODAY)).toBe(false)
  })
})
