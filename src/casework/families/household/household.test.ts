import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../../cases/case-world.fixture.ts'
import { caseworkMessages } from '../../index.ts'
import { caseworkPages } from '../../pages.ts'
import { seatMember } from '../../team/seat-member.server.ts'
import { peopleOf } from '../people.query.server.ts'
import { isPesel } from '../pesel.domain.ts'
import { enterHousehold } from './enter-household.server.ts'
import { isAdult, isSame, readPasted } from './pasted-people.domain.ts'

addMessages(caseworkMessages)
addMessages(modelMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, school } = world
const { fill, open, send } = visiting(world.actAs, caseworkPages)

/** Numbers with their right control digit; the days in them are nobody's. */
const peselFor = (ten: string): string => [...'0123456789'].map((digit) => ten + digit).find(isPesel) ?? ''
const CHILD = peselFor('1922010123')
const BORN_2005 = peselFor('0523150123')

describe('copied rows', () => {
  test.each([
    ['tabs', `Zmyślińska\tAnna\t01.02.1985\tmatka\t600 100 200`],
    ['semicolons', 'Zmyślińska; Anna ;1985-02-01;matka;600100200;'],
    ['several spaces', '  Zmyślińska   Anna   1 lutego 1985   matka   600 100 200'],
    ['commas', 'Zmyślińska,Anna,1.02.1985,matka,600-100-200'],
    ['another order and a number', '1.\tmatka\tZmyślińska\tAnna\t600 100 200\t1.02.1985'],
    [
      'headings',
      'Telefon\tPokrewieństwo\tImię\tNazwisko\tData urodzenia\n600100200\tmatka\tAnna\tZmyślińska\t1.02.1985',
    ],
    ['the name in one cell', 'Zmyślińska Anna;1.02.1985;matka;600100200'],
  ])('with %s are people', (_, text) => {
    const [person, ...others] = readPasted(text)
    expect(others).toEqual([])
    expect(person).toMatchObject({
      family: 'Zmyślińska',
      given: 'Anna',
      born: '1985-02-01',
      relation: 'matka',
      unread: [],
    })
    expect(person?.phone.replace(/\D/g, '')).toBe('600100200')
  })

  test('give the day of birth out of the PESEL, also when a spreadsheet dropped its zero', () => {
    expect(readPasted(`Zmyśliński;Jan;${CHILD};syn partnera`)).toMatchObject([
      { pesel: CHILD, born: '2019-02-01', relation: 'syn partnera' },
    ])
    expect(readPasted(`Zmyśliński;Jan;${BORN_2005.slice(1)}`)).toMatchObject([{ pesel: BORN_2005, born: '2005-03-15' }])
  })

  test('keep what is wrong to be mended, and what belongs nowhere to be seen', () => {
    expect(readPasted('Zmyśliński;Jan;31.02.2019;44051401358;syn;klasa 3b;obwód 2')).toMatchObject([
      { born: '31.02.2019', pesel: '44051401358', relation: 'syn', unread: ['klasa 3b', 'obwód 2'] },
    ])
  })

  test('a family name that is also a word of kin stays a name', () => {
    expect(readPasted('Brat;Adam')).toMatchObject([{ family: 'Brat', given: 'Adam' }])
    expect(readPasted('Brat;Adam;brat')).toMatchObject([{ family: 'Brat', given: 'Adam', relation: 'brat' }])
  })

  test('of no names are nobody, and nothing breaks the reading', () => {
    expect(readPasted(' \n\t\n')).toEqual([])
    expect(readPasted('600 100 200')).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readPasted(text))))
  })

  test('somebody is an adult from the eighteenth birthday on', () => {
    expect(isAdult(localDate('2008-11-23'), localDate('2026-11-23'))).toBe(true)
    expect(isAdult(localDate('2008-11-24'), localDate('2026-11-23'))).toBe(false)
  })

  test('two are the same by name unless their days of birth differ', () => {
    const jan = { family: 'Zmyśliński', given: 'Jan', born: '2019-02-01' }
    expect(isSame(jan, { family: 'ZMYSLINSKI', given: 'jan' })).toBe(true)
    expect(isSame(jan, { ...jan, born: '2018-02-01' })).toBe(false)
    expect(isSame({ family: '' }, { family: '' })).toBe(false)
  })
})

const member = (given: string, no = 0, knowingly = false) => ({
  person: { family: 'Zmyślińska', given, adult: true },
  field: `people.${no}.family`,
  knowingly,
})

describe('entering a household', () => {
  test('enters all, each on record, or none', async () => {
    const caseId = await world.opens(lead)
    const enter = (...members: ReturnType<typeof member>[]) =>
      as(lead, (ctx) => enterHousehold(ctx, { caseId, members }))
    expect(await enter(member('Anna'), member('Ola', 1))).toEqual({ ok: true, value: 2 })
    const facts = await world.rows(
      `select 1 from platform.fact where chain_id = $1 and name = 'casework.person.entered'`,
      [caseId],
    )
    expect(facts).toHaveLength(2)
    expect(await enter(member('Iga'), member('Ola', 1))).toEqual({
      ok: false,
      refusal: 'entered_meanwhile',
      why: { field: 'people.1.family' },
    })
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toHaveLength(3)
    expect(await enter(member('Ola', 0, true))).toMatchObject({ ok: true })
  })

  test('is for the keeper of the case', async () => {
    const caseId = await world.opens(lead)
    const seat = { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }
    await as(lead, (ctx) => seatMember(ctx, seat))
    const enter = (who: string) => as(who, (ctx) => enterHousehold(ctx, { caseId, members: [member('Anna')] }))
    await expect(enter(teacher)).rejects.toThrow(Forbidden)
    await expect(enter(outsider)).rejects.toThrow(NotFound)
    const path = `/cases/${caseId}/people/paste`
    expect((await open(path, teacher)).status).toBe(403)
    expect((await open(path, outsider)).status).toBe(404)
    expect((await open(`/cases/${caseId}`, lead)).html).toContain(path)
    expect((await open(`/cases/${caseId}`, teacher)).html).not.toContain(path)
  })
})

