import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking, countedThreeWays } from '#test/raw-sql.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { myCases } from '../lists/my-cases.query.server.ts'
import { attendees } from '../meetings/call-meeting.server.ts'
import { caseworkPages } from '../pages.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { denialsOf } from './denial.store.server.ts'
import { denyPerson, liftDenial } from './deny-person.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, school, ops } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const assistant = await world.worker('Asia', 'Asystująca', ops)
await world.sign(assistant)
const REASON = 'Siostra mieszka w tym domu'

/** A case with a teacher and a second worker of the keeper in its team. */
async function aCase() {
  const caseId = await world.opens(lead)
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }))
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${assistant} ${ops}`, role: 'asystent-rodziny' }))
  return caseId
}
const denies = (caseId: string, personId: string, who = lead) =>
  as(who, (ctx) => denyPerson(ctx, { caseId, personId, reason: REASON }))
const denialIn = async (caseId: string) => (await as(lead, (ctx) => denialsOf(ctx, caseId)))[0]?.id ?? ''
const rowsOfPlaces = async (ctx: Ctx, caseId: string | null) =>
  (
    await sql<{ case_id: string; person: string; active: boolean }>`
      select distinct p.case_id, p.person_id as person, p.active from casework.places_in_my_cases(${caseId}::uuid) p`.execute(
      ctx.db,
    )
  ).rows
const lists = async (who: string) => (await as(who, (ctx) => myCases(ctx))).map(({ id }) => id)

describe('who is denied a case', () => {
  test('meets what a stranger meets: no page, no list, no search, no seat among those invited', async () => {
    const caseId = await aCase()
    const { code } = await as(teacher, (ctx) => caseFile(ctx, caseId))
    expect(await lists(teacher)).toContain(caseId)
    expect(await denies(caseId, teacher)).toMatchObject({ ok: true, value: { self: false } })

    for (const { path } of caseworkPages.filter((one) => /^\/cases\/:caseId(\/[a-z-]+)*$/.test(one.path))) {
      const address = path.replace(':caseId', caseId)
      const seen = await open(address, teacher)
      expect([path, seen.status]).toEqual([path, 404])
      expect([path, seen.status]).toEqual([path, (await open(address, outsider)).status])
    }
    expect(await lists(teacher)).not.toContain(caseId)
    expect(await as(teacher, (ctx) => searchMyCases(ctx, code))).toMatchObject({ value: { cases: [] } })
    const known = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(attendees(known, 'zespol-rodziny').map(({ personId }) => personId)).not.toContain(teacher)
    expect(attendees(known, 'zespol-rodziny').map(({ personId }) => personId)).toContain(assistant)
  })

  test('keeps their places in every other case alike, those of a role of the gmina among them', async () => {
    const [denied, alike] = [await aCase(), await aCase()]
    const inactive = async (caseId: string) =>
      (await as(lead, (ctx) => rowsOfPlaces(ctx, caseId))).filter(({ active }) => !active).map(({ person }) => person)
    expect([await inactive(denied), await inactive(alike)]).toEqual([[], []])
    await denies(denied, teacher)
    await denies(denied, coordinator)
    expect([(await inactive(denied)).sort(), await inactive(alike)]).toEqual([[coordinator, teacher].sort(), []])
    // both at once, as lists of many cases ask
    const all = await as(lead, (ctx) => rowsOfPlaces(ctx, null))
    const inBoth = all.filter(({ active, case_id }) => !active && (case_id === denied || case_id === alike))
    expect(inBoth.map(({ case_id, person }) => [case_id, person]).sort()).toEqual(
      [coordinator, teacher].map((person) => [denied, person]).sort(),
    )
  })

  test('is told neither that nor why: no row, no fact and no word of it reaches them or their team', async () => {
    const caseId = await aCase()
    await denies(caseId, assistant)
    const chain = await denialIn(caseId)
    const facts = (who: string) =>
      asking(database, who, async (client) => {
        const { rows } = await client.query('select name from platform.fact where chain_id = $1', [chain])
        return rows.map(({ name }) => name)
      })
    expect(await facts(lead)).toEqual(['casework.denial.made'])
    for (const who of [assistant, teacher, outsider]) {
      expect(await facts(who)).toEqual([])
      expect(await countedThreeWays(database, who, 'casework.denied', caseId)).toMatchObject({ ofCase: 0 })
    }
    const team = await open(`/cases/${caseId}/team`, lead)
    expect(team.html).toContain(REASON)
    expect(team.html).toContain('bez dostępu')
    for (const page of ['', '/history']) {
      const seen = await open(`/cases/${caseId}${page}`, teacher)
      expect([seen.status, /odmow|odmów/i.test(seen.html), seen.html.includes(REASON)]).toEqual([200, false, false])
    }
  })

  test('sees no fact of the case any more, not even of their own looks', async () => {
    const caseId = await aCase()
    await open(`/cases/${caseId}`, teacher)
    const facts = () =>
      asking(database, teacher, async (client) => {
        const { rows } = await client.query('select name from platform.fact where chain_id = $1', [caseId])
        return rows.length
      })
    expect(await facts()).toBeGreaterThan(0)
    await denies(caseId, teacher)
    expect(await facts()).toBe(0)
  })

  test('comes back when the denial is lifted, and the denial stays on record', async () => {
    const caseId = await aCase()
    await denies(caseId, teacher)
    const denialId = await denialIn(caseId)
    expect((await send(`/cases/${caseId}/denied/${denialId}/lift`, lead, {})).location).toBe(`/cases/${caseId}/team`)
    expect((await open(`/cases/${caseId}`, teacher)).status).toBe(200)
    expect(await denialIn(caseId)).toBe('')
    const kept = await world.rows(
      'select reason, lifted_by, lifted_at is not null as lifted from casework.denied where id = $1',
      [denialId],
    )
    expect(kept).toEqual([{ reason: REASON, lifted_by: lead, lifted: true }])
    const again = as(lead, (ctx) => liftDenial(ctx, { caseId, denialId }))
    await expect(again).rejects.toThrow(NotFound)
    expect(await denies(caseId, teacher)).toMatchObject({ ok: true })
  })
})

describe('denying', () => {
  test('is the act of those who keep the case, to a partner it is refused and to a stranger it does not exist', async () => {
    const caseId = await aCase()
    await expect(denies(caseId, assistant, teacher)).rejects.toThrow(Forbidden)
    await expect(denies(caseId, assistant, outsider)).rejects.toThrow(NotFound)
    expect((await open(`/cases/${caseId}/denied/new`, teacher)).status).toBe(403)
    expect((await open(`/cases/${caseId}/denied/new`, outsider)).status).toBe(404)
  })

  test('reaches a worker of any institution by name, without regard to capitals and accents', async () => {
    const caseId = await aCase()
    const sent = await send(`/cases/${caseId}/denied/new`, lead, { personId: '', name: 'olga OBCA', reason: REASON })
    expect([sent.status, sent.location]).toEqual([303, `/cases/${caseId}/team`])
    expect((await as(lead, (ctx) => denialsOf(ctx, caseId))).map(({ person }) => person)).toEqual(['Olga Obca'])
  })

  test('asks which of several people of one name is meant', async () => {
    const caseId = await aCase()
    await world.worker('Ewa', 'Szkolna', ops)
    const named = (name: string) => as(lead, (ctx) => denyPerson(ctx, { caseId, name, reason: REASON }))
    expect(await named('Ewa Szkolna')).toMatchObject({ refusal: 'several_found' })
    expect(await named('Ewa Szkolna, Szkoła Bieliny')).toMatchObject({ ok: true })
    expect((await as(lead, (ctx) => denialsOf(ctx, caseId))).map(({ personId }) => personId)).toEqual([teacher])
    expect(await named('Nikt Taki')).toMatchObject({ refusal: 'not_found' })
  })

  test('keeps what was typed when nobody is named or the reason is missing', async () => {
    const caseId = await aCase()
    const nobody = await send(`/cases/${caseId}/denied/new`, lead, { personId: '', name: '', reason: REASON })
    expect([nobody.status, nobody.html.includes(REASON)]).toEqual([422, true])
    const silent = await send(`/cases/${caseId}/denied/new`, lead, { personId: teacher, name: '', reason: '' })
    expect(silent.status).toBe(422)
    expect(await denialIn(caseId)).toBe('')
  })

  test('may be of oneself, and then leads to one’s own list; the last worker of the keeper stays', async () => {
    const caseId = await aCase()
    const sent = await send(`/cases/${caseId}/denied/new`, assistant, { personId: assistant, name: '', reason: REASON })
    expect([sent.status, sent.location]).toEqual([303, '/cases'])
    expect((await open(`/cases/${caseId}`, assistant)).status).toBe(404)
    expect(await denies(caseId, lead, coordinator)).toMatchObject({ refusal: 'last_of_keeper' })
    expect(await denies(caseId, assistant)).toMatchObject({ refusal: 'denied_already' })
  })
})

test('a file put into a case is read through the case alone, also by whoever uploaded it', async () => {
  const caseId = await aCase()
  const subject = (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id ?? ''
  await world.complete(lead, caseId, 'karta-zgloszenia', report(subject))
  const [item] = await world.rows<{ id: string }>('select id from casework.item where case_id = $1 limit 1', [caseId])
  const id = world.newId()
  const scan = { name: 'skan.pdf', media_type: 'application/pdf', bytes: 1, sha256: Buffer.from('x') }
  await world.found.put('platform.file', { id, ...scan, uploaded_by: assistant, uploaded_at: '2026-11-23' })
  const files = () =>
    asking(database, assistant, async (client) => (await client.query('select id from platform.file')).rows)
  expect(await files()).toEqual([{ id }])
  await world.found.put('casework.item_file', { case_id: caseId, item_id: item?.id, file_id: id })
  expect(await files()).toEqual([{ id }])
  await denies(caseId, assistant)
  expect(await files()).toEqual([])
})
