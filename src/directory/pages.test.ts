import { beforeAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, hashSecret, translator } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { directoryWorld, TYPED } from './directory-world.fixture.ts'
import { serviceCard } from './entries/service.query.server.ts'
import { ServiceId } from './entries/service.schema.ts'
import { serviceDocument } from './entries/service-print.ts'
import { directoryMessages } from './index.ts'
import { confirmPages, directoryPages } from './pages.ts'

for (const messages of [territoryMessages, institutionsMessages, directoryMessages]) addMessages(messages)
const database = await testDatabase()
const world = await directoryWorld(database)
const { actAs, add, as, clinic, clock, opsHead, school, schoolHead, teacher } = world
const { open, send } = visiting(actAs, [...directoryPages, ...confirmPages({ actAs })])

let id = ''
beforeAll(async () => {
  id = await add(schoolHead, school, { name: 'Świetlica <b>szkolna</b>' })
})

describe('the catalogue of services in a browser', () => {
  test('is read without an account', async () => {
    const list = await open('/services?q=%C5%9Bwietlicy', null)
    expect(list.html).toContain(`<a href="/services/${id}">Świetlica &lt;b&gt;szkolna&lt;/b&gt;</a>`)
    expect(list.html).not.toContain('/services/kept')
    const { html } = await open(`/services/${id}`, null)
    for (const said of [
      'W wieku od 6 do 18 lat.',
      'Potrzebne skierowanie ze szkoły lub od lekarza.',
      'od poniedziałku do środy: 8:00–15:30',
      'pierwsza sobota miesiąca: 9:00–12:00',
      'odpłatność zależy od dochodu, 12,50\u00a0zł za wizytę',
      'gmina Bieliny',
      'potwierdzono dzisiaj',
      'href="tel:+48412345678"',
    ])
      expect(html).toContain(said)
    expect(html).not.toContain('/correct')
    expect(html).not.toContain('Zmiany wpisu')
  })

  test('says where it looks, and that nothing fits', async () => {
    expect((await open('/services?place=bieliny&free=yes', null)).html).toContain('Nic nie pasuje')
    expect((await open('/services?place=bieliny', null)).html).toContain(
      'Usługi dostępne dla mieszkańców: gmina Bieliny',
    )
    expect((await open('/services?place=nigdzie', null)).html).toContain('nigdzie')
    expect((await open('/services?category=<script>', null)).status).toBe(200)
    expect((await open('/services/nie-ma', null)).status).toBe(404)
  })

  test('takes an entry and its correction, and loses nothing of what is wrong', async () => {
    const path = `/services/add/${school}`
    const wrong = await send(path, schoolHead, { ...TYPED, hours_mo: 'rano', name: 'Nowe zajęcia' })
    expect(wrong.status).toBe(422)
    for (const kept of ['value="rano"', 'value="Nowe zajęcia"', 'Wpisz godziny tak: 8:00–15:30.'])
      expect(wrong.html).toContain(kept)
    const done = await send(path, schoolHead, { ...TYPED, name: 'Nowe zajęcia' })
    expect(done.status).toBe(303)
    const at = done.location ?? ''
    const form = await open(`${at}/correct`, schoolHead)
    for (const typed of [
      'value="8:00–15:30"',
      'value="12,50"',
      'legitymacja szkolna\nskierowanie',
      'value="9:00–12:00"',
    ])
      expect(form.html).toContain(typed)
    expect((await send(`${at}/correct`, schoolHead, { ...TYPED, version: '1', name: 'Zajęcia' })).location).toBe(at)
    const late = await send(`${at}/correct`, schoolHead, { ...TYPED, version: '1', name: 'Za późno' })
    expect([late.status, late.html.includes('value="Za późno"'), late.html.includes('Zajęcia')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await open(at, schoolHead)).html).toContain('Zmieniono: Nazwa.')
  })

  test('is kept by whoever keeps it alone', async () => {
    for (const path of [`/services/${id}/correct`, `/services/${id}/keep`, `/services/add/${school}`])
      expect([(await open(path, schoolHead)).status, (await open(path, teacher)).status]).toEqual([200, 403])
    expect((await open('/services/kept', teacher)).html).toContain('Nie prowadzisz wpisów żadnej instytucji.')
    expect((await open('/services/kept', opsHead)).html).toContain('Dodaj wpis: Przychodnia w Bielinach')
    expect((await send(`/services/${id}/keep`, schoolHead, { act: 'assure' })).location).toBe(`/services/${id}`)
    expect((await send(`/services/${id}/keep`, schoolHead, { act: '' })).status).toBe(422)
  })

  test('says how old an entry is', async () => {
    const monday = clock.now()
    clock.set(new Date('2027-06-24T08:00:00Z'))
    expect((await open('/services', null)).html).toContain('potwierdzono 7 miesięcy temu')
    expect((await open(`/services/${id}`, null)).html).toContain('Zadzwoń, zanim skorzystasz.')
    clock.set(monday)
  })

  test('is printed with everything that is on the page', async () => {
    const card = await as(teacher, (ctx) => serviceCard(ctx, ServiceId.parse(id)))
    const text = JSON.stringify(serviceDocument(card, translator('pl')))
    for (const said of ['W wieku od 6 do 18 lat.', 'legitymacja szkolna', '+48 412 345 678', 'potwierdzono'])
      expect(text).toContain(said)
  })
})

describe('a provider who comes by a link', () => {
  test('confirms with one button, or corrects with a form, and the link is dead', async () => {
    const entry = await add(opsHead, clinic, { name: 'Rehabilitacja' })
    const token = 'przychodnia'.padEnd(43, '-')
    const link = { id: world.newId(), service_id: entry, token_hash: hashSecret(token), made_by: opsHead }
    const dates = { made_at: '2026-11-23T07:00:00Z', expires_at: '2026-11-30T07:00:00Z' }
    await world.found.put('directory.confirm_link', { ...link, ...dates })
    const page = await open(`/confirm-service/${token}`, null)
    expect(page.html).toContain('Wszystko się zgadza')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const path = `/confirm-service/${token}/corrections`
    expect((await open(path, null)).html).toContain('value="Rehabilitacja"')
    const unsigned = await send(path, null, { ...TYPED, version: '1', signed: '' })
    expect(unsigned.status).toBe(422)
    const sent = await send(path, null, {
      ...TYPED,
      version: '1',
      name: 'Rehabilitacja dzieci',
      signed: 'Anna Zmyślona',
    })
    expect(sent.location).toBe('/service-confirmed')
    expect((await open(`/confirm-service/${token}`, null)).status).toBe(404)
    expect((await open('/service-confirmed', null)).html).toContain('Dziękujemy')
    const kept = await open('/services/kept', opsHead)
    const proposal = /\/services\/[\w-]+\/proposals\/[\w-]+/.exec(kept.html)?.[0] ?? ''
    const shown = await open(proposal, opsHead)
    for (const said of ['Rehabilitacja dzieci', 'Anna Zmyślona', '1 zmiana']) expect(shown.html).toContain(said)
    expect((await send(proposal, opsHead, { decision: 'accepted' })).location).toBe(`/services/${entry}`)
  })
})
