import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import {
  AUTHORITY_KINDS,
  type Authority,
  type AuthorityFacts,
  type ConsentAsked,
  type EntitlementRefusal,
  mayConsent,
  SECOND_PARENT,
} from './authority.domain.ts'

const TODAY = localDate('2026-11-23')
const BIRTH = localDate('2015-04-15')
const persons = [
  { id: 'mother', adult: true },
  { id: 'father', adult: true },
  { id: 'uncle', adult: true },
  { id: 'child', adult: false },
]
let rows = 0
const holds = (holder: string, kind: Authority['kind'], more: Partial<Authority> = {}): Authority => {
  rows += 1
  return { id: `row-${rows}`, subject: 'child', holder, kind, covers: false, from: BIRTH, until: null, ...more }
}
const facts = (authorities: readonly Authority[], more: Partial<AuthorityFacts> = {}): AuthorityFacts => ({
  persons,
  authorities,
  incapacities: [],
  consents: [],
  ...more,
})
const asks = (giver: string, more: Partial<ConsentAsked> = {}): ConsentAsked => ({
  subject: 'child',
  giver,
  on: TODAY,
  matter: 'take_part',
  ...more,
})
const answer = (known: AuthorityFacts, asked: ConsentAsked): EntitlementRefusal | 'yes' => {
  const found = mayConsent(known, asked)
  return found.ok ? 'yes' : found.refusal
}
const yesterday = addDays(TODAY, -1)
const tomorrow = addDays(TODAY, 1)

describe('a consent for a child', () => {
  test.each<[EntitlementRefusal | 'yes', string, readonly Authority[]]>([
    ['authority_unknown', 'nothing is on record', []],
    ['yes', 'she holds full authority', [holds('mother', 'full')]],
    ['no_authority', 'only the other parent holds it', [holds('father', 'full')]],
    ['authority_suspended', 'hers is suspended', [holds('mother', 'suspended')]],
    ['authority_deprived', 'she is deprived of it', [holds('mother', 'deprived')]],
    ['authority_too_narrow', 'hers is limited and does not cover it', [holds('mother', 'limited')]],
    ['yes', 'hers is limited and covers it', [holds('mother', 'limited', { covers: true })]],
    ['yes', 'she is the guardian', [holds('mother', 'guardian')]],
    ['yes', 'she is a curator for such matters', [holds('mother', 'curator', { covers: true })]],
    ['authority_too_narrow', 'she is a curator for something else', [holds('mother', 'curator')]],
    ['authority_too_narrow', 'she is a foster carer for everyday matters', [holds('mother', 'foster')]],
    ['no_authority', 'this reader is not told why', [holds('mother', 'none')]],
    ['authority_unknown', 'hers ended yesterday', [holds('mother', 'guardian', { until: yesterday })]],
    ['yes', 'today is its last day', [holds('mother', 'guardian', { until: TODAY })]],
    ['authority_unknown', 'hers begins tomorrow', [holds('mother', 'guardian', { from: tomorrow })]],
    [
      'authority_deprived',
      'full by birth, taken since',
      [holds('mother', 'full'), holds('mother', 'deprived', { from: yesterday })],
    ],
    [
      'yes',
      'taken once and given back',
      [
        holds('mother', 'deprived', { from: localDate('2020-01-01') }),
        holds('mother', 'full', { from: localDate('2024-01-01') }),
      ],
    ],
    [
      'authority_suspended',
      'two decisions of one day: the stricter',
      [holds('mother', 'suspended'), holds('mother', 'full')],
    ],
    ['authority_unknown', 'it is about another child', [holds('mother', 'full', { subject: 'brother' })]],
  ])('%s: %s', (expected, _why, authorities) => {
    expect(answer(facts(authorities), asks('mother'))).toBe(expected)
  })

  test('counts for the day on which it was given, whatever was decided later', () => {
    const known = facts([holds('mother', 'full'), holds('mother', 'deprived', { from: TODAY })])
    expect(answer(known, asks('mother', { on: yesterday }))).toBe('yes')
    expect(answer(known, asks('mother'))).toBe('authority_deprived')
  })

  test('is not given by the child itself, nor by somebody who has no part in it', () => {
    expect(answer(facts([holds('mother', 'full')]), asks('child'))).toBe('child_itself')
    expect(answer(facts([holds('mother', 'full')]), asks('uncle'))).toBe('no_authority')
  })

  test('is not given by a parent without full capacity, whose part falls to the other alone', () => {
    const incapacities = [{ subject: 'mother', extent: 'partial' as const, from: BIRTH, until: null }]
    const known = facts([holds('mother', 'full'), holds('father', 'full')], { incapacities })
    expect(answer(known, asks('mother'))).toBe('giver_without_capacity')
    expect(answer(known, asks('father'))).toBe('yes')
    const minor = { persons: [...persons, { id: 'young', adult: false }] }
    expect(answer(facts([holds('young', 'full')], minor), asks('young'))).toBe('giver_without_capacity')
  })
})

