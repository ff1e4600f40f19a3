import { localDate } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { BIELINY, caseWorld } from '../cases/case-world.fixture.ts'
import { enterPerson } from '../families/enter-person.server.ts'

export const REASON = 'Dziecko nie wróciło ze szkoły, matka nie odbiera.'

/** A gmina with a school whose sworn nurse has no seat, a data protection officer, and cases with ordinary and special entries. */
export async function emergencyWorld(database: TestDatabase) {
  const world = await caseWorld(database)
  const { as, lead, ops, school, found, newId } = world
  const nurse = await world.worker('Nela', 'Nagła', school)
  await world.sign(nurse)
  const gmina = await found.institution('Gmina Bieliny', 'local_government', BIELINY)
  const officer = await world.worker('Iga', 'Inspektorska', gmina)
  await found.membership({ person_id: officer, institution_id: gmina, role: 'iod', unit_code: BIELINY })

  /** A case with a child of its own name, and entries of the keeper and of the school. */
  const aCase = async (family: string) => {
    const caseId = await world.opens(lead, family)
    const [{ code } = { code: '' }] = await world.rows<{ code: string }>(
      'select code from casework.case where id = $1',
      [caseId],
    )
    const child = await as(lead, (ctx) =>
      enterPerson(ctx, {
        caseId,
        family,
        given: 'Jaś',
        adult: false,
        born: localDate('2015-03-01'),
        shieldedAddress: 'ul. Ukryta 7',
      }),
    )
    if (!child.ok) throw new Error(child.refusal)
    const written = { case_id: caseId, keeper_institution_id: ops, written_by: lead, created_at: '2026-11-20' }
    /** Written earlier and replaced since, so that it stands for its category alone. */
    const entry = async (owner: string, category: string) => {
      const item = { owner_institution_id: owner, category, kind: 'household', subject_id: child.value, body: '{}' }
      const id = newId()
      await found.put('casework.item', { id, ...written, ...item, replaced_at: '2026-11-21' })
      return id
    }
    return {
      caseId,
      code,
      child: child.value,
      health: await entry(ops, 'zdrowie'),
      learning: await entry(ops, 'nauka'),
      ofSchool: await entry(school, 'nauka'),
    }
  }
  return { ...world, nurse, officer, gmina, aCase }
}
