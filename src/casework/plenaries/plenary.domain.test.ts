import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import type { QuorumCount } from '#model'
import { ofFamilies, type Way, wrongRecord } from './plenary.domain.ts'

const DAY = localDate('2026-11-23')
const MET: QuorumCount = { asked: 2, there: 2, of: 3, sectors: [], roles: [] }
const LACKS: QuorumCount = { ...MET, there: 1 }
const person = (personId: string, way: Way | null) => ({ personId, institutionId: 'gops', way })
const NOBODY = [person('ola', 'excused'), person('jan', null)]
const SOME = [person('ola', 'video'), person('jan', 'absent')]
const task = { what: 'Grafik', personId: 'jan', institutionId: 'gops', due: DAY, row: 3 }
const EMPTY = { course: '', decisions: [], tasks: [], closes: false }

describe('a record of a sitting', () => {
  test.each([
    ['nothing is written yet', {}, NOBODY, MET, null],
    ['a course without a quorum', { course: 'Rozmowa' }, SOME, LACKS, null],
    ['a decision without a quorum', { decisions: ['Dyżur'] }, SOME, LACKS, 'no_quorum'],
    ['a decision where the model asks for none', { decisions: ['Dyżur'] }, SOME, null, null],
    ['a task on the day itself, for somebody who was not there', { tasks: [task] }, SOME, LACKS, null],
    ['a task for somebody outside the team', { tasks: [{ ...task, personId: 'ewa' }] }, SOME, MET, 'not_of_team'],
    ['a task for a day gone by', { tasks: [{ ...task, due: localDate('2026-11-22') }] }, SOME, MET, 'due_past'],
    ['closed without anybody there', { course: 'Rozmowa', closes: true }, NOBODY, MET, 'nobody_there'],
    ['closed without a word', { closes: true }, SOME, MET, 'no_words'],
    ['closed with a decision alone', { decisions: ['Dyżur'], closes: true }, SOME, MET, null],
  ] as const)('%s', (_, written, people, quorum, refusal) => {
    expect(wrongRecord({ ...EMPTY, ...written }, { people, quorum, day: DAY })?.refusal ?? null).toBe(refusal)
  })

  test('names the row of the form in which a task is wrong, whatever rows before it were left empty', () => {
    const wrong = wrongRecord(
      { ...EMPTY, tasks: [{ ...task, personId: 'ewa' }] },
      { people: SOME, quorum: null, day: DAY },
    )
    expect(wrong?.field).toBe('tasks.3.who')
  })
})

test('a PESEL is found, and what is written as a code of a case, with whatever dash', () => {
  expect(ofFamilies({ course: 'Matka 44051401458', dissents: 'tel. 41 311 22 33, ul. Szkolna 3' })).toEqual([
    { field: 'course', pesel: true, code: null },
  ])
  expect(ofFamilies({ decisions: 'Pomoc dla BUK–112' })).toEqual([
    { field: 'decisions', pesel: false, code: 'BUK-112' },
  ])
})
