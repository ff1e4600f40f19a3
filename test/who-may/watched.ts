import { record } from '#platform/server'
import { denialsOf } from '../../src/casework/denial/denial.store.server.ts'
import { denyPerson } from '../../src/casework/denial/deny-person.server.ts'
import { documentsAt } from '../../src/casework/documents/documents.fixture.ts'
import { openInEmergency } from '../../src/casework/emergency/open-in-emergency.server.ts'
import { inspectionAtWork } from '../../src/casework/inspections/inspection.fixture.ts'
import { lettersAt } from '../../src/casework/official-letters/official-letter.fixture.ts'
import { done } from './family.ts'
import type { CaseWorld } from './world.ts'

/** Somebody who is denied the family's case, a member of the standing team who opened it in an emergency, a look to be asked about, and letters of a court. */
export async function watched(world: CaseWorld, caseId: string, member: string) {
  const { as, lead, school, rows } = world
  const [{ code } = { code: '' }] = await rows<{ code: string }>('select code from casework.case where id = $1', [
    caseId,
  ])
  const related = await world.worker('Renata', 'Spokrewniona', school)
  done(await as(lead, (ctx) => denyPerson(ctx, { caseId, personId: related, reason: 'siostra matki' })))
  const denial = (await as(lead, (ctx) => denialsOf(ctx, caseId)))[0]?.id ?? ''
  const why = { danger: 'child', reason: 'Dziecko nie wróciło ze szkoły.' } as const
  const emergency = done(await as(member, (ctx) => openInEmergency(ctx, { code, ...why })))
  const reader = await world.worker('Wanda', 'Zaglądająca', school)
  await as(reader, (ctx) => record(ctx, { chain: 'case', about: caseId, name: 'casework.case.looked' }))
  const place = { caseId, institution: world.ops, worker: lead }
  const letters = await lettersAt(world.found.put, world.newId, place)
  // The worker of the institution who prints the set: whoever comes from outside has no other part in this world.
  const inspected = { ...place, authority: world.outside, head: lead, inspector: lead }
  const inspection = await inspectionAtWork(world.found.put, world.newId, inspected)
  const documents = await documentsAt(world.found.put, world.newId, { ...place, no: 2 })
  return { denial, emergency, reader, letters, inspection, documents }
}
