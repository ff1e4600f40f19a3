import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { EXTENTS } from '#model'
import type { LedgerEntry } from './ledger-entry.domain.ts'
import { matrixOf } from './matrix.domain.ts'

const OPS = { id: 'ops', shortName: 'OPS', sector: 'social_assistance' } as const
const SCHOOL = { id: 'school', shortName: 'Szkoła', sector: 'education' } as const
const entry = (more: Partial<LedgerEntry>): LedgerEntry => ({
  ...{ id: 'one', giver: OPS, recipient: SCHOOL, role: null, personName: null, category: 'nauka', about: null },
  ...{ oneEntry: false, extent: 'full', ground: 'zadanie', clause: '§ 1', provision: null, notForFamily: false },
  ...{ purpose: 'Praca', from: localDate('2026-11-02'), until: localDate('2027-05-24'), decidedBy: null },
  ...{
    decidedAt: new Date(0),
    state: 'in_force',
    withdrawnAt: null,
    withdrawnReason: null,
    endedWithConsent: false,
    words: null,
  },
  ...{ canWithdraw: false, canFollow: false },
  ...more,
})
const matrix = (entries: readonly LedgerEntry[], authors: readonly { institution: string; category: string }[] = []) =>
  matrixOf({
    ...{ entries, authors, extents: EXTENTS, sides: [OPS], categories: ['kontakt', 'nauka', 'zdrowie'] },
    soon: localDate('2026-12-07'),
  })
const only = (entries: readonly LedgerEntry[]) => matrix(entries).rows[0]?.cells[1]

describe('the sheet of who sees what', () => {
  test('names the giver as author and shows a recipient without a place in the case any more', () => {
    const { sides, rows } = matrix([entry({})])
    expect(sides.map(({ id }) => id)).toEqual(['ops', 'school'])
    expect(rows.map(({ category }) => category)).toEqual(['nauka'])
    expect(rows[0]?.cells).toMatchObject([{ kind: 'author' }, { kind: 'shown', extent: 'full', others: 0 }])
  })

  test('leaves out categories in which nothing is known, and keeps those in which somebody wrote', () => {
    expect(matrix([], [{ institution: 'ops', category: 'zdrowie' }]).rows).toEqual([
      { category: 'zdrowie', cells: [{ kind: 'author' }] },
    ])
    expect(matrix([]).rows).toEqual([])
  })

  test('shows the widest that works today, and counts the rest', () => {
    const narrow = entry({ extent: 'extract', until: localDate('2028-01-01') })
    const ahead = entry({ state: 'ahead' })
    expect(only([ahead, narrow, entry({ extent: 'existence' })])).toMatchObject({ extent: 'extract', others: 2 })
    expect(only([ahead])).toMatchObject({ kind: 'shown', ahead: true })
  })

  test('marks what ends within two weeks, the last of those days included', () => {
    expect(only([entry({ until: localDate('2026-12-07') })])).toMatchObject({ endsSoon: true })
    expect(only([entry({ until: localDate('2026-12-08') })])).toMatchObject({ endsSoon: false })
  })

  test('says what has ended only where nothing works any more', () => {
    const withdrawn = entry({ state: 'withdrawn' })
    expect(only([withdrawn])).toMatchObject({ kind: 'ended', withdrawn: true })
    expect(only([withdrawn, entry({ state: 'over', until: localDate('2028-01-01') })])).toMatchObject({
      withdrawn: false,
    })
    expect(only([withdrawn, entry({ extent: 'coded' })])).toMatchObject({ kind: 'shown', others: 0 })
  })
})