/** What the fields of a shown page hold, as a browser would send them back. */
function filledIn(html: string): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [, tag = ''] of html.matchAll(/<input ([^>]*)>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
    const chosen = !/type="(radio|checkbox)"/.test(tag) || /\bchecked\b/.test(tag)
    if (name && !name.startsWith('_') && chosen) sent[name] = value.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  }
  return sent
}

describe('pasting a household in a browser', () => {
  const pasted = async (caseId: string, text: string) => send(`/cases/${caseId}/people/paste`, lead, { text })

  test('shows each person to check, then enters those ticked, once however often they are sent', async () => {
    const caseId = await world.opens(lead)
    const path = `/cases/${caseId}/people/paste`
    const shown = await pasted(
      caseId,
      `Zmyślińska\tAnna\t1.02.1985\tmatka\nZmyśliński\tJan\t${CHILD}\tsyn\nZmyśliński\tAdam\t2.03.2018\tsyn`,
    )
    expect(shown.status).toBe(200)
    expect(shown.location).toBeNull()
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toHaveLength(1)

    const { 'people.2.enter': _, ...ticked } = filledIn(shown.html)
    expect(ticked).toMatchObject({ 'people.0.adult': 'yes', 'people.1.adult': 'no', 'people.1.born': '2019-02-01' })
    const again = await fill(path, lead, ticked)
    expect(await again()).toMatchObject({ status: 303, location: `/cases/${caseId}` })
    expect((await again()).location).toBe(`/cases/${caseId}`)
    const people = await as(lead, (ctx) => peopleOf(ctx, caseId))
    expect(people.slice(1)).toMatchObject([
      { adult: true, relation: 'matka', identity: { given: 'Anna', born: '1985-02-01' }, masked: [] },
      { adult: false, relation: 'syn', identity: { given: 'Jan', born: '2019-02-01' }, masked: ['pesel'] },
    ])
    const items = await world.rows(`select body from casework.item where case_id = $1`, [caseId])
    expect(JSON.stringify(items)).not.toContain(CHILD)
    const facts = await world.rows(`select payload from platform.fact where chain_id = $1`, [caseId])
    expect(JSON.stringify(facts)).not.toMatch(new RegExp(`${CHILD}|Anna`))
  })

  test('marks and unticks whom the case has already, and sent from another page does not enter them again', async () => {
    const caseId = await world.opens(lead)
    const path = `/cases/${caseId}/people/paste`
    const first = filledIn((await pasted(caseId, 'Zmyślińska;Anna;1.02.1985;matka')).html)
    expect((await send(path, lead, first)).status).toBe(303)
    const late = await send(path, lead, first)
    expect(late.status).toBe(422)
    expect(late.html).toContain('href="#f-people.0.family"')
    expect(late.html).toContain('value="Zmyślińska"')
    const { html } = await pasted(
      caseId,
      'ZMYŚLIŃSKA;Anna;;matka\nZmyślińska;Ola;2.03.2020;córka\nZmyślińska;Ola;2.03.2020;córka',
    )
    expect(filledIn(html)).toMatchObject({ 'people.0.known': 'yes', 'people.1.enter': 'yes', 'people.2.known': 'yes' })
    expect(filledIn(html)).not.toHaveProperty('people.0.enter')
    expect(html).toContain('Taka osoba jest już w sprawie albo wyżej na tej liście.')
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toHaveLength(2)
  })

  test('tells what must be mended at its field at once, and keeps everything typed', async () => {
    const caseId = await world.opens(lead)
    const text = `<b>Zła</b>;Anna;31.02.2019;44051401358;matka\nInna;Ola;1.02.2018;${CHILD};córka;nie wiadomo co`
    const { status, html } = await pasted(caseId, text)
    expect(status).toBe(422)
    for (const field of ['0.born', '0.pesel', '0.adult', '1.born']) expect(html).toContain(`href="#f-people.${field}"`)
    expect(html).toContain('value="&lt;b&gt;Zła&lt;/b&gt;"')
    expect(html).toContain('Tego nie umieliśmy przyporządkować: nie wiadomo co')
    const sent = { ...filledIn(html), 'people.0.born': '1.02.1985', 'people.0.pesel': '', 'people.0.adult': 'yes' }
    const left = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== 'people.1.enter'))
    expect((await send(`/cases/${caseId}/people/paste`, lead, left)).status).toBe(303)
  })

  test.each([
    ['nothing', ''],
    ['no names', '600 100 200'],
    ['too many rows', 'Zmyślińska;Anna\n'.repeat(31)],
    ['too long a text', 'x'.repeat(20_001)],
  ])('%s is refused at the text', async (_, text) => {
    const caseId = await world.opens(lead)
    const { status, html } = await pasted(caseId, text)
    expect(status).toBe(422)
    expect(html).toContain('href="#f-text"')
  })

  test.each(['0', '-1', 'x', '1e9'])('%s rows with nobody ticked enter nobody', async (rows) => {
    const caseId = await world.opens(lead)
    const { status, html } = await send(`/cases/${caseId}/people/paste`, lead, { rows })
    expect(status).toBe(422)
    expect(html.length).toBeLessThan(300_000)
  })
})
