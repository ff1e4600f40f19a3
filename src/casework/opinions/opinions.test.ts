import { describe, expect, test } from 'vitest'
import { Forbidden, type LocalDate, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { type OpinionInput, recordOpinion } from './record-opinion.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, school } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const TODAY = localDate('2026-11-23')

async function child(born: LocalDate | undefined, adult = false) {
  const caseId = await world.opens(lead)
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }))
  const done = await as(lead, (ctx) => enterPerson(ctx, { caseId, family: 'Zmyślińska', given: 'Zosia', adult, born }))
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, subjectId: done.value }
}
const said: OpinionInput = {
  spoke: true,
  words: 'Chcę mieszkać z mamą.',
  heard: 'conversation',
  heardBy: 'pedagog szkolny',
  onDay: TODAY,
}
const thirteen = localDate('2013-11-23')

describe('the own opinion of a child', () => {
  test.each<[string, LocalDate | undefined, boolean, Partial<OpinionInput>]>([
    ['too_young', localDate('2013-11-24'), false, {}],
    ['too_young', thirteen, false, { onDay: localDate('2026-11-22') }],
    ['birth_day_unknown', undefined, false, {}],
    ['not_a_child', localDate('2000-01-01'), true, {}],
    ['words_missing', thirteen, false, { words: undefined }],
    ['heard_missing', thirteen, false, { heard: undefined }],
    ['day_ahead', thirteen, false, { onDay: localDate('2026-11-24') }],
  ])('is refused (%s)', async (refusal, born, adult, change) => {
    const about = await child(born, adult)
    expect(await as(lead, (ctx) => recordOpinion(ctx, { ...about, ...said, ...change }))).toMatchObject({ refusal })
  })

  test('is written down on the thirteenth birthday, under the category of the family’s voice, for its keeper', async () => {
    const about = await child(thirteen)
    await expect(as(teacher, (ctx) => recordOpinion(ctx, { ...about, ...said }))).rejects.toThrow(Forbidden)
    await expect(as(outsider, (ctx) => recordOpinion(ctx, { ...about, ...said }))).rejects.toThrow(NotFound)
    expect((await as(lead, (ctx) => recordOpinion(ctx, { ...about, ...said }))).ok).toBe(true)
    const entries = await world.rows(
      `select category, subject_id from casework.item where case_id = $1 and kind = 'opinion'`,
      [about.caseId],
    )
    expect(entries).toEqual([{ category: 'glos-rodziny', subject_id: about.subjectId }])
    const facts = await world.rows<{ payload: object }>(
      `select payload from platform.fact where name = 'casework.opinion.recorded' and chain_id = $1`,
      [about.caseId],
    )
    expect(JSON.stringify(facts)).not.toContain('mamą')
  })

  test('stands beside the family’s voice on the diagnosis page, and nowhere for a school to which nothing is shown', async () => {
    const about = await child(thirteen)
    const person = `/cases/${about.caseId}/people/${about.subjectId}`
    expect((await open(person, lead)).html).toContain(`${person}/opinion`)
    const sent = {
      spoke: 'yes',
      words: '<b>Mam dość</b>',
      heard: 'writing',
      heardBy: 'Maria Przykładna',
      onDay: '23.11.2026',
    }
    expect((await send(`${person}/opinion`, lead, { ...sent, words: '' })).status).toBe(422)
    expect((await send(`${person}/opinion`, lead, sent)).status).toBe(303)
    for (const page of [person, `/cases/${about.caseId}/diagnosis`]) {
      expect((await open(page, lead)).html).toContain('&lt;b&gt;Mam dość')
    }
    const bySchool = await open(`/cases/${about.caseId}/diagnosis`, teacher)
    expect([bySchool.status, bySchool.html.includes('Mam dość')]).toEqual([200, false])
  })

  test('that a child did not want to speak is an answer too', async () => {
    const about = await child(thirteen)
    const silent = { ...said, spoke: false, words: undefined, heard: undefined }
    expect((await as(lead, (ctx) => recordOpinion(ctx, { ...about, ...silent }))).ok).toBe(true)
    expect((await open(`/cases/${about.caseId}/diagnosis`, lead)).html).toContain('Dziecko nie chciało mówić.')
  })

  test('is not offered for a younger child', async () => {
    const about = await child(localDate('2013-11-24'))
    expect((await open(`/cases/${about.caseId}/people/${about.subjectId}`, lead)).html).not.toContain('/opinion"')
  })
})
