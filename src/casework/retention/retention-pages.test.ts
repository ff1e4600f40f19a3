import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { protectionPages } from '../../protection/pages.ts'
import { caseworkMessages } from '../index.ts'
import { retentionPages } from './pages.ts'
import { retentionWorld } from './retention-world.fixture.ts'

addMessages(protectionMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await retentionWorld(database)
const { officer, head, lead, ops, outsider, teacher, rows } = world
const { open, send } = visiting(world.actAs, [...retentionPages, ...protectionPages])
const at = `/protection/${ops}`
const B5 = { symbol: '8123', name: 'Praca z rodziną', category: 'B', from: '01.01.2026' }

describe('the file plan, as a browser without script sends it (table of conventions, row 18)', () => {
  test('a class of B needs years, one of A has none, and a symbol counts once', async () => {
    const adds = async (sent: Record<string, string>) =>
      (await send(`${at}/file-plan/new`, officer, { ...B5, ...sent })).html
    expect(await adds({})).toContain('Kategoria B i BE wymaga liczby lat.')
    expect(await adds({ category: 'A', years: '5' })).toContain('Przy tej kategorii nie podaje się lat.')
    expect(await adds({ years: '0' })).toContain('role="alert"')
    expect(await adds({ years: '5', symbol: 'PS.8123' })).toContain('Wpisz symbol z cyfr')
    expect((await send(`${at}/file-plan/new`, officer, { ...B5, years: '5' })).location).toBe(`${at}/file-plan`)
    expect(await adds({ years: '10', from: '01.01.2027' })).toContain('Klasa o tym symbolu już obowiązuje')
    expect((await open(`${at}/file-plan`, lead)).html).toContain('B5')
  })

  test('a class that changes is ended and added anew; papers in it stay in it', async () => {
    const [old] = await rows<{ id: string }>(`select id from protection.file_class where symbol = '8123'`)
    const end = `${at}/file-plan/${old?.id}/end`
    expect((await send(end, head, { last_day: '31.12.2025' })).html).toContain('Ostatni dzień jest przed pierwszym.')
    expect((await send(end, head, { last_day: '31.12.2026' })).status).toBe(303)
    expect((await send(end, head, { last_day: '31.12.2027' })).html).toContain('kończy się nie później')
    expect((await send(`${at}/file-plan/new`, head, { ...B5, years: '10', from: '01.01.2027' })).status).toBe(303)
  })

  test('is read by those who work there, kept by the head and the officer, and no business of others', async () => {
    expect((await open(`${at}/file-plan`, lead)).html).not.toContain('Dodaj klasę')
    expect((await open(`${at}/file-plan/new`, lead)).status).toBe(403)
    expect((await open(`${at}/file-plan`, outsider)).status).toBe(403)
  })
})

describe('a closed case from its class to its stub', () => {
  test('is walked by its keeper, the head and the worker of the jobs', async () => {
    const caseId = await world.opens(lead)
    await world.closes(caseId)
    const [{ code, id } = { code: '', id: '' }] = await rows<{ code: string; id: string }>(
      `select c.code, f.id from casework.case c, protection.file_class f where c.id = $1 and f.years = 5`,
      [caseId],
    )
    const of = `${at}/closed-cases/${caseId}`
    const list = await open(`${at}/closed-cases`, lead)
    expect(list.html).toContain('Sprawa nie ma klasy z wykazu akt.')
    expect((await send(`${of}/class`, lead, { classId: id })).location).toBe(of)
    expect((await open(of, head)).html).toContain('01.01.2026')
    expect((await open(`${at}/closed-cases`, officer)).html).toContain('Można umieścić na spisie')

    const proposed = await send(`${at}/destruction/new`, lead, { caseIds: caseId })
    const where = proposed.location ?? ''
    expect(
      (await send(`${where}/approve`, head, { approver: 'archive', number: 'AP.7', on: '24.11.2026' })).html,
    ).toContain('Ten dzień jeszcze nie nadszedł.')
    expect((await send(`${where}/order`, head, {})).html).toContain('Spis nie jest jeszcze zatwierdzony.')
    expect(
      (await send(`${where}/approve`, head, { approver: 'archive', number: 'AP.7', on: '23.11.2026' })).status,
    ).toBe(303)
    expect((await send(`${where}/order`, head, {})).status).toBe(303)
    const [entry] = await rows<{ id: string }>('select id from casework.destruction_entry where case_id = $1', [caseId])
    await world.works(entry?.id ?? '')
    const stub = (await open(where, officer)).html
    expect(stub).toContain(code)
    expect(stub).toContain('archiwum państwowe, nr AP.7 z 23.11.2026; wpis: Hanna Kierująca')
    expect(stub).toMatch(/usunięta 23\.11\.2026.*\d+ zapis/)
    expect((await open(of, lead)).status).toBe(404)
  })

  test('does not exist for those who have no part in it', async () => {
    const caseId = await world.closedIn(await world.plans('B', 5))
    const proposed = await send(`${at}/destruction/new`, lead, { caseIds: caseId })
    for (const who of [teacher, outsider]) {
      expect((await open(`${at}/closed-cases`, who)).status).toBe(403)
      expect((await open(`${at}/closed-cases/${caseId}`, who)).status).toBe(404)
      expect((await open(`${at}/closed-cases/${caseId}/hold`, who)).status).toBe(404)
      expect((await open(proposed.location ?? '', who)).status).toBe(404)
    }
    // Somebody who works there and keeps no case finds the page, and nothing on it.
    expect((await open(`${at}/closed-cases`, world.unsigned)).html).toContain('Nie ma tu zakończonych spraw')
    expect((await open(`${at}/closed-cases/${caseId}/class`, head)).status).toBe(403)
  })

  test('is held and freed on its page', async () => {
    const caseId = await world.closedIn(await world.plans('BE', 5), localDate('2019-12-31'))
    const of = `${at}/closed-cases/${caseId}`
    expect((await open(of, head)).html).toContain('brakuje decyzji archiwum państwowego')
    expect((await send(`${of}/hold`, officer, { reason: 'Sąd', from: '23.11.2026' })).location).toBe(of)
    const held = await open(of, lead)
    expect(held.html).toContain('Zniszczenie wstrzymane.')
    const end = /href="([^"]*\/hold\/[^"]*\/end)"/.exec(held.html)?.[1] ?? ''
    expect((await send(end, lead, { last_day: '22.11.2026' })).html).toContain('Ostatni dzień jest przed pierwszym.')
    expect((await send(end, lead, { last_day: '23.11.2026' })).location).toBe(of)
    expect((await send(`${of}/decision`, officer, { number: 'AP', on: '23.11.2026', destroy: 'yes' })).status).toBe(403)
    expect((await send(`${of}/decision`, head, { number: 'AP', on: '23.11.2026', destroy: 'no' })).location).toBe(of)
  })
})
