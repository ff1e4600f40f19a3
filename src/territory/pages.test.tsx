import { beforeAll, describe, expect, test } from 'vitest'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { territoryMessages } from './i18n/messages.ts'
import { territoryPages } from './pages.ts'

addMessages(territoryMessages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const { aPerson, administrator, units } = founding(database, newId)
const { open, send } = visiting(actAs, territoryPages)
const upload = '/administration/territory'
const HEADER = 'WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA'

let admin = ''
let worker = ''
beforeAll(async () => {
  await units()
  admin = await aPerson('Ada', 'Zmyślona')
  await administrator(admin)
  worker = await aPerson('Jan', 'Fikcyjny')
})
const list = (...lines: string[]) => new File([[HEADER, ...lines].join('\n')], 'TERC.csv')

describe('places in a browser', () => {
  test('are found by anybody and told apart', async () => {
    expect((await open('/places', null)).status).toBe(200)
    expect((await open('/places?q=bileiny', null)).html).toContain(
      'gmina Bieliny (wiejska), pow. kielecki, woj. świętokrzyskie',
    )
  })

  test('what was typed comes back as text', async () => {
    const { html } = await open('/places?q=%3Cscript%3E', null)
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })
})

describe('bringing the register up to date in a browser', () => {
  test('is for administrators', async () => {
    expect((await open(upload, worker)).status).toBe(403)
    expect((await open(upload, null)).status).toBe(303)
    expect((await open(upload, admin)).html).toContain('Gminy')
  })

  test('shows what changes before anything does, and then changes it', async () => {
    const file = list(
      '26;04;01;3;Bieliny;gmina miejsko-wiejska;2026-12-01',
      '26;04;02;2;Bodzentyn;gmina wiejska;2026-12-01',
    )
    const sent = await send(upload, admin, { file })
    const review = await open(sent.location ?? '', admin)
    expect(review.html).toContain('Stan na 01.12.2026.')
    expect(review.html).toContain('Bieliny (gmina wiejska)')
    expect(review.html).toContain('Bieliny (gmina miejsko-wiejska)')
    expect((await database.owner.query(`select from territory.unit where code = '260402'`)).rowCount).toBe(0)
    expect((await open(sent.location ?? '', worker)).status).toBe(404)

    expect((await send(sent.location ?? '', admin, {})).location).toBe(upload)
    expect((await database.owner.query(`select from territory.unit where code = '260402'`)).rowCount).toBe(1)
    expect((await open(sent.location ?? '', admin)).html).toContain('Ten plik niczego nie zmienia.')
  })

  test('lists every bad row and imports none', async () => {
    const sent = await send(upload, admin, {
      file: list('26;04;03;7;<i>Zła</i>;gmina;2026-12-01', '26;04;04;2;;gmina;2026-12-01'),
    })
    const { html } = await open(sent.location ?? '', admin)
    expect(html).toContain('2 wiersze są błędne. Niczego nie wczytano.')
    expect(html).toContain('Nieznany rodzaj gminy')
    expect(html).toContain('Brak nazwy')
  })

  test('asks for the day when the list does not say it', async () => {
    const short = new File(['poziom,kod,kod_nadrzedny,rodzaj,nazwa\ngmina,260405,2604,2,Daleszyce'], 'lista.csv')
    const { location } = await send(upload, admin, { file: short })
    expect((await send(location ?? '', admin, { as_of: '' })).html).toContain('Podaj dzień, którego dotyczy plik.')
    expect((await send(location ?? '', admin, { as_of: '02.12.2026' })).status).toBe(303)
  })

  test.each([
    ['nothing', {}, 'Wybierz plik.'],
    ['a list of something else', { file: new File(['a;b\n1;2'], 'x.csv') }, 'To nie jest wykaz TERC.'],
    ['another encoding', { file: new File([Uint8Array.from([0x57, 0xa3, 0x0a])], 'x.csv') }, 'kodowaniu UTF-8'],
  ])('refuses %s with what to do', async (_, sent, text) => {
    const { status, html } = await send(upload, admin, sent)
    expect(status).toBe(422)
    expect(html).toContain(text)
  })
})
