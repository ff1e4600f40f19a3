import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { readPdf } from '#test/reading-pdf.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel } from '#test/world.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages, modelPrints } from '../pages.ts'
import { loadVersion } from '../versions/load-version.server.ts'

addMessages(modelMessages)
addMessages(territoryMessages)
addMessages(institutionsMessages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const found = founding(database, newId)
await found.units()
const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
if (!loaded.ok) throw new Error('the rural model was refused')
const { versionId } = loaded.value
const BIELINY = '260401'
const MIRZEC = '261103'
await found.put('model.adoption', {
  id: newId(),
  unit_code: BIELINY,
  version_id: versionId,
  from_on: '2026-01-01',
})
const office = await found.institution('Urząd Gminy Bieliny', 'local_government', BIELINY)
const mayor = await found.aPerson('Witold', 'Wójtowicz')
await found.employ(mayor, office)
await found.membership({ person_id: mayor, institution_id: office, role: 'wladze-samorzadu', unit_code: BIELINY })
const officer = await found.aPerson('Iga', 'Inspektorska')
await found.employ(officer, office)
await found.membership({ person_id: officer, institution_id: office, role: 'iod', unit_code: BIELINY })
const stranger = await found.aPerson('Olga', 'Obca')
const site = visiting(actAs, modelPages)
const prints = printing(actAs, modelPages, modelPrints)
afterAll(() => prints.stop())

const page = `/local-models/${BIELINY}`
const deadline = `${page}/settings/deadline/termin-ipw`
const WHY = 'Mamy mniej pracowników niż zakłada model.'
const set = (sent: Record<string, string>, who: string | null = mayor, at = deadline) => site.send(at, who, sent)

describe('The model of one gmina', () => {
  test('is open to everybody: which version, since when, and what the gmina set with its reason', async () => {
    expect((await site.open('/handbook', null)).html).toContain('href="/local-models"')
    expect((await site.open('/local-models', null)).html).toContain(`href="${page}"`)
    const before = await site.open(page, null)
    expect(before.html).toContain('Gmina nie ustaliła nic własnego')
    expect(before.html).toContain('Nie jest oficjalnym tekstem')
    expect(before.html).toContain('IPW powstaje w ciągu 30 dni od')
    expect(before.html).not.toContain(`${page}/adopt`)
    expect(before.html).not.toContain(deadline)

    expect((await set({ amount: '45', fromOn: '23.11.2026', reason: WHY })).location).toBe(`${page}#settings`)
    const after = await site.open(page, null)
    expect(after.html).toContain(WHY)
    expect(after.html).toContain('45 dni')
    expect(after.html).toContain('IPW powstaje w ciągu 45 dni od')
    expect(after.html).not.toContain('Wójtowicz')
    expect((await site.open('/handbook/wiejski/1.0', null)).html).toContain('IPW powstaje w ciągu 30 dni od')
  })

  test('is registered as citing the paragraph that leaves it to the gmina, kept by those who govern it', async () => {
    const listed = await site.open('/dependants', mayor)
    expect(listed.html).toContain('Ustawienia lokalne i zarządzenie gminy')
    const cited = await database.owner.query(
      `select c.clause from model.citation c join model.dependant d on d.id = c.dependant_id where d.unit_code = $1`,
      [BIELINY],
    )
    expect(cited.rows).toEqual([{ clause: 'W-7.5' }])
    expect((await site.open('/dependants', stranger)).status).toBe(404)
  })

  test('where none is adopted says so, and a unit that is no gmina is not found', async () => {
    expect((await site.open(`/local-models/${MIRZEC}`, null)).html).toContain('nie pracuje dziś według żadnego modelu')
    for (const code of ['2604', '26', '990101', 'wiejski'])
      expect((await site.open(`/local-models/${code}`, null)).status).toBe(404)
  })
})

describe('The handbook of the gmina as it stands today', () => {
  const taken = async (path: string) => {
    const response = await prints.asked(path, null, 'en')
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('is taken away by everybody as an accessible PDF, with what the gmina set in the text and beside it', async () => {
    expect((await site.open(page, null)).html).toContain(`href="${page}/print"`)
    const pdf = await readPdf(await taken(`${page}/print`))
    expect(pdf).toMatchObject({ accessible: true, lang: 'pl', title: 'Model Kooperacji w gminie Bieliny' })
    expect(pdf.drawn).toContain('Gmina Bieliny')
    const order = ['To roboczy model', 'Stan na dzień', 'Co gmina ustaliła u siebie', WHY, 'Spis treści', 'Etapy']
    const places = order.map((words) => pdf.text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(pdf.text).toContain('IPW powstaje w ciągu 45 dni od')
  })

  test('says the same in its DOCX, under real headings', async () => {
    const { text, html } = await readDocx(await taken(`${page}/print/docx`))
    expect(html).toContain('<h1>Model Kooperacji w gminie Bieliny</h1>')
    expect(html).toMatch(/<h2>(?:<a[^>]*><\/a>)?Co gmina ustaliła u siebie/)
    const plain = text.replace(/\s+/g, ' ')
    for (const said of ['To roboczy model', WHY, 'IPW powstaje w ciągu 45 dni od']) expect(plain).toContain(said)
    expect(plain).not.toContain('Wójtowicz')
  })

  test('is absent where no model is adopted', async () => {
    for (const end of ['print', 'print/docx'])
      expect((await prints.asked(`/local-models/${MIRZEC}/${end}`, null)).status).toBe(404)
  })
})

describe('Setting what the model leaves to a gmina', () => {
  test.each([
    ['too much', { amount: '90', fromOn: '24.11.2026', reason: WHY }, 'Paragraf W-7.5 pozwala na wartość od 14 do 60'],
    ['a fraction', { amount: '20,5', fromOn: '24.11.2026', reason: WHY }, 'amount-error'],
    ['no reason', { amount: '20', fromOn: '24.11.2026', reason: ' ' }, 'reason-error'],
    ['yesterday', { amount: '20', fromOn: '22.11.2026', reason: WHY }, 'Nie można zmieniać wstecz'],
    ['the day it is set from already', { amount: '20', fromOn: '23.11.2026', reason: WHY }, 'ustalone od 23.11.2026'],
  ])('%s is refused with what to do', async (_, sent, sentence) => {
    const refused = await set(sent)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(sentence)
  })

  test('a name stays within the length that the model allows', async () => {
    const at = `${page}/settings/label/pzk`
    const long = await set({ label: 'Z'.repeat(81), fromOn: '24.11.2026', reason: WHY }, mayor, at)
    expect(long.html).toContain('najwyżej 80 znaków')
    expect((await set({ label: 'Zespół Bieliny', fromOn: '24.11.2026', reason: WHY }, mayor, at)).status).toBe(303)
    expect((await site.open(page, null)).html).toContain('Zespół Bieliny')
  })

  test('questions are added as many as the model allows, changed and ended, each with its category', async () => {
    const at = `${page}/settings/add_fields/karta-zgloszenia`
    const form = (await site.open(at, mayor)).html
    expect(form).toContain('name="label_4"')
    expect(form).not.toContain('name="label_5"')
    expect(form).not.toContain('value="zdrowie"')
    const typed = { label_0: 'Czym rodzina dojeżdża', kind_0: 'text', category_0: 'mieszkanie', label_1: '' }
    const when = { fromOn: '23.11.2026', reason: WHY }
    const without = await set({ ...typed, ...when, category_0: '' }, mayor, at)
    expect(without.status).toBe(422)
    expect(without.html).toContain('W-1.9')
    expect(without.html).toContain('value="Czym rodzina dojeżdża"')
    expect((await set({ ...typed, ...when }, mayor, at)).status).toBe(303)
    expect((await site.open(page, null)).html).toContain('Czym rodzina dojeżdża')
    expect((await site.open(at, mayor)).html).toContain('value="Czym rodzina dojeżdża"')
    expect((await set({ label_0: '', fromOn: '24.11.2026', reason: WHY }, mayor, at)).status).toBe(303)
    const kept = await database.owner.query(
      `select value -> 'fields' as fields, until_on from model.local_setting where what = 'add_fields' order by from_on`,
    )
    expect(kept.rows).toEqual([
      {
        fields: [
          {
            id: 'gmina-czym-rodzina-dojezdza',
            kind: 'text',
            label: 'Czym rodzina dojeżdża',
            category: 'mieszkanie',
          },
        ],
        until_on: '2026-11-23',
      },
      { fields: [], until_on: null },
    ])
  })

  test('items are typed one in a line, after those of the model', async () => {
    const at = `${page}/settings/add_items/powody-odmowy`
    expect((await site.open(at, mayor)).html).toContain('Pozycje z modelu')
    const sent = { items: 'Za daleko\r\n\r\n Rodzina się przeprowadza ', fromOn: '23.11.2026', reason: WHY }
    const twice = await set({ ...sent, items: 'Za daleko\nZa daleko' }, mayor, at)
    expect(twice.html).toContain('Paragraf W-1.9 pozwala tylko dodawać')
    expect((await set(sent, mayor, at)).status).toBe(303)
    expect((await site.open(page, null)).html).toContain('Za daleko; Rodzina się przeprowadza')
    expect((await site.open(at, mayor)).html).toContain('Za daleko\nRodzina się przeprowadza</textarea>')
  })

  test('sharing is narrowed by the data protection officer alone, never widened, and everybody reads it', async () => {
    const at = `${page}/settings/narrow_sharing/czlonek-pzk`
    expect((await site.open(at, mayor)).status).toBe(403)
    expect((await site.open(deadline, officer)).status).toBe(403)
    const form = (await site.open(at, officer)).html
    expect(form).toContain('name="categories_0"')
    const when = { fromOn: '24.11.2026', reason: WHY }
    const wider = await set(
      { categories_0: 'zdrowie', extent_0: 'full', grounds_0: 'podstawa-zgoda', ...when },
      officer,
      at,
    )
    expect(wider.status).toBe(422)
    expect(wider.html).toContain('Udostępnianie można tylko zawęzić. Mówi o tym paragraf W-3.9')
    const narrower = { categories_0: 'przebieg', extent_0: 'counts', grounds_0: 'podstawa-zgoda', ...when }
    expect((await set(narrower, officer, at)).status).toBe(303)
    expect((await site.open(page, null)).html).toContain('Przebieg współpracy: liczby, podstawy:')
    expect((await prints.take(`${page}/order/${versionId}`, mayor)).pdf.text).toContain('liczby, podstawy:')
  })

  test('is for those who govern this gmina, and only what the model leaves to it', async () => {
    const sent = { amount: '20', fromOn: '24.11.2026', reason: WHY }
    expect((await set(sent, stranger)).status).toBe(403)
    expect((await site.open(deadline, null)).location).toContain('/sign-in')
    expect((await set(sent, mayor, deadline.replace(BIELINY, MIRZEC))).status).toBe(403)
    for (const foreign of [
      'deadline/termin-odpowiedz',
      'deadline/nieznany',
      'add_items/obszary-zycia',
      'param/termin-ipw',
    ])
      expect((await site.open(`${page}/settings/${foreign}`, mayor)).status).toBe(404)
  })
})

describe('The order on paper before it is signed', () => {
  test('says that it is a draft, and leaves room for its number and day', async () => {
    const { pdf } = await prints.take(`${page}/order/${versionId}`, mayor)
    expect(pdf.drawn).toContain('projekt do podpisu')
    expect(pdf.text).toMatch(/Numer \.+ Z dnia \.+/)
    expect(pdf.text).toContain('wersja 1.0, od dnia 01.01.2026')
  })
})

describe('Adopting by a gmina', () => {
  const at = `${page}/adopt`
  const sent = { unitCode: BIELINY, versionId, fromOn: '01.01.2027' }

  test('an order has both a number and a day, and is signed before it is recorded', async () => {
    const half = await site.send(at, mayor, { ...sent, orderNumber: '12/2026' })
    expect(half.html).toContain('Podaj numer zarządzenia i dzień podpisania albo zostaw oba pola puste')
    const early = await site.send(at, mayor, { ...sent, orderNumber: '12/2026', orderOn: '24.11.2026' })
    expect(early.html).toContain('Zarządzenie zapisuje się po podpisaniu')
  })

  test('is for those who govern it, and always for the gmina of the page', async () => {
    expect((await site.send(at, stranger, sent)).status).toBe(403)
    expect((await site.send(`/local-models/${MIRZEC}/adopt`, mayor, sent)).status).toBe(403)
    const done = await site.send(at, mayor, {
      ...sent,
      unitCode: MIRZEC,
      orderNumber: '12/2026',
      orderOn: '20.11.2026',
    })
    expect(done.location).toBe(page)
    const { rows } = await database.owner.query(
      `select unit_code, order_number, order_on from model.adoption where order_number is not null`,
    )
    expect(rows).toEqual([{ unit_code: BIELINY, order_number: '12/2026', order_on: '2026-11-20' }])
    expect((await site.open(page, null)).html).toContain('Od 01.01.2027 gmina pracuje według')
  })
})

describe('The order on paper', () => {
  const order = `${page}/order/${versionId}`

  test('is in Polish, with what the gmina sets, read back from the file', async () => {
    const { pdf } = await prints.take(order, mayor, 'en')
    const text = pdf.text.replace(/\s+/g, ' ')
    expect(pdf.title).toBe('Zarządzenie – Wójt, gmina Bieliny')
    for (const said of ['wzór przyjęty przez autorów', 'art. 30 ust. 1', '§ 1', '§ 5', '45 dni', WHY])
      expect(text).toContain(said)
    expect(text).toContain('wersja 1.0, od dnia 01.01.2027')
    expect(text).toContain('Numer 12/2026 Z dnia 20.11.2026')
    expect(pdf.drawn).toContain('odpis roboczy')
    expect(text.indexOf('§ 1')).toBeLessThan(text.indexOf('45 dni'))
  })

  test('is taken by those who may adopt, of a version that is there', async () => {
    expect((await prints.asked(order, stranger)).status).toBe(403)
    expect((await prints.asked(order, null)).status).toBe(303)
    expect((await prints.asked(`${page}/order/${newId()}`, mayor)).status).toBe(404)
    const { rows } = await database.owner.query(`select payload from platform.fact where name = 'model.order.printed'`)
    expect(rows).toHaveLength(3)
  })
})
