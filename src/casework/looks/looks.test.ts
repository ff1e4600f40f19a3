import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking } from '#test/raw-sql.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { emergencyWorld, REASON } from '../emergency/emergency-world.fixture.ts'
import { openInEmergency } from '../emergency/open-in-emergency.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { auditOfLooks } from './audited-looks.query.server.ts'
import { looksAtCase } from './case-looks.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await emergencyWorld(database)
const { as, clock, lead, coordinator, teacher, nurse, officer, outsider, analyst, school, rows } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const TODAY = localDate('2026-11-23')

/** A case with a teacher in its team. */
async function aCase(family = 'Zmyśliński') {
  clock.set(MONDAY)
  const made = await world.aCase(family)
  const { caseId } = made
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }))
  return made
}
const looks = (caseId: string, asked = {}) => as(lead, (ctx) => looksAtCase(ctx, caseId, asked))
const audit = () => as(officer, (ctx) => auditOfLooks(ctx))
const unusualAt = async (caseId: string) =>
  (await audit()).unusual.filter((one) => one.caseId === caseId).map(({ sign, personId }) => [sign, personId])

describe('those who keep a case', () => {
  test('read who looked, when, as what and on which basis', async () => {
    const { caseId, code } = await aCase()
    await open(`/cases/${caseId}/plan`, teacher)
    const done = await as(nurse, (ctx) => openInEmergency(ctx, { code, danger: 'child', reason: REASON }))
    if (!done.ok) throw new Error(done.refusal)
    await open(`/emergency/${done.value}`, nurse)
    await open(`/cases/${caseId}`, coordinator)
    const found = (await looks(caseId)).looks.map(({ personId, name, role, basis }) => [personId, name, role, basis])
    expect(found).toEqual([
      [coordinator, 'casework.case.looked', 'koordynator-pzk', 'keeper'],
      [nurse, 'casework.emergency.looked', null, 'emergency'],
      [teacher, 'casework.plan.looked', 'czlonek-zespolu-rodziny', 'partner'],
    ])
    const page = await open(`/cases/${caseId}/looks`, lead)
    for (const words of ['Ewa Szkolna (Szkoła Bieliny)', 'nagła potrzeba', '23.11.2026'])
      expect(page.html).toContain(words)
  })

  test('search by worker, institution and days', async () => {
    const { caseId } = await aCase()
    await open(`/cases/${caseId}/plan`, teacher)
    clock.set(new Date('2026-11-24T08:00:00Z'))
    await open(`/cases/${caseId}`, teacher)
    await open(`/cases/${caseId}`, coordinator)
    const found = async (asked: object) => (await looks(caseId, asked)).looks.map(({ name }) => name)
    expect(await found({ personId: coordinator })).toEqual(['casework.case.looked'])
    expect(await found({ institutionId: school })).toEqual(['casework.case.looked', 'casework.plan.looked'])
    expect(await found({ institutionId: school, until: TODAY })).toEqual(['casework.plan.looked'])
    expect(await found({ personId: teacher, from: localDate('2026-11-24') })).toEqual(['casework.case.looked'])
    const asked = await send(`/cases/${caseId}/looks`, lead, { personId: teacher, from: '24.11.2026', until: '' })
    expect([asked.status, asked.html.includes('24.11.2026'), asked.html.includes('<td>Koordynująca')]).toEqual([
      200,
      true,
      false,
    ])
    const wrong = await send(`/cases/${caseId}/looks`, lead, { from: '31.02.2026' })
    expect(wrong.html).toContain('31.02.2026')
    clock.set(MONDAY)
  })

  test('are alone in it: a partner is refused, a stranger finds no such page', async () => {
    const { caseId } = await aCase()
    expect((await open(`/cases/${caseId}/looks`, teacher)).status).toBe(403)
    for (const who of [outsider, officer, analyst]) expect((await open(`/cases/${caseId}/looks`, who)).status).toBe(404)
  })

  test('one view of a page is one entry without content (row 21)', async () => {
    const { caseId } = await aCase()
    for (const path of ['', '/plan', '/diagnosis', '/history', '/team']) await open(`/cases/${caseId}${path}`, lead)
    const facts = await rows<{ actor_id: string; payload: object; item_id: null }>(
      `select actor_id, payload, item_id from platform.fact where chain_id = $1 and name like '%.looked'`,
      [caseId],
    )
    expect(facts).toEqual(Array.from({ length: 5 }, () => ({ actor_id: lead, payload: {}, item_id: null })))
  })
})

