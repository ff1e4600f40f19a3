import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { LEAD, ledgerWorld } from '../sharing/ledger.fixture.ts'
import { teamLayout } from './team-layout.domain.ts'
import { teamPictureOf } from './team-picture.query.server.ts'

const database = await testDatabase()
const { as, found, newId, keeper, school, police, aCase, item, disclosure, worker } = await ledgerWorld(database)

describe('the picture of who is around a family', () => {
  test('lays any number of institutions out apart, inside the drawing and beside the family', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), (count) => {
        const { boxes, middle, width, height, lines } = teamLayout(count)
        const all = [middle, ...boxes]
        expect([boxes.length, lines.length]).toEqual([count, count])
        for (const [at, one] of all.entries()) {
          expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true)
          for (const other of all.slice(at + 1)) {
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  test('shows each institution of the team with its own open tasks and its last entry, as the reader may know of them', async () => {
    const caseId = await aCase([school, police])
    const shown = await item(caseId, keeper, 'nauka', { created_at: '2026-11-20T10:00:00Z' })
    const hidden = await item(caseId, police, 'zdrowie', { created_at: '2026-11-21T10:00:00Z' })
    await disclosure(caseId, keeper, school, 'nauka')
    const promised = { case_id: caseId, assigned_by: keeper.worker, assigned_at: '2026-11-20' }
    await found.put('casework.task', { id: newId(), ...promised, item_id: shown, institution_id: keeper.id })
    await found.put('casework.task', { id: newId(), ...promised, item_id: hidden, institution_id: police.id })
    const seenBy = async (who: string) => {
      const { institutions } = await as(who, (ctx) => teamPictureOf(ctx, caseId))
      return new Map(institutions.map((one) => [one.institutionId, [one.tasks, one.lastSign]]))
    }
    const ofPolice = await seenBy(police.worker)
    expect(ofPolice.get(police.id)).toEqual([1, '2026-11-21'])
    const ofSchool = await seenBy(school.worker)
    expect(ofSchool.get(keeper.id)).toEqual([1, '2026-11-20'])
    // What is special leaves no trace: no task, no day.
    expect(ofSchool.get(police.id)).toEqual([0, null])
  })

  test('is not there for who has no place in the case, nor for who is kept out', async () => {
    const caseId = await aCase([school])
    const other = await worker('Obcy', 'Zupełnie', school.id)
    await expect(as(other, (ctx) => teamPictureOf(ctx, caseId))).rejects.toThrow()
    await found.put('casework.seat', {
      ...{
        id: newId(),
        case_id: caseId,
        person_id: other,
        institution_id: school.id,
        role: LEAD,
        from_on: '2026-11-02',
      },
    })
    await found.put('casework.denied', { person_id: other, case_id: caseId, since: '2026-11-02' })
    await expect(as(other, (ctx) => teamPictureOf(ctx, caseId))).rejects.toThrow()
  })
})
