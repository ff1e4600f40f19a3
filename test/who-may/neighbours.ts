import { localDate, SubjectId } from '#kernel'
import { tellsPeople } from '#test/told.ts'
import { MONDAY } from '#test/world.ts'
import { caseFacts } from '../../src/casework/cases/case-facts.store.server.ts'
import { report } from '../../src/casework/cases/case-world.fixture.ts'
import { richCase } from '../../src/casework/cases/rich-case.fixture.ts'
import { acceptHandover } from '../../src/casework/handover/answer-handover.server.ts'
import { offerHandover } from '../../src/casework/handover/offer-handover.server.ts'
import { done, enterStage } from './family.ts'
import type { CaseWorld } from './world.ts'

export const MIRZEC = '261103'

/** The neighbouring gmina under the same model: a centre that coordinates its team, a school, and a case of its own with something in every table. */
export async function neighbours(world: CaseWorld) {
  const { found, newId, versionId } = world
  const body = newId()
  await found.put('model.adoption', {
    id: newId(),
    unit_code: MIRZEC,
    version_id: versionId,
    from_on: '2026-01-01',
  })
  for (const unit_code of [MIRZEC, '260401'])
    await found.put('model.local_setting', {
      id: newId(),
      unit_code,
      model_id: 'wiejski',
      what: 'param',
      target: 'rodzin-w-gminie',
      value: '{"amount":12}',
      reason: 'Mamy więcej rodzin.',
      clause: 'W-4.6',
      from_on: '2026-01-01',
      set_at: MONDAY,
    })
  const opened = { process: 'tworzenie-pzk', name: 'PZK Mirzec', stage: 'dzialanie-pzk', opened_on: '2026-01-02' }
  await found.put('teams.body', { id: body, version_id: versionId, element: 'pzk', unit_code: MIRZEC, ...opened })
  const stage = { stage: opened.stage, entered_at: MONDAY, entered_on: opened.opened_on }
  await found.put('teams.visit', { body_id: body, no: 1, ...stage })
  await found.agreement('project', 'porozumienie-jst', 'wiejski', [{ unit_code: MIRZEC }], { body_id: body })
  const acceded = async (name: string, sector: string) => {
    const id = await found.institution(name, sector, MIRZEC)
    await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: id }], { body_id: body })
    return id
  }
  const centre = await acceded('GOPS Mirzec', 'social_assistance')
  const school = await acceded('Szkoła Mirzec', 'education')
  await tellsPeople(world, centre, world.officer)
  const receiver = await world.worker('Rita', 'Przyjmująca', centre)
  const lead = await world.worker('Lena', 'Mirecka', centre)
  const teacher = await world.worker('Nauczysław', 'Mirecki', school)
  await world.sign(receiver)
  await world.sign(lead)
  await world.sign(teacher, school)
  await found.membership({ person_id: receiver, institution_id: centre, role: 'koordynator-pzk', unit_code: MIRZEC })
  const { caseId } = await richCase({ ...world, lead, ops: centre, school, teacher })
  return { centre, receiver, caseId }
}

/** A family that moved to Mirzec: the case it leaves, and the case of the team that took it over. */
export async function handedOver(world: CaseWorld, { receiver }: { readonly receiver: string }) {
  const { as, lead, rows } = world
  const caseId = await world.opens(lead, { family: 'Przeprowadzalska', given: 'Ola' })
  const known = await as(lead, (ctx) => caseFacts(ctx, caseId))
  const mother = SubjectId.parse(known.facts.persons[0]?.id)
  done(await world.complete(lead, caseId, 'karta-zgloszenia', report(mother)))
  await rows('update casework.subject set takes_part = true where id = $1', [mother])
  await enterStage(world, caseId, 'realizacja')
  const said = { recordedHow: 'paper', recordedOn: localDate('2026-11-23') } as const
  const asked = { caseId, toUnitCode: MIRZEC, consented: [mother], ...said }
  const handoverId = done(await as(lead, (ctx) => offerHandover(ctx, asked)))
  const named = { handoverId, family: 'Nowi z Bielin', given: undefined }
  const toCaseId = done(await as(receiver, (ctx) => acceptHandover(ctx, named)))
  return { caseId, toCaseId }
}
