import { afterAll, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { caseworkPages, familyPages } from '../pages.ts'
import { ipw } from '../plan/work.fixture.ts'
import { printPath } from '../prints/print-paths.ts'
import { done, printWorld, tags } from '../prints/print-world.fixture.ts'
import { closeFamilyPage, confirmContact, openFamilyPage } from './family-page.server.ts'
import { familyParts } from './family-parts.ts'
import { familyView } from './family-view.query.server.ts'
import { FAMILY_LANGUAGES, familyReader, langOf } from './family-words.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, actAs, keeper, school, police, stranger, newId, rows } = world
const { asked, take, stop } = world.site
const { open, send } = visiting(actAs, [
  ...caseworkPages,
  ...familyPages({ actAs, baseUrl: 'https://kooperacja.example' }),
])
afterAll(stop)
const clinic = await world.partner('Poradnia Terapii Zmyślonej', 'health')

/** Two adults and a child: a plan with goals of each and of all, and a clinic that works with the father alone. */
async function family() {
  const at = await world.named()
  const { caseId, mother } = at
  const father = await world.subject(caseId, 3)
  await world.item(caseId, keeper, 'kontakt', {
    ...{ kind: 'identity', subject_id: father },
    body: { given: 'Zenon', family: 'Zmyślińska', born: null, phone: '600 900 900', safeContact: null },
  })
  await world.seat(caseId, clinic, 'czlonek-zespolu-rodziny')
  await world.enter(caseId, 'ipw')
  await world.stepDone(caseId, 'spotkanie-planu')
  const [own, whole, his, childs] = [newId(), newId(), newId(), newId()]
  done(
    await world.complete(
      keeper.worker,
      caseId,
      'program-ipw',
      ipw(
        [
          { id: own, whose: mother, text: 'Mama wraca do pracy' },
          { id: whole, whose: 'family', text: 'Spokojne wieczory' },
          { id: his, whose: father, text: 'Tata kończy terapię' },
          { id: childs, whose: at.child, text: 'Córka chodzi do szkoły' },
        ],
        [
          { id: newId(), who: school.id, text: 'Świetlica do szesnastej', goal: own },
          { id: newId(), who: 'family', text: 'Wspólna kolacja', goal: whole },
          { id: newId(), who: clinic.id, text: 'Spotkania w środy', goal: his },
        ],
      ),
    ),
  )
  await rows(`update casework.plan set state = 'active' where case_id = $1`, [caseId])
  return { ...at, father }
}
const linesFor = async (subject: string, who = keeper.worker) =>
  familyParts(await as(who, (ctx) => familyView(ctx, subject)), familyReader('pl')).flatMap(({ lines }) => lines)
const codeFor = async ({ caseId, mother: subjectId }: { caseId: string; mother: string }) => {
  done(await as(keeper.worker, (ctx) => confirmContact(ctx, { caseId, subjectId, channel: 'paper', how: 'in_person' })))
  return done(await as(keeper.worker, (ctx) => openFamilyPage(ctx, { caseId, subjectId })))
}

describe('what one adult reads', () => {
  test('is their own part of the plan and that of the whole family, and nobody else’s', async () => {
    const { mother, father } = await family()
    const hers = (await linesFor(mother)).join('\n')
    for (const own of [
      'Mama wraca do pracy',
      'Spokojne wieczory',
      'Szkoła: Świetlica do szesnastej',
      'Wy, rodzina: Wspólna kolacja',
    ]) {
      expect(hers).toContain(own)
    }
    expect(hers).not.toMatch(/terapi|środy|Poradnia|Zenon|600|chodzi do szkoły/i)
    const his = (await linesFor(father)).join('\n')
    expect(his).toContain('Tata kończy terapię')
    expect(his).toContain('Poradnia')
    expect(his).not.toMatch(/wraca do pracy|szesnastej/)
  })

  test('names what was shown to whom, without what is special, another person’s, or given on a duty to notify', async () => {
    const { caseId, mother, father } = await family()
    await world.disclosure(caseId, keeper, school, 'nauka')
    await world.disclosure(caseId, keeper, school, 'opieka')
    await world.disclosure(caseId, keeper, police, 'zdrowie')
    await world.disclosure(caseId, keeper, clinic, 'opieka', { subject_id: father })
    await world.disclosure(caseId, keeper, police, 'mieszkanie', {
      ground: 'podstawa-obowiazek',
      ground_kind: 'legal_duty',
    })
    const { shown } = await as(keeper.worker, (ctx) => familyView(ctx, mother))
    expect(shown.map(({ institution, what }) => [institution, what.pl])).toEqual([
      ['Szkoła', 'Nauka i rozwój dzieci'],
      ['Szkoła', 'Opieka i wychowanie'],
    ])
    expect((await linesFor(mother)).filter((line) => line.startsWith('Szkoła: Nauka'))).toEqual([
      'Szkoła: Nauka i rozwój dzieci, Opieka i wychowanie. Podstawa: Zadanie ustawowe obu instytucji. Do 24.05.2027.',
    ])
  })

  test('tells who looked and by which role, never an institution that works with another person alone', async () => {
    const { caseId, mother } = await family()
    for (const one of [school, clinic]) expect((await open(`/cases/${caseId}`, one.worker)).status).toBe(200)
    const { looks } = await as(keeper.worker, (ctx) => familyView(ctx, mother))
    expect(looks.map(({ institution, role }) => [institution, role.pl])).toEqual([
      ['Szkoła', 'Członek zespołu rodziny'],
    ])
  })

  test('is read by those who keep the case and by the holder of the code; there is none for a child', async () => {
    const { mother, child } = await family()
    for (const who of [school.worker, police.worker, clinic.worker, stranger]) {
      await expect(as(who, (ctx) => familyView(ctx, mother))).rejects.toThrow(NotFound)
    }
    await expect(as(keeper.worker, (ctx) => familyView(ctx, child))).rejects.toThrow(NotFound)
  })

  test('says the same in every language, with the same places to fill', async () => {
    const { mother } = await family()
    const view = await as(keeper.worker, (ctx) => familyView(ctx, mother))
    const shapes = FAMILY_LANGUAGES.map((one) =>
      familyParts(view, familyReader(one)).map(({ id, lines }) => [id, lines.length]),
    )
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
    for (const language of FAMILY_LANGUAGES) {
      const words = familyParts(view, familyReader(language)).flatMap(({ title, lines }) => [title, ...lines])
      expect(words.filter((one) => one === '' || /[{}]/.test(one))).toEqual([])
    }
  })
})

describe('a page by a code', () => {
  test('is opened only after somebody confirmed a safe way to pass the code on', async () => {
    const { caseId, mother: subjectId } = await family()
    const person = { caseId, subjectId }
    expect(await as(keeper.worker, (ctx) => openFamilyPage(ctx, person))).toMatchObject({ refusal: 'contact_missing' })
    for (const who of [school.worker, police.worker]) {
      const confirm = as(who, (ctx) => confirmContact(ctx, { ...person, channel: 'phone', how: 'call' }))
      await expect(confirm).rejects.toThrow(Forbidden)
    }
    const at = `/cases/${caseId}/people/${subjectId}/page`
    expect(await send(`${at}/contact`, keeper.worker, { channel: 'paper', how: 'in_person' })).toMatchObject({
      status: 303,
    })
    const { html } = await send(at, keeper.worker, {})
    const [, code = ''] = /kooperacja\.example\/family\/([A-Z0-9]{20})\/pl/.exec(html) ?? []
    expect((await open(`/family/${code}/pl`, null)).status).toBe(200)
    expect((await open(at, keeper.worker)).html).not.toContain(code)
  })

  test('shows the person’s page in four languages, to nobody who looks for it, and puts each look on record', async () => {
    const at = await family()
    const code = await codeFor(at)
    for (const language of FAMILY_LANGUAGES) {
      const { status, html, headers } = await open(`/family/${code}/${language}`, null)
      expect([language, status]).toEqual([language, 200])
      expect(html).toContain(`<div lang="${langOf(language)}">`)
      expect(html).toContain('Mama wraca do pracy')
      expect(html).not.toMatch(/terapi|Zenon|po terminie/i)
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-robots-tag')).toContain('noindex')
    }
    const looks = await rows(
      `select 1 from platform.fact where chain_id = $1 and name = 'casework.family.page_looked'`,
      [at.caseId],
    )
    expect(looks).toHaveLength(FAMILY_LANGUAGES.length)
  })

  test('is opened by typing the code from paper, with dashes and small letters', async () => {
    const code = await codeFor(await family())
    const typed = `${code.slice(0, 4)}-${code.slice(4, 9)} ${code.slice(9)}`.toLowerCase()
    expect(await send('/family', null, { code: typed })).toMatchObject({ status: 303, location: `/family/${code}/pl` })
    expect((await send('/family', null, { code: 'ABCD' })).status).toBe(422)
  })

  test('takes what the person says about the plan, in own words, for those who keep the case', async () => {
    const at = await family()
    const code = await codeFor(at)
    const path = `/family/${code}/uk`
    expect((await send(path, null, { words: 'Краще' })).html).toContain('Виберіть відповідь.')
    const sent = await send(path, null, { answer: 'partly', words: 'Краще, але автобус не їздить' })
    expect(sent).toMatchObject({ status: 303, location: `${path}?told=yes` })
    const { html } = await open(`/cases/${at.caseId}/people/${at.mother}/page`, keeper.worker)
    expect(html).toContain('Краще, але автобус не їздить')
    const others = await as(police.worker, (ctx) =>
      ctx.db.selectFrom('casework.item').select('id').where('family_link_id', 'is not', null).execute(),
    )
    expect(others).toEqual([])
  })

  test('is closed at once when it is withdrawn, by a newer code, and after seven days, and then looks like none', async () => {
    const at = await family()
    const first = await codeFor(at)
    const second = await codeFor(at)
    const none = await open(`/family/${'A'.repeat(20)}/pl`, null)
    const plain = ({ status, html }: { status: number; html: string }) => [
      status,
      html.replace(/(value|action)="[^"]*"/g, ''),
    ]
    const dead = async (code: string) => expect(plain(await open(`/family/${code}/pl`, null))).toEqual(plain(none))
    await dead(first)
    expect((await open(`/family/${second}/pl`, null)).status).toBe(200)
    await as(keeper.worker, (ctx) => closeFamilyPage(ctx, { caseId: at.caseId, subjectId: at.mother }))
    await dead(second)
    const third = await codeFor(at)
    await rows(`update casework.family_link set expires_at = '2026-11-23T00:00:00Z' where ended_at is null`)
    await dead(third)
    expect(none.status).toBe(404)
  })
})

describe('the booklet', () => {
  test('holds the same parts on paper, in each language, for the keeper to print', async () => {
    const { caseId, mother, child } = await family()
    for (const language of FAMILY_LANGUAGES) {
      const { pdf } = await take(printPath.family(caseId, mother, language), keeper.worker)
      expect([language, pdf.lang]).toEqual([language, langOf(language)])
      expect(pdf.smallest).toBeGreaterThanOrEqual(16)
      const parts = familyParts(await as(keeper.worker, (ctx) => familyView(ctx, mother)), familyReader(language))
      expect(tags(pdf, 'H2').slice(0, parts.length)).toEqual(parts.map(({ title }) => title))
      expect(pdf.text).toContain('Mama wraca do pracy')
      expect(pdf.text + pdf.drawn).not.toMatch(/terapi|Zenon|TEST-/i)
    }
    expect((await asked(printPath.family(caseId, mother, 'pl'), school.worker)).status).toBe(403)
    expect((await asked(printPath.family(caseId, mother, 'pl'), stranger)).status).toBe(404)
    expect((await asked(printPath.family(caseId, child, 'pl'), keeper.worker)).status).toBe(404)
  })
})