describe('the data protection officer', () => {
  test('reads who looked at which code, and no word about a family', async () => {
    const { caseId, code } = await aCase('Niepowtarzalny')
    await open(`/cases/${caseId}`, teacher)
    await open(`/cases/${caseId}/plan`, teacher)
    const page = await open('/looks', officer)
    expect(page.status).toBe(200)
    for (const words of [code, 'Ewa Szkolna', 'Szkoła Bieliny']) expect(page.html).toContain(words)
    for (const words of ['Niepowtarzalny', 'Jaś', caseId])
      expect(page.html.replace(/href="[^"]*"/g, '')).not.toContain(words)
    const found = (await audit()).looks.filter((one) => one.caseId === caseId)
    expect(found.map(({ personId, looks: count, seated }) => [personId, count, seated])).toEqual([[teacher, 2, true]])
  })

  test('nobody else does, and raw SQL tells them nothing either', async () => {
    const { caseId } = await aCase()
    await open(`/cases/${caseId}`, teacher)
    for (const who of [lead, teacher, coordinator, outsider, analyst]) {
      expect((await open('/looks', who)).status).toBe(403)
      const told = await asking(database, who, async (client) => {
        const { rows: found } = await client.query(
          `select count(*)::int as n from casework.audited_looks('2026-01-01', '2026-12-31')`,
        )
        return found[0].n
      })
      expect(told).toBe(0)
    }
  })

  test('of another gmina finds nothing of this one', async () => {
    const { caseId } = await aCase()
    await open(`/cases/${caseId}`, teacher)
    const gmina = await world.found.institution('Gmina Tarłów', 'local_government', '261103')
    const other = await world.worker('Inga', 'Obca', gmina)
    await world.found.membership({ person_id: other, institution_id: gmina, role: 'iod', unit_code: '261103' })
    const found = await as(other, (ctx) => auditOfLooks(ctx))
    expect([found.looks, found.emergencies]).toEqual([[], []])
  })

  test('is asked about looks by somebody without a seat or an act in the case, but not of the team', async () => {
    const { caseId } = await aCase()
    await open(`/cases/${caseId}`, teacher)
    await open(`/cases/${caseId}`, coordinator)
    expect(await unusualAt(caseId)).toEqual([['no_part', coordinator]])
  })

  test.each([
    ['the same', 'Krewna', true],
    ['a man’s form of a woman’s', 'Krewny', true],
    ['the family’s', 'Krewni', true],
    ['one part of a double one', 'Nowak-Krewna', true],
    ['another', 'Krawiec', false],
  ])('is asked about a reader whose surname is %s', async (_, family, expected) => {
    const { caseId } = await aCase(family)
    const reader = await world.worker('Kaja', 'Krewna', school)
    await world.sign(reader, school)
    await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${reader} ${school}`, role: 'czlonek-zespolu-rodziny' }))
    await open(`/cases/${caseId}`, reader)
    expect((await unusualAt(caseId)).some(([sign]) => sign === 'own_surname')).toBe(expected)
  })

  test('counts hours and days as the clock in Poland does', async () => {
    const { caseId } = await aCase()
    clock.set(new Date('2026-11-23T04:59:00Z'))
    await open(`/cases/${caseId}`, teacher)
    clock.set(MONDAY)
    expect(await unusualAt(caseId)).toEqual([['odd_hours', teacher]])
    expect((await audit()).looks.find((one) => one.caseId === caseId)).toMatchObject({ hour: 5, day: TODAY })
  })

  test('judges each with words; the newest counts, the older stays, and nothing of it is in the record of the case', async () => {
    const { caseId } = await aCase()
    await open(`/cases/${caseId}`, coordinator)
    const at = `/looks/${caseId}/${coordinator}/${TODAY}/no_part`
    expect((await send(at, officer, { verdict: 'to_clear_up', words: '' })).status).toBe(422)
    const clear = { verdict: 'to_clear_up', words: 'Zapytać kierownika.' }
    expect((await send(at, officer, clear)).location).toBe('/looks')
    await send(at, officer, { verdict: 'explained', words: 'Zastępstwo.' })
    const judged = (await audit()).unusual.find((one) => one.caseId === caseId)
    expect(judged?.judgement).toMatchObject({ verdict: 'explained', words: 'Zastępstwo.' })
    expect(await rows('select 1 from casework.look_judgement where case_id = $1', [caseId])).toHaveLength(2)
    expect(
      await rows(`select 1 from platform.fact where chain_id = $1 and name = 'casework.look.judged'`, [caseId]),
    ).toEqual([])
    for (const who of [lead, coordinator]) expect((await open(at, who)).status).toBe(403)
    expect((await open(at.replace('no_part', 'own_surname'), officer)).status).toBe(404)
  })
})
