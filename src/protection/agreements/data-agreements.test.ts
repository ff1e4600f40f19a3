import { beforeAll, describe, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { protectionMessages } from '../index.ts'
import { protectionPages } from '../pages.ts'

addMessages(protectionMessages)
const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const { open, send } = visiting(world.actAs, protectionPages)
const people = { officer: '', head: '', worker: '', stranger: '' }
let institution = ''
let at = ''
let cooperation = ''
let ended = ''
beforeAll(async () => {
  await found.units()
  institution = await found.institution('Ośrodek Zmyślony', 'social_assistance', '260401')
  people.officer = await found.aPerson('Iga', 'Inspektorska')
  people.head = await found.aPerson('Hanna', 'Kierująca')
  people.worker = await found.aPerson('Wiktor', 'Zwykły')
  people.stranger = await found.aPerson('Olga', 'Obca')
  await found.employ(people.head, institution, 'head')
  await found.employ(people.worker, institution)
  await tellsPeople(world, institution, people.officer)
  const party = [{ institution_id: institution }]
  cooperation = await found.agreement('accession', 'przystapienie', 'wiejski', party, { number: 'P/7' })
  ended = await found.agreement('accession', 'przystapienie', 'wiejski', party, {
    number: 'P/1',
    ended_on: '2026-02-01',
  })
  at = `/protection/${institution}/agreements`
})
const JOINT = {
  ...{ kind: 'joint_control', party: 'Szkoła Zmyślona, Bieliny', subject: 'Wspólny plan', documentNo: 'U/1' },
  ...{ signedOn: '20.11.2026', from: '23.11.2026', essence: 'Na wnioski odpowiada ośrodek.' },
}
const PROCESSING = { ...JOINT, kind: 'processes_for_us', party: 'Gmina Zmyślona', documentNo: 'U/2', essence: '' }
const WARNING = 'nie ma wpisanej umowy o dane'

describe('agreements about data', () => {
  test('are asked for where the institution cooperates without one, and by an ended cooperation no more', async () => {
    const shown = (await open(at, people.officer)).html
    expect(shown).toContain(WARNING)
    expect(shown).toContain('Porozumienie nr P/7')
    expect(shown).not.toContain('P/1')
    expect((await open(`/protection/${institution}`, people.head)).html).toContain(WARNING)
    for (const who of [people.worker, null]) {
      expect((await open(`/protection/${institution}`, who)).html).not.toContain(WARNING)
    }
  })

  test('of joint control say what people may know of them, those of processing do not', async () => {
    const enters = async (sent: Record<string, string>) => (await send(`${at}/new`, people.officer, sent)).html
    expect(await enters({ ...JOINT, essence: '' })).toContain('wpisz treść uzgodnień')
    expect(await enters({ ...JOINT, subProcessors: 'Firma' })).toContain('To pole jest tylko dla powierzenia.')
    expect(await enters({ ...PROCESSING, essence: 'coś' })).toContain('To pole jest tylko dla współadministrowania.')
    expect(await enters({ ...JOINT, signedOn: '24.11.2026' })).toContain('Ten dzień jeszcze nie nadszedł.')
    expect(await enters({ ...JOINT, until: '22.11.2026' })).toContain('Ostatni dzień jest przed pierwszym.')
    expect(await enters({ ...JOINT, cooperationId: ended })).toContain('To porozumienie dziś nie obowiązuje.')
  })

  test('once entered, take the warning away; joint control is then told to everybody, its document is not', async () => {
    expect((await send(`${at}/new`, people.head, { ...JOINT, cooperationId: cooperation })).location).toBe(at)
    expect((await send(`${at}/new`, people.officer, { ...PROCESSING, subProcessors: 'Serwerownia' })).location).toBe(at)
    const shown = (await open(at, people.head)).html
    expect(shown).not.toContain(WARNING)
    expect(shown).toContain('Serwerownia')
    const told = (await open(`/protection/${institution}`, null)).html
    expect(told).toContain('Na wnioski odpowiada ośrodek.')
    expect(told).not.toContain('U/1')
    expect(told).not.toContain('Gmina Zmyślona')
  })

  test('end on their last day, and then the warning is back', async () => {
    const { rows } = await database.owner.query(`select id from protection.data_agreement where document_no = 'U/1'`)
    const end = `${at}/${rows[0]?.id}/end`
    expect((await send(end, people.head, { last_day: '22.11.2026' })).html).toContain(
      'Ostatni dzień jest przed pierwszym.',
    )
    expect((await send(end, people.head, { last_day: '23.11.2026' })).location).toBe(at)
    expect((await open(at, people.head)).html).not.toContain(WARNING)
    world.clock.set(new Date('2026-11-24T08:00:00Z'))
    expect((await open(at, people.head)).html).toContain(WARNING)
    expect((await open(`/protection/${institution}`, null)).html).not.toContain('Na wnioski odpowiada')
    world.clock.set(new Date('2026-11-23T08:00:00Z'))
  })

  test('are kept by the officer and the head alone', async () => {
    for (const who of [people.worker, people.stranger]) {
      expect((await open(at, who)).status).toBe(403)
      expect((await open(`${at}/new`, who)).status).toBe(403)
    }
    await expect(database.runtime.query('delete from protection.data_agreement')).rejects.toThrow(/permission denied/)
  })
})
