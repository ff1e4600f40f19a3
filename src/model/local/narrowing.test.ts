import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTENTS, SECTORS, type Sector } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { checkSetting } from './check-setting.domain.ts'
import { localised } from './localised.domain.ts'
import { rowFor, type SharedRow, WITHIN } from './narrowing.domain.ts'
import { narrowings } from './narrowings.fixture.ts'

describe.each([RURAL, URBAN_RURAL])('Narrower sharing in %s', (file) => {
  const model = indexModel(shippedModel(file))
  const rowsOf = (sharing: readonly (SharedRow & { readonly role: string })[], role: string) =>
    sharing.filter((row) => row.role === role)

  test('never shows anybody more of anything, whatever a gmina sets, and what would is refused', () => {
    let taken = 0
    fc.assert(
      fc.property(narrowings(model), (setting) => {
        const { target } = setting
        const here = localised(model, { settings: [setting] }).document.sharing
        const isTaken = checkSetting(model, setting).ok
        taken += isTaken ? 1 : 0
        for (const sector of SECTORS) {
          for (const { id } of model.category.all) {
            const before = rowFor(rowsOf(model.document.sharing, target), sector, id)
            const after = rowFor(rowsOf(here, target), sector, id)
            if (!isTaken) expect(after).toEqual(before)
            if (!after) continue
            expect(before).toBeDefined()
            expect(WITHIN[before?.extent ?? 'counts']).toContain(after.extent)
            expect(before?.grounds).toEqual(expect.arrayContaining([...after.grounds]))
          }
        }
        // No other role gains or loses.
        for (const role of model.role.all.filter(({ id }) => id !== target))
          expect(rowsOf(here, role.id)).toEqual(rowsOf(model.document.sharing, role.id))
      }),
      { numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(30)
  })

  test('a row of a sector that is left out does not let the row for all of them count instead', () => {
    const sector: Sector = 'education'
    const general: SharedRow = { categories: ['nauka'], extent: 'full', grounds: ['a'] }
    const own = [general, { ...general, sectors: [sector], extent: 'existence' as const }]
    expect(rowFor(own, sector, 'nauka')?.extent).toBe('existence')
    const left = [general]
    expect(WITHIN.existence).not.toContain(rowFor(left, sector, 'nauka')?.extent)
  })

  test('extents hold only what is less', () => {
    for (const extent of EXTENTS) expect(WITHIN[extent][0]).toBe(extent)
  })
})
