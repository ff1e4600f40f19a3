import { describe, expect, test } from 'vitest'
import { directoryMessages } from '#directory'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { unitsWorld } from './units.fixture.ts'

for (const messages of [modelMessages, directoryMessages, caseworkMessages]) addMessages(messages)
const database = await testDatabase()
const world = await unitsWorld(database)
const { family, keeper, school, service, stranger } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const CATEGORY = 'uslugi-koszty'

const waits = async (more: Parameters<typeof family>[1] = {}) => {
  const line = await family(await service(0), more)
  const page = `/cases/${line.caseId}/basket/${line.itemId}`
  const full = await send(page, keeper.worker, { rowVersion: '1', state: 'requested' })
  const joined = await send(page, keeper.worker, { rowVersion: '1', state: 'waiting' })
  return { ...line, page, full, joined, waiting: `${page}/waiting` }
}

describe('a line whose service is full', () => {
  test('says so before and after it is ordered, and stands on the list with its place in words', async () => {
    const { caseId, page, full, joined, waiting } = await waits()
    expect(full.status).toBe(422)
    expect(full.html).toContain('Brak wolnego miejsca.')
    expect(joined.status).toBe(303)
    expect((await open(`/cases/${caseId}/basket`, keeper.worker)).html).toContain('1. na liście oczekujących')
    const { html } = await open(page, keeper.worker)
    expect(html).toContain('Korepetycje')
    expect(html).toContain('brak wolnych miejsc, na liście oczekujących: 1, najdłużej od 23.11.2026')
    expect(html).toContain('1. na liście oczekujących (zwykle, od 23.11.2026). Nikt nie jest wcześniej.')
    expect(html).toContain(`href="${waiting}"`)
  })

  test('is urgent with a reason alone, which stays, and nothing typed is lost', async () => {
    const { waiting } = await waits()
    const bare = await send(waiting, keeper.worker, { urgent: 'urgent', reason: '' })
    expect(bare.status).toBe(422)
    const same = await send(waiting, keeper.worker, { urgent: 'ordinary', reason: 'Tak ustalono na zespole' })
    expect([same.status, same.html.includes('Tak ustalono na zespole')]).toEqual([422, true])
    const said = { urgent: 'urgent', reason: 'Tak ustalono na zespole' }
    expect(await send(waiting, keeper.worker, said)).toMatchObject({ status: 303, location: waiting })
    const { html } = await open(waiting, keeper.worker)
    expect(html).toContain('pilnie. Tak ustalono na zespole')
    expect(html).toContain('(pilnie, od 23.11.2026)')
  })

  test('is known by its code to the provider to whom it was disclosed, without what was not', async () => {
    const { caseId, waiting } = await waits({ provider: school.id })
    await send(waiting, keeper.worker, { urgent: 'urgent', reason: 'Tak ustalono na zespole' })
    const [found] = await world.rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
    const code = found?.code ?? '-'
    const listed = async (who: string) => (await open('/waiting-lists', who)).html.includes(code)
    expect([await listed(keeper.worker), await listed(school.worker), await listed(stranger)]).toEqual([
      true,
      false,
      false,
    ])
    expect([(await open(waiting, school.worker)).status, (await open(waiting, stranger)).status]).toEqual([404, 404])
    await world.disclosure(caseId, keeper, school, CATEGORY, { extent: 'own_part' })
    expect([await listed(school.worker), await listed(stranger)]).toEqual([true, false])
    const { status, html } = await open(waiting, school.worker)
    expect(status).toBe(200)
    expect(html).toContain('powód nie jest Ci ujawniony')
    expect(html).not.toContain('Tak ustalono')
    expect(html).not.toContain('<textarea')
    expect((await send(waiting, school.worker, { urgent: 'ordinary', reason: 'Próba' })).status).toBeGreaterThanOrEqual(
      403,
    )
  })
})
