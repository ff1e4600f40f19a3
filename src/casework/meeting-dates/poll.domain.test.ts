import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type GivenAnswer, type ProposedDate, summaryOf, waitedFor } from './poll.domain.ts'

const at = (no: number, day: string): ProposedDate => ({
  no,
  day: localDate(day),
  time: '10:00',
  startsAt: new Date(`${day}T09:00:00Z`),
})
const said = (guestNo: number, dateNo: number, answer: GivenAnswer['answer']) => ({ guestNo, dateNo, answer })

describe('what was answered about dates', () => {
  const dates = [at(1, '2026-12-04'), at(2, '2026-12-01')]

  test('a date is common when everybody asked can come, if need be', () => {
    const answers = [said(1, 1, 'yes'), said(2, 1, 'if_need_be'), said(1, 2, 'yes')]
    const [first, second] = summaryOf(dates, [1, 2], answers)
    expect([first?.date.no, first?.common, first?.silent]).toEqual([2, false, [2]])
    expect([second?.date.no, second?.common, second?.yes, second?.ifNeedBe]).toEqual([1, true, [1], [2]])
  })

  test('one refusal and it is not; and who said nothing at all is waited for', () => {
    const answers = [said(1, 1, 'yes'), said(2, 1, 'no')]
    expect(summaryOf(dates, [1, 2, 3], answers).map(({ common }) => common)).toEqual([false, false])
    expect(waitedFor([1, 2, 3], answers)).toEqual([3])
    expect(summaryOf(dates, [], []).every(({ common }) => !common)).toBe(true)
  })
})