describe('two parents', () => {
  const both = [holds('mother', 'full'), holds('father', 'full')]

  test('decide together: where one is not asked, it is said why', () => {
    expect(answer(facts(both), asks('mother'))).toBe('second_parent_missing')
    for (const second of SECOND_PARENT) {
      expect(mayConsent(facts(both), asks('mother', { second }))).toMatchObject({ value: { second } })
    }
  })

  test('who has consented already need not be asked again, for the same matter', () => {
    const consent = { subject: 'child', giver: 'father', matter: 'take_part', on: yesterday, withdrawnOn: null }
    expect(answer(facts(both, { consents: [consent] }), asks('mother'))).toBe('yes')
    expect(answer(facts(both, { consents: [consent] }), asks('mother', { matter: 'ground' }))).not.toBe('yes')
    const withdrawn = facts(both, { consents: [{ ...consent, withdrawnOn: TODAY }] })
    expect(answer(withdrawn, asks('mother'))).toBe('second_parent_missing')
  })

  test.each(['limited', 'suspended', 'deprived'] as const)(
    'the other counts only with full authority, not %s',
    (kind) => {
      expect(answer(facts([holds('mother', 'full'), holds('father', kind)]), asks('mother'))).toBe('yes')
    },
  )

  test('a parent whose limited authority covers it still decides with the other', () => {
    const known = facts([holds('mother', 'limited', { covers: true }), holds('father', 'full')])
    expect(answer(known, asks('mother'))).toBe('second_parent_missing')
  })
})

describe('an adult', () => {
  const about = (giver: string) => asks(giver, { subject: 'uncle' })
  const of = (extent: 'full' | 'partial') => ({
    incapacities: [{ subject: 'uncle', extent, from: BIRTH, until: null }],
  })
  const represents = (kind: Authority['kind']) => holds('mother', kind, { subject: 'uncle', covers: true })
  const given = (giver: string) => ({
    consents: [{ subject: 'uncle', giver, matter: 'take_part', on: yesterday, withdrawnOn: null }],
  })

  test('decides alone, and nobody for them', () => {
    expect(answer(facts([]), about('uncle'))).toBe('yes')
    expect(answer(facts([represents('guardian')]), about('mother'))).toBe('own_consent')
  })

  test('who is fully incapacitated is represented by the guardian', () => {
    const known = facts([represents('guardian')], of('full'))
    expect(answer(known, about('mother'))).toBe('yes')
    expect(answer(known, about('uncle'))).toBe('guardian_missing')
    expect(answer({ ...known, ...given('mother') }, about('uncle'))).toBe('yes')
    expect(answer({ ...known, ...given('father') }, about('uncle'))).toBe('guardian_missing')
  })

  test('who is partially incapacitated consents together with the curator', () => {
    const known = facts([represents('curator')], of('partial'))
    expect(answer(known, about('uncle'))).toBe('curator_missing')
    expect(answer({ ...known, ...given('mother') }, about('uncle'))).toBe('yes')
  })

  test('is not decided for by a former parent', () => {
    expect(answer(facts([represents('full')], of('full')), about('mother'))).toBe('no_authority')
  })
})

test('nobody with barred or unknown authority ever gets through, whatever else is on record', () => {
  const row = fc.record({
    holder: fc.constantFrom('mother', 'father', 'uncle'),
    kind: fc.constantFrom(...AUTHORITY_KINDS),
    covers: fc.boolean(),
    days: fc.integer({ min: -500, max: 5 }),
    lasts: fc.option(fc.integer({ min: 0, max: 900 })),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom(...SECOND_PARENT), (drawn, second) => {
      const known = facts(
        drawn.map(({ holder, kind, covers, days, lasts }) => {
          const from = addDays(TODAY, days)
          return holds(holder, kind, { covers, from, until: lasts === null ? null : addDays(from, lasts) })
        }),
      )
      const found = mayConsent(known, asks('mother', { second }))
      const mine = known.authorities.filter(
        ({ holder, from, until }) => holder === 'mother' && from <= TODAY && (until === null || until >= TODAY),
      )
      if (mine.length === 0 || mine.every(({ kind }) => kind === 'deprived' || kind === 'suspended')) {
        expect(found.ok).toBe(false)
      }
      if (found.ok) expect(mine.map(({ id }) => id)).toContain(found.value.authority)
    }),
  )
})
