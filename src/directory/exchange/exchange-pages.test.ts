import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMadeFile, addMessages } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { directoryMessages } from '../index.ts'
import { directoryPages } from '../pages.ts'
import { IMPORT, servicePath } from '../service-paths.ts'
import { exchangeWorld } from './exchange-world.fixture.ts'
import { keptFile, refusedServicesFile, serviceTemplateFile } from './service-files.server.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, opsHead, schoolHead, teacher, count } = await exchangeWorld(database)
const { open, send } = visiting(actAs, directoryPages, (app, parts) => {
  addMadeFile(app, parts, servicePath.keptFile(':format'), keptFile)
  addMadeFile(app, parts, servicePath.template(':format'), serviceTemplateFile)
  addMadeFile(app, parts, servicePath.refused(':importId', ':format'), refusedServicesFile)
})
const HEADS = 'NIP wykonawcy;Nazwa usługi;Obszar;Co to jest;Obsługiwany teren;W jaki sposób;Koszt'
const file = (...lines: readonly string[]) => new File([[HEADS, ...lines].join('\n')], 'uslugi.csv')
const VACCINES = '5260250274;Szczepienia;promocja i ochrona zdrowia;Dla dzieci.;Bieliny;w domu rodziny;bezpłatnie'

describe('files of entries in a browser', () => {
  test('are offered to whoever keeps entries, and to nobody else', async () => {
    expect((await open('/services/kept', opsHead)).html).toContain(`href="${IMPORT}"`)
    expect((await open('/services/kept', teacher)).html).not.toContain(`href="${IMPORT}"`)
    expect((await open(IMPORT, teacher)).status).toBe(403)
    expect((await open(IMPORT, null)).location).toContain('/sign-in')
    const { html } = await open(IMPORT, opsHead)
    for (const said of ['/services/kept/files/json', '/services/import/template/xlsx', 'Nazwa usługi (potrzebna)'])
      expect(html).toContain(said)
    expect((await open('/services/kept/files/csv', teacher)).status).toBe(403)
  })

  test('are refused as a whole in plain words', async () => {
    const wrong = await send(IMPORT, opsHead, { file: new File(['{}'], 'dane.json') })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('To nie jest lista usług w formacie HSDS 3.x')
    expect((await send(IMPORT, opsHead, {})).status).toBe(422)
  })

  test('are looked through, confirmed, and told what was not taken', async () => {
    const sent = await send(IMPORT, opsHead, {
      file: file(VACCINES, VACCINES.replace('Szczepienia', 'Porady').replace('Bieliny', 'Nigdzie')),
    })
    expect(sent.status).toBe(303)
    const path = sent.location ?? ''
    const review = await open(path, opsHead)
    for (const said of [
      'Jeszcze nic nie zostało zapisane',
      'Wczytaj 1 wpis',
      'Obsługiwany teren: Nie ma gminy',
      'Szczepienia',
    ])
      expect(review.html).toContain(said)
    expect((await open(path, schoolHead)).status).toBe(404)
    expect(await count('directory.service')).toBe(0)
    const done = await send(path, opsHead, {})
    expect([done.status, done.location]).toEqual([303, path])
    expect(await count('directory.service')).toBe(1)
    expect((await open(path, opsHead)).html).toContain('Ten plik został wczytany.')
    const left = await open(`${path}/refused/csv`, opsHead)
    expect(left.html).toContain('Obsługiwany teren: Nie ma gminy, powiatu ani województwa „Nigdzie”')

    const changed = await send(IMPORT, opsHead, { file: file(VACCINES.replace('Dla dzieci.', 'Dla wszystkich.')) })
    expect((await open(changed.location ?? '', opsHead)).html).toContain(
      'Co to jest. Jest: „Dla dzieci.”. Ma być: „Dla wszystkich.”.',
    )
  })

  test('have a template that says itself that its row is an example', async () => {
    const { html } = await open('/services/import/template/csv', opsHead)
    const sent = await send(IMPORT, opsHead, { file: new File([html], 'wzor.csv') })
    const review = await open(sent.location ?? '', opsHead)
    expect(review.html).toContain('Takiej instytucji nie ma w rejestrze')
    expect(review.html).toContain('Do poprawy')
  })
})
