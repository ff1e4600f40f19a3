import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { dueOn, firstDue, stateOf } from './request.domain.ts'

const received = (day: string, months: number | null = null) => ({
  receivedOn: localDate(day),
  extension: months === null ? null : { months },
})

describe('the month for an answer', () => {
  test.each([
    ['2026-11-23', '2026-12-23'],
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-10-31', '2026-11-30'],
    ['2026-12-31', '2027-01-31'],
    // Christmas, and a Sunday: not moved to a working day.
    ['2026-11-25', '2026-12-25'],
    ['2027-01-28', '2027-02-28'],
  ])('received on %s: until %s (row 14)', (day, due) => {
    expect(firstDue(received(day))).toBe(due)
    expect(dueOn(received(day))).toBe(due)
  })

  test.each([
    ['2026-11-23', 2, '2027-02-23'],
    ['2026-11-30', 2, '2027-02-28'],
    // Counted from the receiving: a short month between takes no day away.
    ['2026-12-31', 2, '2027-03-31'],
    ['2027-01-31', 1, '2027-03-31'],
  ])('received on %s and put off by %i months: until %s (row 14)', (day, months, due) => {
    expect(dueOn(received(day, months))).toBe(due)
  })

  test('the last day still counts (row 14)', () => {
    const open = { ...received('2027-01-31'), answer: null }
    expect(stateOf(open, localDate('2027-02-28'))).toBe('open')
    expect(stateOf(open, localDate('2027-03-01'))).toBe('overdue')
    const answered = (day: string) => ({ ...open, answer: { kind: 'granted' as const, words: '', on: localDate(day) } })
    expect(stateOf(answered('2027-02-28'), localDate('2027-06-01'))).toBe('in_time')
    expect(stateOf(answered('2027-03-01'), localDate('2027-06-01'))).toBe('late')
  })
})
