import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerRule, type EligibilityRule, eligible, type PersonFacts } from './eligibility.domain.ts'

const BIELINY = ['260401']
type Line = readonly [EligibilityRule, PersonFacts, 'yes' | 'no']
const LINES: readonly Line[] = [
  [{ kind: 'age', from: 6, to: 18 }, { age: 6 }, 'yes'],
  [{ kind: 'age', from: 6, to: 18 }, { age: 18 }, 'yes'],
  [{ kind: 'age', from: 6, to: 18 }, { age: 5 }, 'no'],
  [{ kind: 'age', from: 6, to: 18 }, { age: 19 }, 'no'],
  [{ kind: 'age', from: 60 }, { age: 95 }, 'yes'],
  [{ kind: 'age', to: 3 }, { age: 0 }, 'yes'],
  [{ kind: 'lives_in_area' }, { livesIn: '260401' }, 'yes'],
  [{ kind: 'lives_in_area' }, { livesIn: '261103' }, 'no'],
  [{ kind: 'disability', certificate: 'any' }, { disability: 'light' }, 'yes'],
  [{ kind: 'disability', certificate: 'any' }, { disability: 'none' }, 'no'],
  [{ kind: 'disability', certificate: 'moderate' }, { disability: 'severe' }, 'yes'],
  [{ kind: 'disability', certificate: 'moderate' }, { disability: 'light' }, 'no'],
  [{ kind: 'disability', certificate: 'severe' }, { disability: 'moderate' }, 'no'],
  [{ kind: 'disability', certificate: 'child' }, { disability: 'child' }, 'yes'],
  [{ kind: 'income', percent: 150 }, { incomePercent: 150 }, 'yes'],
  [{ kind: 'income', percent: 150 }, { incomePercent: 151 }, 'no'],
  [{ kind: 'referral', by: ['doctor', 'court'] }, { referredBy: ['court'] }, 'yes'],
  [{ kind: 'referral', by: ['doctor'] }, { referredBy: [] }, 'no'],
  [{ kind: 'parenthood', is: ['pregnant', 'parent'] }, { parenthood: ['parent'] }, 'yes'],
  [{ kind: 'parenthood', is: ['foster'] }, { parenthood: ['parent'] }, 'no'],
  [{ kind: 'registered_unemployed' }, { registeredUnemployed: true }, 'yes'],
  [{ kind: 'registered_unemployed' }, { registeredUnemployed: false }, 'no'],
  [{ kind: 'insured' }, { insured: true }, 'yes'],
  [{ kind: 'insured' }, { insured: false }, 'no'],
]

describe('a rule of eligibility', () => {
  test.each(LINES)('%j of %j is %s', (rule, facts, answer) => {
    expect(answerRule(rule, facts, BIELINY)).toBe(answer)
  })

  test.each(LINES)('%j is unknown while its fact is not known', (rule) => {
    expect(answerRule(rule, {}, BIELINY)).toBe('unknown')
  })

  test('in words of people is never answered by the program', () => {
    expect(answerRule({ kind: 'other', words: 'Po rozmowie.' }, { age: 40 }, BIELINY)).toBe('unknown')
  })

  test('of an area holds for gminas of a served powiat', () => {
    expect(answerRule({ kind: 'lives_in_area' }, { livesIn: '260401' }, ['2604'])).toBe('yes')
  })
})

describe('a service', () => {
  const rules = LINES.map(([rule]) => rule)
  test('without rules is for everybody', () => expect(eligible([], {}, BIELINY)).toBe('yes'))

  test('is refused only by a rule that says no, and granted only by all that say yes', () => {
    fc.assert(
      fc.property(fc.subarray(rules), fc.subarray(LINES.map(([, facts]) => facts)), (asked, known) => {
        const facts: PersonFacts = Object.assign({}, ...known)
        const answers = asked.map((rule) => answerRule(rule, facts, BIELINY))
        const answer = eligible(asked, facts, BIELINY)
        expect(answer === 'no').toBe(answers.includes('no'))
        expect(answer === 'yes').toBe(answers.every((one) => one === 'yes'))
      }),
    )
  })

  test('is never granted or refused by learning less', () => {
    fc.assert(
      fc.property(fc.subarray(rules), fc.constantFrom(...LINES.map(([, facts]) => facts)), (asked, facts) => {
        const less = eligible(asked, {}, BIELINY)
        if (less !== 'unknown') expect(eligible(asked, facts, BIELINY)).toBe(less)
      }),
    )
  })
})
