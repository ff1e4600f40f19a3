import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { type ActDated, type Standing, standingOf, type VersionDated } from './standing.domain.ts'

const dated = (
  version: string,
  validFrom: string,
  ...acts: readonly (readonly [ActDated['act'], string])[]
): VersionDated => ({
  version,
  validFrom,
  acts: acts.map(([act, day]) => ({ act, onDay: localDate(day) })),
})
const fromFile = dated('1.0', '2026-01-01')
const laterFile = dated('1.10', '2027-01-01')
const written = dated('1.1', '2026-06-01', ['adopted', '2026-05-20'], ['in_force', '2026-07-01'])
const gone = dated(
  '1.2',
  '2026-06-01',
  ['adopted', '2026-05-20'],
  ['in_force', '2026-07-01'],
  ['replaced', '2026-09-01'],
)

describe('what a published version is on a day', () => {
  test.each<[string, VersionDated, readonly VersionDated[], string, Standing]>([
    ['one from a file before it is valid', fromFile, [], '2025-12-31', 'adopted'],
    ['one from a file on the day from which it is valid', fromFile, [], '2026-01-01', 'in_force'],
    ['one from a file the day before a later one is in force', fromFile, [laterFile], '2026-12-31', 'in_force'],
    ['one from a file once a later one is in force', fromFile, [laterFile], '2027-01-01', 'replaced'],
    ['one from a file while the later one is only adopted', fromFile, [written], '2026-06-30', 'in_force'],
    ['one from a file beside an earlier one', laterFile, [fromFile], '2027-01-01', 'in_force'],
    ['an adopted one before its day in force', written, [fromFile], '2026-06-30', 'adopted'],
    ['an adopted one on its day in force', written, [fromFile], '2026-07-01', 'in_force'],
    [
      'one with acts beside a later one, without an act that replaces it',
      written,
      [laterFile],
      '2027-01-01',
      'in_force',
    ],
    ['a replaced one the day before', gone, [], '2026-08-31', 'in_force'],
    ['a replaced one on that day', gone, [], '2026-09-01', 'replaced'],
  ])('%s', (_, version, all, day, standing) => {
    expect(standingOf(version, [version, ...all], localDate(day))).toBe(standing)
  })
})
