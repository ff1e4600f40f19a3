import { expect, test } from 'vitest'
import { InstitutionId, localDate } from '#kernel'
import { FileClassId } from '#protection'
import { byWhatToDo, type ClosedCase, retentionOf } from './closed-case.domain.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const TODAY = localDate('2037-01-01')
type Class = NonNullable<ClosedCase['fileClass']>
const inClass = (category: Class['category'], years: number | null): Class => ({
  ...{ id: FileClassId.parse(ID), symbol: '8123', name: 'Praca z rodziną', category, years },
})
const B10 = inClass('B', 10)
const BE10 = inClass('BE', 10)
const closed = (more: Partial<ClosedCase>): ClosedCase => ({
  ...{ caseId: ID, institutionId: InstitutionId.parse(ID), code: 'X-1', subjectKind: 'family' },
  ...{ openedOn: localDate('2025-01-02'), closedOn: localDate('2026-03-05'), fileClass: B10, filedOn: null },
  ...{ held: false, decision: null, destructionId: null, mine: true },
  ...more,
})
const decided = (destroy: boolean) => ({ number: 'AP-1', on: localDate('2036-12-01'), destroy })

test.each([
  ['without a class nothing follows', { fileClass: null }, 'no_class'],
  ['on its first day it may be destroyed', {}, 'due'],
  ['closed a year later, it waits', { closedOn: localDate('2027-01-01') }, 'waits'],
  ['a hold stops it', { held: true }, 'held'],
  ['on a list it waits for the approval', { destructionId: ID }, 'listed'],
  ['in category A it is never destroyed', { fileClass: inClass('A', null) }, 'permanent'],
  ['in BE the archive has to decide', { fileClass: BE10 }, 'decision_missing'],
  ['in BE the archive may let it go', { fileClass: BE10, decision: decided(true) }, 'due'],
  ['in BE the archive may keep it', { fileClass: BE10, decision: decided(false) }, 'kept_by_archive'],
  [
    'a decision made too soon does not bring the day nearer',
    { fileClass: inClass('BE', 25), decision: decided(true) },
    'waits',
  ],
] as const)('%s', (_what, more, state) => {
  expect(retentionOf(closed(more), TODAY).state).toBe(state)
})

test('the day before, it still waits', () => {
  expect(retentionOf(closed({}), localDate('2036-12-31'))).toEqual({ state: 'waits', from: '2037-01-01' })
})

test('those whose day has come are found first', () => {
  const cases = [
    closed({ code: 'waits', closedOn: localDate('2030-01-01') }),
    closed({ code: 'unfiled', fileClass: null }),
    closed({ code: 'due' }),
  ]
  expect(byWhatToDo(cases, TODAY).map(({ code }) => code)).toEqual(['due', 'unfiled', 'waits'])
})
