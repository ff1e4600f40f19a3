import { beforeEach, describe, expect, test } from 'vitest'
import { CaseId, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { markInformant } from '../bundle/informant/mark-informant.server.ts'
import { report } from '../cases/case-world.fixture.ts'
import { keepShield } from '../compartments/keep-shield.server.ts'
import { denyPerson } from '../denial/deny-person.server.ts'
import { emergencyWorld } from '../emergency/emergency-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { myCases } from '../lists/my-cases.query.server.ts'
import { looksAtCase } from '../looks/case-looks.query.server.ts'
import { caseworkPages } from '../pages.ts'
import { whySeen } from '../sharing/why-seen.query.server.ts'
import { inspectionPath } from './of-inspection.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await emergencyWorld(await testDatabase())
const { as, clock, lead, ops, outsider, school, found, rows } = world
const [{ officer } = { officer: '' }] = await rows<{ officer: string }>(
  'select person_id as officer from protection.officer where institution_id = $1',
  [ops],
)
const { open, send } = visiting(world.actAs, caseworkPages)
const office = await found.institution('Urząd Wojewódzki na Próbę', 'local_government', '26')
const head = await found.aPerson('Danuta', 'Dyrektor')
await found.employ(head, ops, 'head')
beforeEach(() => clock.set(MONDAY))

let no = 0
const warrant = (code: string) => {
  no += 1
  return {
    ...{ power: 'kontrola-wojewody', authority: 'Wojewoda na Próbę', authorityId: office, warrantNo: `PS.431.${no}` },
    ...{ warrantOn: '2026-11-16', fromOn: '2026-11-23', untilOn: '2026-11-27', yearFrom: '2026', yearUntil: '2026' },
    codes: code.toLowerCase(),
  }
}
const letsIn = (sent: Record<string, string>, who = head) => send(`${inspectionPath.list(ops)}/new`, who, sent)
/** A case of the centre, an inspection of it, and a new inspector with an account of the voivode's office. */
async function inspected(change: Record<string, string> = {}) {
  const at = await world.aCase(`Kontrolowany${no}`)
  await world.complete(lead, at.caseId, 'karta-zgloszenia', report(at.child, 'Ojciec prosi o radę.'))
  const done = await letsIn({ ...warrant(at.code), ...change })
  if (done.status !== 303) throw new Error(done.html)
  const inspectionId = done.location?.split('/').at(-1) ?? ''
  const family = `Kontrolująca${'abcdefghijklmnopqrstuvwxyz'.charAt(no)}`
  const inspector = await world.worker('Inga', family, office)
  const named = await send(inspectionPath.people(inspectionId), head, { personId: inspector, function: 'inspektor' })
  if (named.status !== 303) throw new Error(named.html)
  return {
    ...at,
    inspectionId,
    inspector,
    called: `Inga ${family}`,
    file: inspectionPath.file(inspectionId, at.caseId),
  }
}
const items = (caseId: string, who: string) =>
  as(who, async (ctx) => {
    const seen = await ctx.db.selectFrom('casework.item').select('id').where('case_id', '=', caseId).execute()
    return seen.map(({ id }) => id)
  })

describe('an inspection', () => {
  test('reads its cases on one page, what the institution wrote, nothing special and nothing of others', async () => {
    const at = await inspected()
    const seen = await open(at.file, at.inspector)
    expect(seen.status).toBe(200)
    for (const words of ['Jaś', 'Ojciec prosi o radę.', 'GOPS Bieliny']) expect(seen.html).toContain(words)
    expect(seen.html).not.toContain('Ukryta')
    const shown = await items(at.caseId, at.inspector)
    expect([at.learning, at.health, at.ofSchool].map((id) => shown.includes(id))).toEqual([true, false, false])
  })

  test('opens no other page of the case, stands in no list, and writes nothing', async () => {
    const at = await inspected()
    for (const { path } of caseworkPages.filter((one) => /^\/cases\/:caseId(\/[a-z-]+)*$/.test(one.path))) {
      expect([path, (await open(path.replace(':caseId', at.caseId), at.inspector)).status]).toEqual([path, 404])
    }
    expect(await as(at.inspector, myCases)).toEqual([])
    const write = as(at.inspector, (ctx) =>
      ctx.db.updateTable('casework.item').set({ replaced_at: ctx.now }).where('case_id', '=', at.caseId).execute(),
    )
    expect((await write).map(({ numUpdatedRows }) => Number(numUpdatedRows))).toEqual([0])
  })

  test.each([
    ['before its first day', { fromOn: '2026-11-24' }, MONDAY, 404],
    ['on its last day', {}, new Date('2026-11-27T20:00:00Z'), 200],
    ['on the day after', {}, new Date('2026-11-28T00:30:00+01:00'), 404],
  ] as const)('%s', async (_, change, now, status) => {
    const at = await inspected(change)
    clock.set(now)
    expect((await open(at.file, at.inspector)).status).toBe(status)
    expect((await items(at.caseId, at.inspector)).length > 0).toBe(status === 200)
  })

  test.each([
    ['it is ended early', (at: At) => send(inspectionPath.end(at.inspectionId), head, { reason: 'Odwołana' })],
    [
      'the inspector leaves the authority',
      (at: At) =>
        rows(`update institutions.employment set until_on = '2026-11-22' where person_id = $1`, [at.inspector]),
    ],
    [
      'the inspector is denied the case',
      (at: At) => as(lead, (ctx) => denyPerson(ctx, { caseId: at.caseId, name: at.called, reason: 'Brat ojca' })),
    ],
  ])('closes at once when %s', async (_, close) => {
    const at = await inspected()
    expect((await open(at.file, at.inspector)).status).toBe(200)
    await close(at)
    expect((await open(at.file, at.inspector)).status).toBe(404)
    expect(await items(at.caseId, at.inspector)).toEqual([])
  })
  type At = Awaited<ReturnType<typeof inspected>>

  test('reads nothing that is shielded and nothing of an informant', async () => {
    const at = await inspected()
    const [told] = await rows<{ id: string }>(
      `select id from casework.item where case_id = $1 and kind = 'answer' and body::text like '%prosi o radę%'`,
      [at.caseId],
    )
    if (!told) throw new Error('nothing was written')
    await as(lead, (ctx) => markInformant(ctx, { caseId: CaseId.parse(at.caseId), itemId: told.id, informant: true }))
    expect(await items(at.caseId, at.inspector)).not.toContain(told.id)
    const shield = { what: 'contact', value: '600 717 717', reason: 'Obawia się odwetu', from: [] } as const
    expect(await items(at.caseId, at.inspector)).toContain(at.learning)
    await rows(`update casework.item set body = '{"fields": {"x": "tel. 600-717-717"}}' where id = $1`, [at.learning])
    await as(lead, (ctx) => keepShield(ctx, { caseId: at.caseId, subjectId: SubjectId.parse(at.child), ...shield }))
    expect(await items(at.caseId, at.inspector)).not.toContain(at.learning)
  })

  test('reads entries of the years of its warrant only', async () => {
    const at = await inspected({ yearFrom: '2024', yearUntil: '2025' })
    expect(await items(at.caseId, at.inspector)).toEqual([])
  })

  test('gets a set of exactly its scope, also by the hands of a worker who reads the whole case', async () => {
    const at = await inspected({ yearFrom: '2024', yearUntil: '2025' })
    await send(inspectionPath.people(at.inspectionId), head, { personId: lead, function: 'drukuje zestaw' })
    const wide = await inspected()
    await send(inspectionPath.people(wide.inspectionId), head, { personId: lead, function: 'drukuje zestaw' })
    const pages = [await open(at.file, lead), await open(wide.file, lead)]
    expect(pages.map(({ status, html }) => [status, html.includes('Ojciec prosi o radę.')])).toEqual([
      [200, false],
      [200, true],
    ])
    expect(pages[0]?.html).not.toContain('Jaś')
  })

  test('reads what is special only where basis and warrant both name it', async () => {
    const refused = await letsIn({ ...warrant((await world.aCase('Zwykły')).code), specialNamed: 'yes' })
    expect(refused.html).toContain('nie obejmuje danych szczególnych')
    const silent = await inspected({ power: 'kontrola-uodo' })
    expect(await items(silent.caseId, silent.inspector)).not.toContain(silent.health)
    const named = await inspected({ power: 'kontrola-uodo', specialNamed: 'yes' })
    expect(await items(named.caseId, named.inspector)).toContain(named.health)
  })

  test('is known by its number to the head and the officer, to nobody else; its looks to those who keep the case', async () => {
    const at = await inspected()
    await open(at.file, at.inspector)
    for (const [who, status] of [
      [head, 200],
      [officer, 200],
      [lead, 403],
      [outsider, 403],
    ] as const) {
      expect([who, (await open(inspectionPath.list(ops), who)).status]).toEqual([who, status])
    }
    expect((await open(inspectionPath.one(at.inspectionId), head)).html).not.toContain(at.code)
    expect((await open(at.file, head)).status).toBe(404)
    expect((await open(inspectionPath.one(at.inspectionId), outsider)).status).toBe(404)
    const { looks } = await as(lead, (ctx) => looksAtCase(ctx, at.caseId, { personId: at.inspector }))
    expect(looks.map(({ basis }) => basis)).toEqual(['inspection'])
  })

  test('is told as the reason for which somebody sees an entry', async () => {
    const at = await inspected()
    const why = await as(lead, (ctx) => whySeen(ctx, at.caseId, at.learning, at.inspector))
    expect(why.reasons).toEqual([{ kind: 'inspection', until: '2026-11-27' }])
    const nobody = await as(lead, (ctx) => whySeen(ctx, at.caseId, at.health, at.inspector))
    expect(nobody.reasons).toEqual([])
  })
})

describe('letting an inspection in', () => {
  test.each([
    ['a code of no case', { codes: 'BIELINY-999' }, 'Co najmniej jednego kodu'],
    ['no code', { codes: '' }, 'Podaj kody spraw'],
    ['a project with a case', { power: 'kontrola-projektu' }, 'nie obejmuje spraw rodzin'],
    ['a warrant of tomorrow', { warrantOn: '2026-11-24', fromOn: '2026-11-24' }, 'Podaj dzień, który już był'],
    ['a beginning before the warrant', { fromOn: '2026-11-15' }, 'przed datą upoważnienia'],
    ['an end before the beginning', { fromOn: '2026-11-26', untilOn: '2026-11-25' }, 'Ostatni dzień'],
    ['years turned around', { yearUntil: '2025' }, 'Ostatni rok'],
    ['a letter’s basis', { power: 'kpk-pomoc-organom' }, 'Wybierz kontrolę'],
  ])('%s is refused', async (_, change, why) => {
    const { code } = await world.aCase('Odmowny')
    const done = await letsIn({ ...warrant(code), ...change })
    expect([done.status, done.html.includes(why)]).toEqual([422, true])
  })

  test('one warrant is let in once, and a longer one needs another', async () => {
    const { code } = await world.aCase('Jednorazowy')
    const sent = warrant(code)
    expect((await letsIn(sent)).status).toBe(303)
    expect((await letsIn({ ...sent, untilOn: '2026-12-31' })).html).toContain('już zapisana')
    expect((await letsIn({ ...sent, warrantNo: 'PS.999.1', untilOn: '2026-12-31' })).status).toBe(303)
  })

  test('is the head’s: neither the officer nor a worker lets anybody in, nor names somebody from elsewhere', async () => {
    const at = await inspected()
    for (const who of [officer, lead, outsider]) expect((await letsIn(warrant(at.code), who)).status).toBe(403)
    expect((await open(inspectionPath.people(at.inspectionId), officer)).status).toBe(403)
    const teacher = await world.worker('Tola', 'Szkolna', school)
    const done = await send(inspectionPath.people(at.inspectionId), head, { personId: teacher, function: 'inspektor' })
    expect(done.html).toContain('nie pracuje dziś')
  })
})
