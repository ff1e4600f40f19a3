import { describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { actAs, keeper, school, police, coordinator, stranger, enter, rows } = world
const site = visiting(actAs, caseworkPages)
const clinic = await world.partner('Przychodnia na papierze', 'health')
await database.owner.query('update institutions.institution set has_accounts = false where id = $1', [clinic.id])

const CARD = 'karta-diagnozy'
/** A family in the stage of the diagnosis, with a school that has accounts and a clinic that has none. */
async function diagnosed() {
  const caseId = await world.aCase([
    { ...school, role: MEMBER },
    { ...clinic, role: MEMBER },
  ])
  await world.subject(caseId, 1)
  await enter(caseId, 'diagnoza')
  return { caseId, at: `/cases/${caseId}/forms/${CARD}/new` }
}
const SEES = 'Dziecko nie było na bilansie od dwóch lat.'
const card = {
  'obszary-wkladu.dom.co-widzimy': SEES,
  'obszary-wkladu.dom.co-mozemy': 'Wizyta patronażowa.',
}
const paper = { _signed_how: 'paper', _signed_on: '20.11.2026' }
const written = (caseId: string) =>
  rows<{ institution_id: string; recorded: unknown; state: string; completed_by: string }>(
    'select institution_id, recorded, state, completed_by from casework.form_instance where case_id = $1 order by id',
    [caseId],
  )

describe('the card of an institution that writes on paper', () => {
  test('is copied by whoever keeps the case, with how and when it came, and counts as the card of that institution', async () => {
    const { caseId, at } = await diagnosed()
    const offered = await site.open(at, keeper.worker)
    expect(offered.html).toContain('Karta z papieru: Przychodnia na papierze')
    expect(offered.html).not.toContain('Karta z papieru: Szkoła')
    const forClinic = `${at}?institution=${clinic.id}`
    const page = await site.open(forClinic, keeper.worker)
    expect(page.html).toContain('Przepisujesz kartę z papieru')

    const unsaid = await site.send(forClinic, keeper.worker, card)
    expect(unsaid.status).toBe(422)
    expect(unsaid.html).toContain('Zapisz, w jaki sposób i którego dnia podpisano')
    const ahead = await site.send(forClinic, keeper.worker, { ...card, ...paper, _signed_on: '24.11.2026' })
    expect(ahead.status).toBe(422)

    const scan = new File([Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n')], 'karta.pdf')
    const kept = await site.send(forClinic, keeper.worker, { ...card, ...paper, _signed_scan: scan })
    expect(kept.status).toBe(303)
    expect(await written(caseId)).toEqual([
      {
        institution_id: clinic.id,
        state: 'completed',
        completed_by: keeper.worker,
        recorded: { how: 'paper', onDay: '2026-11-20', forWhom: clinic.id, scan: expect.any(String) },
      },
    ])
    const [done] = await rows('select for_key, recorded from casework.step_done where case_id = $1', [caseId])
    expect(done).toMatchObject({ for_key: clinic.id, recorded: { how: 'paper', forWhom: clinic.id } })
    const diagnosis = await site.open(`/cases/${caseId}/diagnosis`, keeper.worker)
    expect(diagnosis.html).toContain(SEES)
    expect(diagnosis.html).toContain('23.11.2026, na papierze')
  })

  test('stands beside the own card of the keeper, and a later one takes the place of the first', async () => {
    const { caseId, at } = await diagnosed()
    const forClinic = `${at}?institution=${clinic.id}`
    expect((await site.send(at, keeper.worker, card)).status).toBe(303)
    expect((await site.send(forClinic, keeper.worker, { ...card, ...paper })).status).toBe(303)
    const { html } = await site.open(forClinic, keeper.worker)
    const base = /name="_base" value="([^"]*)"/.exec(html)?.[1] ?? ''
    expect((await site.send(forClinic, keeper.worker, { ...card, ...paper, _base: base })).status).toBe(303)
    expect((await written(caseId)).map(({ institution_id, state }) => [institution_id, state])).toEqual([
      [keeper.id, 'completed'],
      [clinic.id, 'replaced'],
      [clinic.id, 'completed'],
    ])
  })

  test('can be begun and finished later, by its keeper alone', async () => {
    const { caseId, at } = await diagnosed()
    const begun = await site.send(`${at}?institution=${clinic.id}`, keeper.worker, { ...card, _press: 'draft' })
    const draft = begun.location?.split('?')[0] ?? ''
    const page = await site.open(draft, keeper.worker)
    expect(page.html).toContain('Przepisujesz kartę z papieru')
    expect(page.html).toContain(SEES)
    expect((await site.open(draft, school.worker)).html).not.toContain(SEES)
    const version = /name="_version" value="(\d+)"/.exec(page.html)?.[1] ?? ''
    expect((await site.send(draft, keeper.worker, { ...card, ...paper, _version: version })).status).toBe(303)
    expect((await written(caseId))[0]).toMatchObject({ institution_id: clinic.id, state: 'completed' })
  })

  test('is read by the school only where the keeper discloses it, and by nobody of the team before', async () => {
    const { caseId, at } = await diagnosed()
    await site.send(`${at}?institution=${clinic.id}`, keeper.worker, { ...card, ...paper })
    expect((await site.open(`/cases/${caseId}/diagnosis`, school.worker)).html).not.toContain(SEES)
    await world.disclosure(caseId, keeper, school, 'mieszkanie')
    expect((await site.open(`/cases/${caseId}/diagnosis`, school.worker)).html).toContain(SEES)
  })

  test('is not written for an institution that has accounts, nor for one outside the team', async () => {
    const { caseId, at } = await diagnosed()
    for (const institution of [school.id, police.id, world.newId()]) {
      expect((await site.open(`${at}?institution=${institution}`, keeper.worker)).status).toBe(404)
    }
    await database.owner.query(
      `update casework.seat set until_on = '2026-11-22' where institution_id = $1 and case_id = $2`,
      [clinic.id, caseId],
    )
    expect((await site.open(`${at}?institution=${clinic.id}`, keeper.worker)).status).toBe(404)
  })

  test('is not written by a partner, nor by a stranger, whatever they send', async () => {
    const { caseId, at } = await diagnosed()
    const forClinic = `${at}?institution=${clinic.id}`
    for (const who of [school.worker, stranger]) {
      expect((await site.open(forClinic, who)).status).toBe(404)
      await site.send(forClinic, who, { ...card, ...paper })
    }
    expect(await written(caseId)).toEqual([])
    expect((await site.open(at, school.worker)).html).not.toContain('Karta z papieru')
  })

  test('the database itself refuses a partner who writes for the clinic', async () => {
    const { caseId } = await diagnosed()
    const insert = (who: string) =>
      world.as(who, ({ db }) =>
        db
          .insertInto('casework.form_instance')
          .values({
            id: world.newId(),
            case_id: caseId,
            form: CARD,
            version_id: world.versionId,
            no: 1,
            institution_id: clinic.id,
            state: 'draft',
            started_by: who,
          })
          .execute(),
      )
    await expect(insert(school.worker)).rejects.toThrow('row-level security')
    await expect(insert(stranger)).rejects.toThrow('row-level security')
    await expect(insert(coordinator)).resolves.toBeDefined()
  })
})
