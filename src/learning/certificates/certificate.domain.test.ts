import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeFrom, earned, isCode, type LearnedFacts, missingFor, numberOf } from './certificate.domain.ts'

const RULE = { lessons: true, quizzes: true, attendanceMinutes: 120 }
const facts = (more: Partial<LearnedFacts> = {}): LearnedFacts => ({
  lessons: [
    { id: 'l1', read: true },
    { id: 'l2', read: true },
  ],
  quizzes: [{ id: 'q1', passed: true }],
  attendedMinutes: 120,
  ...more,
})

describe('a certificate is earned', () => {
  test('when every lesson is read, every quiz passed and the hours attended', () => {
    expect(earned(RULE, facts())).toBe(true)
  })

  test.each([
    [
      'a lesson',
      {
        lessons: [
          { id: 'l1', read: true },
          { id: 'l2', read: false },
        ],
      },
      [{ what: 'lesson', id: 'l2' }],
    ],
    ['a quiz', { quizzes: [{ id: 'q1', passed: false }] }, [{ what: 'quiz', id: 'q1' }]],
    ['an hour', { attendedMinutes: 60 }, [{ what: 'attendance', minutes: 60 }]],
  ])('not while %s is missing, and says which', (_, more, missing) => {
    expect(missingFor(RULE, facts(more))).toEqual(missing)
    expect(earned(RULE, facts(more))).toBe(false)
  })

  test('never by a rule that asks for nothing, or of a course without what the rule asks for', () => {
    expect(earned({ lessons: false, quizzes: false, attendanceMinutes: null }, facts())).toBe(false)
    expect(earned({ ...RULE, attendanceMinutes: null }, facts({ lessons: [], quizzes: [] }))).toBe(false)
  })

  test('still, whatever more somebody did', () => {
    const boolean = fc.boolean()
    fc.assert(
      fc.property(fc.array(boolean), fc.array(boolean), fc.nat(500), fc.nat(500), (read, passed, minutes, more) => {
        const done = facts({
          lessons: read.map((one, i) => ({ id: `l${i}`, read: one })),
          quizzes: passed.map((one, i) => ({ id: `q${i}`, passed: one })),
          attendedMinutes: minutes,
        })
        const all = read.every(Boolean) && passed.every(Boolean) && minutes >= 120
        expect(earned(RULE, done)).toBe(all)
        if (earned(RULE, done)) expect(earned(RULE, { ...done, attendedMinutes: minutes + more })).toBe(true)
      }),
    )
  })
})

test('every code made of chance is a code, and takes nothing for one that is cut or mistyped', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 32 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(isCode(code)).toBe(true)
      expect(isCode(code.slice(1))).toBe(false)
      expect(isCode(`${code}0`)).toBe(false)
    }),
  )
  expect(isCode('o'.repeat(20))).toBe(false)
})

test('a number says its year and has six digits', () => {
  expect(numberOf(2026, 123)).toBe('KOP/2026/000123')
})
