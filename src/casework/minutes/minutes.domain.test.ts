import { describe, expect, test } from 'vitest'
import { admitsSentence, beforeClosing, decisionNumbers, minutesState, moved, understand } from './minutes.domain.ts'

describe('the first word of a sentence', () => {
  test.each([
    ['zadanie Maria sprawdza godziny dowozu', 'task', 'Maria sprawdza godziny dowozu'],
    ['Ustalenie: opiekunka od 1.12', 'decision', 'Opiekunka od 1.12'],
    ['zdanie odrębne – cztery tygodnie to za długo', 'dissent', 'Cztery tygodnie to za długo'],
    ['ZDANIE ODREBNE nie zgadzam się', 'dissent', 'Nie zgadzam się'],
    ['Zadania domowe robi z babcią.', 'said', 'Zadania domowe robi z babcią.'],
    ['Zdanie mamy jest inne.', 'said', 'Zdanie mamy jest inne.'],
    ['ustaleniełódź', 'said', 'ustaleniełódź'],
    ['  zwykłe zdanie ', 'said', 'zwykłe zdanie'],
    ['zadanie', 'said', 'zadanie'],
  ] as const)('%s', (typed, kind, text) => {
    expect(understand(typed)).toEqual({ kind, text })
  })
})

describe('what minutes admit', () => {
  test('a note of a call is written before the meeting too, everything else while it goes on', () => {
    expect(admitsSentence('before', 'phone_note')).toBe(true)
    expect(admitsSentence('before', 'said')).toBe(false)
    expect(admitsSentence('open', 'decision')).toBe(true)
  })
  test('after closing only a correction is added, and before it none', () => {
    expect(admitsSentence('remarks', 'said')).toBe(false)
    expect(admitsSentence('confirmed', 'phone_note')).toBe(false)
    expect(admitsSentence('confirmed', 'correction')).toBe(true)
    expect(admitsSentence('open', 'correction')).toBe(false)
  })
  test('how far they are', () => {
    expect(minutesState({ state: 'invited' }, null)).toBe('before')
    expect(minutesState({ state: 'invited' }, { closedAt: null })).toBe('open')
    expect(minutesState({ state: 'held' }, { closedAt: new Date(0) })).toBe('remarks')
    expect(minutesState({ state: 'confirmed' }, { closedAt: new Date(0) })).toBe('confirmed')
  })
})

describe('the order of an agenda', () => {
  const lines = [
    { id: 'a', place: 1 },
    { id: 'b', place: 4 },
    { id: 'c', place: 9 },
  ]
  test('two neighbours change places, and those at the ends stay', () => {
    expect(moved(lines, 'b', -1)).toEqual([
      { id: 'b', place: 1 },
      { id: 'a', place: 4 },
    ])
    expect(moved(lines, 'a', -1)).toBeNull()
    expect(moved(lines, 'c', 1)).toBeNull()
    expect(moved(lines, 'x', 1)).toBeNull()
  })
})

test('decisions are counted among those that a reader finds', () => {
  const seen = [
    { id: 'a', kind: 'said' },
    { id: 'b', kind: 'decision' },
    { id: 'c', kind: 'task' },
    { id: 'd', kind: 'decision' },
  ] as const
  expect([...decisionNumbers(seen)]).toEqual([
    ['b', 1],
    ['d', 2],
  ])
})

test('a task without a person and a day is not met', () => {
  const sentences = [{ kind: 'task', taskId: null }] as const
  const keys = (met: boolean) => (checks: ReturnType<typeof beforeClosing>) =>
    checks.filter((one) => one.met === met).map(({ key }) => key)
  expect(keys(false)(beforeClosing({ sentences, familyHeard: true, nextPlanned: true }))).toEqual(['tasks'])
  expect(keys(true)(beforeClosing({ sentences: [], familyHeard: null, nextPlanned: false }))).toEqual(['tasks'])
})
