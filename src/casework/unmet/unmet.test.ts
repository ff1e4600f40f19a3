import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { afterAll, describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { basketOf } from '../plan/work.fixture.ts'
import { printWorld } from '../prints/print-world.fixture.ts'
import { unmetFile } from './unmet-file.server.ts'
import { needsReport, unitsOfNeeds } from './unmet-report.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(territoryMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, keeper, school, coordinator, head, stranger, found, newId, rows, versionId } = world
const { open } = visiting(world.actAs, caseworkPages)
afterAll(world.site.stop)
for (const code of ['260402', '260403', '260404'])
  await rows(
    'insert into territory.unit select (jsonb_populate_record(u, $2::jsonb)).* from territory.unit u where u.code = $1',
    ['260401', JSON.stringify({ code, name: `Zmyślona ${code}` })],
  )
await found.put('model.adoption', { id: newId(), unit_code: '260401', version_id: versionId, from_on: '2026-01-01' })
const rops = await found.institution('ROPS', 'local_government', '26', { level: 'region' })
const serving = async (given: string, role: string, unit_code: string, institution_id = rops) => {
  const person_id = await found.aPerson(given, 'Próbna')
  await found.employ(person_id, institution_id)
  await found.membership({ person_id, institution_id, role, unit_code })
  return person_id
}
const mayor = await serving('Wanda', 'wladze-samorzadu', '260401', keeper.id)
const animator = await serving('Piotr', 'animator-powiatowy', '2604')
const analyst = await serving('Anna', 'pracownik-rops', '26')
const adviser = await serving('Alicja', 'doradca-rops', '26')

type Need = { readonly id?: string; readonly area?: string; readonly why?: string; readonly need?: string }
const written = (needs: readonly Need[]) =>
  needs.map(({ id = newId(), area = 'edukacja', why = 'nie-ma', need = 'Korepetycje z matematyki' }) => ({
    rowId: id,
    values: { potrzeba: need, 'obszar-potrzeby': area, 'czego-brak': why },
  }))
const fill = async (caseId: string, needs: readonly Need[], lines: Parameters<typeof basketOf>[0] = []) =>
  expect(
    await world.complete(keeper.worker, caseId, 'karta-koszyka', {
      ...basketOf(lines.length > 0 ? lines : [{ id: newId(), what: 'Świetlica' }]),
      'bez-uslugi': written(needs),
    }),
  ).toMatchObject({ ok: true })
const inBasketStage = async () => {
  const { caseId } = await world.family()
  await world.enter(caseId, 'koszyk')
  return caseId
}
const families = async (count: number, needs: readonly Need[]) => {
  const made: string[] = []
  for (let no = 0; no < count; no += 1) {
    const caseId = await inBasketStage()
    await fill(caseId, needs)
    made.push(caseId)
  }
  return made
}
const clear = () => rows('update casework.case set unit_code = $1', ['261103'])
const report = (who = coordinator, unitCode = '260401', year = '2026') =>
  as(who, (ctx) => needsReport(ctx, { unitCode, year }))
const area = async (id: string, who = coordinator, unitCode = '260401') =>
  (await report(who, unitCode)).areas.find((one) => one.id === id)
const FEW = { lo: 1, hi: 4 }

describe('needs without a service, counted', () => {
  test('are there at the next look, as fewer than five, and from five on as a band', async () => {
    await clear()
    expect((await report()).areas).toEqual([])
    await families(1, [{}])
    expect(await area('edukacja')).toMatchObject({ name: 'Edukacja publiczna', band: FEW, standing: FEW })
    expect((await area('edukacja'))?.reasons).toMatchObject([{ id: 'nie-ma', name: 'Nie ma takiej usługi', band: FEW }])
    await families(3, [{}])
    expect(await area('edukacja')).toMatchObject({ band: FEW })
    await families(2, [{}])
    expect(await area('edukacja')).toMatchObject({
      band: { lo: 5, hi: 9 },
      quarters: [null, null, null, { lo: 5, hi: 9 }],
    })
  })

  test('count a family once for an area and a reason, however often it wrote them down', async () => {
    await clear()
    const caseId = await inBasketStage()
    await fill(caseId, [{}, {}, {}, {}, {}, {}])
    await fill(caseId, [{}, {}, {}])
    expect(await area('edukacja')).toMatchObject({ band: FEW })
    expect((await report()).all).toEqual(FEW)
  })

  test('count as they were worded last; what is answered since is not without a service any more', async () => {
    await clear()
    const caseId = await inBasketStage()
    const id = newId()
    await fill(caseId, [{ id, area: 'zdrowie', why: 'koszt' }])
    await fill(caseId, [{ id, area: 'zdrowie', why: 'dojazd' }])
    expect((await area('zdrowie'))?.reasons.map((one) => one.id)).toEqual(['dojazd'])
    await fill(caseId, [])
    expect(await area('zdrowie')).toMatchObject({ band: FEW, standing: null })
  })

  test('of a closed case stay counted, and stand no more', async () => {
    await clear()
    const [caseId] = await families(1, [{}])
    await rows(`update casework.case set closed_on = '2026-11-20' where id = $1`, [caseId])
    expect(await area('edukacja')).toMatchObject({ band: FEW, standing: null })
  })

  test('are also lines that were refused and that nothing replaced, marked as what the program found', async () => {
    await clear()
    const caseId = await inBasketStage()
    const line = { id: newId(), what: 'Psycholog', provider: school.id }
    await fill(caseId, [], [line])
    expect((await report()).areas).toEqual([])
    await rows(`update casework.basket_item set state = 'refused' where case_id = $1`, [caseId])
    const [refused] = (await report()).areas
    expect(refused).toMatchObject({ reasons: [{ id: 'refused', name: null }], band: FEW, standing: FEW })
    await fill(caseId, [], [{ id: newId(), what: 'Poradnia' }])
    expect((await report()).areas).toEqual([])
  })

  test('of a powiat are told in bands that say more than those of its gminas, and give none of them away', async () => {
    await clear()
    const all = [...(await families(3, [{}])), ...(await families(9, [{ area: 'zdrowie' }]))]
    for (const [at, unit] of ['260401', '260402', '260403', '260404'].entries()) {
      await rows('update casework.case set unit_code = $2 where id = any ($1)', [
        all.slice(3).filter((_, no) => no % 4 === at),
        unit,
      ])
    }
    expect((await area('zdrowie', animator, '2604'))?.band).toEqual({ lo: 4, hi: 9 })
    const told = await report(analyst, '2604')
    expect(told).toEqual(await report(animator, '2604'))
    expect(told.gminas.map(({ code }) => code)).toEqual(['260401', '260402', '260403', '260404'])
    expect((await area('zdrowie'))?.band).toEqual(FEW)
  })

  test('hold no code, case or word of a family', async () => {
    await clear()
    await families(1, [{ need: 'Terapia dla Żanety Zmyślińskiej' }])
    const text = JSON.stringify(await report(analyst, '2604'))
    expect(text).not.toMatch(/TEST-|Terapia|Zmyśli|OPS|Szkoła/)
  })
})

describe('who counts them', () => {
  test('those who govern or lead a team in the gmina; those who count in the powiat and its region', async () => {
    const codes = (who: string) => as(who, async (ctx) => (await unitsOfNeeds(ctx)).map(({ code }) => code))
    for (const who of [coordinator, mayor]) expect(await codes(who)).toEqual(['260401'])
    for (const who of [animator, analyst]) expect(await codes(who)).toEqual(['2604'])
    for (const who of [keeper.worker, school.worker, head, adviser, stranger]) expect(await codes(who)).toEqual([])
  })

  test('nobody else, and nothing of another gmina, of the parts, or of a year that is not told', async () => {
    await families(1, [{}])
    for (const who of [keeper.worker, school.worker, head, adviser, stranger])
      await expect(report(who)).rejects.toThrow(NotFound)
    await expect(report(coordinator, '2604')).rejects.toThrow(NotFound)
    await expect(report(animator, '260401')).rejects.toThrow(NotFound)
    await expect(report(coordinator, '260401', '2031')).rejects.toThrow(NotFound)
    const raw = (who: string, unit: string) =>
      as(who, async (ctx) => {
        const told = await sql`select * from casework.unmet_needs(${unit}, 2026)`.execute(ctx.db)
        return told.rows.length
      })
    expect(await raw(coordinator, '260401')).toBeGreaterThan(0)
    expect([await raw(coordinator, '260402'), await raw(coordinator, '26'), await raw(coordinator, '2604')]).toEqual([
      0, 0, 0,
    ])
    expect(await raw(keeper.worker, '260401')).toBe(0)
    await expect(
      as(coordinator, (ctx) => sql`select * from casework.noted_needs('260401')`.execute(ctx.db)),
    ).rejects.toThrow(/permission denied/)
  })

  test('end with the role', async () => {
    await rows('update teams.membership set until_on = $2 where person_id = $1', [mayor, localDate('2026-11-22')])
    await expect(report(mayor)).rejects.toThrow(NotFound)
  })
})

describe('the report', () => {
  test('stands as a page without script: bars with their words, tables, other years', async () => {
    await clear()
    await families(6, [{}])
    await families(1, [{ area: 'zdrowie', why: 'kolejka' }])
    const { status, html } = await open('/unmet-needs/260401/2026', coordinator)
    expect(status).toBe(200)
    for (const words of [
      'od 5 do 9',
      'mniej niż 5',
      'Edukacja publiczna',
      'Za długa kolejka',
      'url(#may-reach)',
      '/unmet-needs/260401/2025',
    ])
      expect(html).toContain(words)
    expect((await open('/unmet-needs/260401/2025', coordinator)).html).toContain('nie zapisano potrzeb')
    expect((await open('/unmet-needs/260401/2026', stranger)).status).toBe(404)
    expect((await open('/unmet-needs', coordinator)).html).toContain('/unmet-needs/260401/2026')
  })

  test('goes to the strategy as a text, to paper and to a spreadsheet, and is put on the record of whoever took it', async () => {
    const docx = await world.site.asked('/unmet-needs/260401/2026/print/docx', coordinator)
    const { text } = await readDocx(new Uint8Array(await docx.arrayBuffer()))
    expect(text).toContain('strategii rozwiązywania problemów społecznych')
    expect(text).toContain('od 5 do 9')
    const { pdf } = await world.site.take('/unmet-needs/260401/2026/print', coordinator)
    expect(pdf.text).toContain('mniej niż 5')
    expect((await world.site.asked('/unmet-needs/260401/2026/print', stranger)).status).toBe(404)

    const file = (format: string, who = coordinator) =>
      as(who, (ctx) => unmetFile(ctx, { params: { unitCode: '260401', year: '2026', format }, t: translator('pl') }))
    const csv = await file('csv')
    expect(csv.name).toBe('potrzeby-bez-uslugi-260401-2026.csv')
    expect(Buffer.from(csv.bytes).toString()).toContain(
      'Edukacja publiczna;Nie ma takiej usługi;od 5 do 9;od 5 do 9;5;9',
    )
    const sheet = await readSheet(Buffer.from((await file('xlsx')).bytes))
    expect(sheet[1]?.slice(0, 3)).toEqual(['Edukacja publiczna', 'Nie ma takiej usługi', 'od 5 do 9'])
    await expect(file('csv', stranger)).rejects.toThrow(NotFound)
    await expect(file('exe')).rejects.toThrow(NotFound)
    const facts = await rows<{ name: string }>(
      `select name from platform.fact where chain_id = $1 and name like 'casework.unmet.%' order by seq`,
      [coordinator],
    )
    expect(facts.map(({ name }) => name)).toEqual([
      'casework.unmet.printed',
      'casework.unmet.printed',
      'casework.unmet.exported',
      'casework.unmet.exported',
    ])
  })
})
