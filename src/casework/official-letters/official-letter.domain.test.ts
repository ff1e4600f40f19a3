import { expect, test } from 'vitest'
import { localDate } from '#kernel'
import { POWERS, powersOn } from '#model'
import { isGivable } from './givable.domain.ts'
import { type AnswerDraft, answerObjection, dueOn, isLate } from './official-letter.domain.ts'

const draft: AnswerDraft = {
  ...{ kind: 'full', opening: 'Odpowiadam.', closing: '' },
  ...{ withheld: null, reason: null, forwardedTo: null },
}
const refusing = { withheld: 'secrecy', reason: 'Tajemnica zawodowa.' } as const

test.each<[string, Partial<AnswerDraft>, number, string | null]>([
  ['a whole answer with information', {}, 1, null],
  ['a whole answer without information', {}, 0, 'parts_missing'],
  ['a part without a reason', { kind: 'part' }, 1, 'reason_missing'],
  ['a part with a reason', { kind: 'part', ...refusing }, 1, null],
  ['a part with a reason in kind only', { kind: 'part', withheld: 'secrecy' }, 1, 'reason_missing'],
  ['a refusal with information', { kind: 'refusal', ...refusing }, 1, 'parts_not_sent'],
  ['a refusal with a reason', { kind: 'refusal', ...refusing }, 0, null],
  ['a letter passed on to nobody', { kind: 'forwarded', ...refusing }, 0, 'forwarded_to_missing'],
  ['a letter passed on', { kind: 'forwarded', ...refusing, forwardedTo: 'PCPR' }, 0, null],
])('%s', (_, change, parts, objection) => {
  expect(answerObjection({ ...draft, ...change }, parts)).toBe(objection)
})

test.each([
  ['seven days end on a working day', '2026-11-23', { days: 7 }, '2026-11-30'],
  ['an end on a Sunday moves to Monday', '2026-11-22', { days: 7 }, '2026-11-30'],
  ['an end on Christmas Eve moves past the holidays', '2026-12-10', { days: 14 }, '2026-12-28'],
  ['working days leave out the weekend', '2026-11-23', { days: 7, unit: 'working_days' }, '2026-12-02'],
  ['a day that was named stays, also a Sunday', '2026-11-23', { on: localDate('2026-11-29') }, '2026-11-29'],
  ['no deadline is none', '2026-11-23', {}, null],
] as const)('%s', (_, received, due, expected) => {
  expect(dueOn(localDate(received), due)).toBe(expected)
})

test('a letter is late from the day after its deadline, until it went', () => {
  const due = localDate('2026-11-30')
  expect(isLate({ dueOn: due, state: 'open' }, due)).toBe(false)
  expect(isLate({ dueOn: due, state: 'approved' }, localDate('2026-12-01'))).toBe(true)
  expect(isLate({ dueOn: due, state: 'sent' }, localDate('2026-12-01'))).toBe(false)
  expect(isLate({ dueOn: null, state: 'open' }, localDate('2027-12-01'))).toBe(false)
})

test.each([
  ['what is special on a provision that covers it', ['ordinary', 'special'], 'special', null, null, true],
  ['what is special on one that does not', ['ordinary', 'protected'], 'special', null, null, false],
  [
    'a pointer to a Blue Card never',
    ['ordinary', 'protected', 'special', 'pointer_only'],
    'pointer_only',
    null,
    null,
    false,
  ],
  ['about the person asked about', ['ordinary'], 'ordinary', 'ona', 'ona', true],
  ['about the whole family', ['ordinary'], 'ordinary', 'ona', null, true],
  ['about somebody else', ['ordinary'], 'ordinary', 'ona', 'on', false],
  ['about anybody where the whole family is asked about', ['ordinary'], 'ordinary', null, 'on', true],
] as const)('given: %s', (_, covers, sensitivity, asked, about, may) => {
  expect(isGivable({ covers, subjectId: asked }, { sensitivity, subjectId: about })).toBe(may)
})

test('letters in criminal cases are kept from the family, on whatever provision of theirs', () => {
  const criminal = POWERS.filter(({ code }) => code.startsWith('kpk-') || code === 'policja-pomoc')
  expect(criminal.length).toBeGreaterThan(3)
  expect(criminal.every(({ notForFamily }) => notForFamily)).toBe(true)
})

test('no provision opens a pointer to a Blue Card, and each says whether its text was checked', () => {
  for (const { covers, confirmed, source, code } of POWERS) {
    expect(covers, code).not.toContain('pointer_only')
    expect(source.startsWith('Przepis przywołany z wiedzy'), code).toBe(!confirmed)
  }
})

test('a provision is chosen only while it is in force', () => {
  const codes = (day: string) => powersOn('letter', localDate(day)).map(({ code }) => code)
  expect(codes('1998-08-31')).not.toContain('kpk-pomoc-organom')
  expect(codes('1998-09-01')).toContain('kpk-pomoc-organom')
})
