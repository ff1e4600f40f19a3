import { record } from '#platform/server'
import { denialsOf } from '../../src/casework/denial/denial.store.server.ts'
import { denyPerson } from '../../src/casework/denial/deny-person.server.ts'
import { openInEmergency } from '../../src/casework/emergency/open-in-emergency.server.ts'
import { done } from './family.ts'
import type { CaseWorld } from './world.ts'

/** Somebody who is denied the family's case, a member of the standing team who opened it in an emergency, and a look to be asked about. */
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
  return { denial, emergency, reader }
}
