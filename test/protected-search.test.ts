import { beforeAll, describe, expect, test } from 'vitest'
import { actingOver, addMessages, createLog, createPool, person } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { listeningTo } from '#test/listening.ts'
import { visiting } from '#test/visiting.tsx'
import { VAULT } from '#test/world.ts'
import { caseFile } from '../src/casework/cases/case-file.store.server.ts'
import { caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { denyPerson } from '../src/casework/denial/deny-person.server.ts'
import { correctPerson, enterPerson } from '../src/casework/families/enter-person.server.ts'
import { peopleOf } from '../src/casework/families/people.query.server.ts'
import { caseworkMessages } from '../src/casework/index.ts'
import { SEARCH_LIMITS } from '../src/casework/search/search.domain.ts'
import { searchMyCases } from '../src/casework/search/search-my-cases.server.ts'
import { seatMember } from '../src/casework/team/seat-member.server.ts'
import { deskMessages } from '../src/desk/i18n/messages.ts'
import { searchPage } from '../src/desk/search.page.tsx'

addMessages(caseworkMessages)
addMessages(deskMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, analyst, administrator, unsigned, ops, school } = world
const PESEL = '44051401359'
const SURNAME = 'Wawrzyńska'

/** Statements of the pages visited below, in their order. */
const listened = createPool(database.runtimeConfig, createLog('silent'))
const asked = listeningTo(listened)
const { open, send } = visiting(actingOver(listened, world.clock, VAULT), [searchPage])

const caseId = await world.opens(lead, { family: SURNAME, given: 'Łucja', kind: 'family' })
await as(lead, async (ctx) => {
  const [mother] = await peopleOf(ctx, caseId)
  await correctPerson(ctx, {
    caseId,
    subjectId: mother?.id ?? '',
    family: SURNAME,
    given: 'Łucja',
    adult: true,
    pesel: PESEL,
    shieldedAddress: 'ul. Schronienia 7',
  })
  await enterPerson(ctx, { caseId, family: 'Nowak-Śliwiński', given: 'Jan', adult: false })
  await seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' })
})
const { code } = await as(lead, (ctx) => caseFile(ctx, caseId))
const kinswoman = await world.worker('Kinga', 'Krewna', ops)
await world.sign(kinswoman)
await as(lead, async (ctx) => {
  await seatMember(ctx, { caseId, worker: `${kinswoman} ${ops}`, role: 'asystent-rodziny' })
  await denyPerson(ctx, { caseId, personId: kinswoman, reason: 'Krewna.' })
})

let minutes = 0
/** Each search at another hour, so that the limit of searches is not met where it is not meant. */
const found = async (who: string, typed: string, namesHidden = false) => {
  minutes += SEARCH_LIMITS.minutes + 1
  world.clock.set(new Date(Date.UTC(2026, 10, 23, 8, minutes)))
  const done = await world.actAs(person(who), (ctx) => searchMyCases(ctx, typed), { namesHidden })
  return done.ok ? done.value.cases : done.refusal
}

describe('a family of mine', () => {
  test.each([
    SURNAME,
    'WAWRZYNSKA',
    'wawrzyńska',
    'wawrz',
    'Wawrzyńscy',
    'Łucja Wawrzyńska',
    'lucja wawrz',
    'Sliwinski',
    'nowak',
  ])('is found by a surname, without Polish letters, in any case, or with another ending: %s', async (typed) =>
    expect(await found(lead, typed)).toMatchObject([{ id: caseId, code }]),
  )

  test('is found by its whole code and by the whole PESEL of somebody in it, and by no part of them', async () => {
    for (const typed of [code, code.toLowerCase(), code.replace('-', ' '), PESEL, `PESEL ${PESEL}`])
      expect(await found(lead, typed), typed).toMatchObject([{ id: caseId }])
    expect(await found(lead, PESEL)).toMatchObject([{ names: `Łucja ${SURNAME}` }])
    expect(await found(lead, PESEL.slice(0, 10))).toBe('part_of_number')
    expect(await found(lead, code.slice(0, -1))).toEqual([])
  })

  test.each(['Łucja', 'Jan Wawrzyńska', 'Schronienia', 'rzyńska', '%%%aaa', 'W__rzy', '1359aaa'])(
    'is not found by a given name alone, names of two people, a shielded address or signs that stand for any letter: %s',
    async (typed) => expect(await found(lead, typed)).toEqual([]),
  )
})

/** What a search shows, with the words themselves and the proofs of the form taken out, and what it asked the database. */
async function met(who: string, typed: string) {
  minutes += SEARCH_LIMITS.minutes + 1
  world.clock.set(new Date(Date.UTC(2026, 10, 23, 8, minutes)))
  asked.splice(0)
  const { status, html, headers } = await send('/search', who, { q: typed })
  const shown = html.replaceAll(typed, '…').replace(/name="_(csrf|once)" value="[^"]*"/g, '')
  return { status, shown, statements: asked.splice(0).map(({ text }) => text), cache: headers.get('cache-control') }
}

describe('a record that is not mine to find', () => {
  beforeAll(async () => {
    // Connections and what is read once.
    for (const who of [lead, teacher, kinswoman]) await met(who, 'Rozgrzewka')
  })
  const HIDING = '; kooperacja_names=hidden'
  test.each([
    ['a stranger', outsider],
    ['somebody of the keeper who has not signed', unsigned],
    ['the regional centre', analyst],
    ['the administrator', administrator],
    ['a school in the team to which nothing is shown', teacher],
    ['a worker of the keeper who is kept out', kinswoman],
    ['the lead worker on a shared screen', `${lead}${HIDING}`],
  ])(
    'leaves no sign for %s: the same answer, in the same questions, as a name and a number that nobody has (row 8)',
    async (_, who) => {
      expect(await met(who, SURNAME)).toEqual(await met(who, 'Nieistniejąca'))
      expect(await met(who, PESEL)).toEqual(await met(who, '02070803628'))
      const { shown } = await met(who, SURNAME)
      expect(shown).toContain('Nic nie znaleziono')
      expect(shown).not.toContain(caseId)
    },
  )

  test('leaves none by its code either, unless one sits in its team', async () => {
    for (const who of [outsider, unsigned, analyst, administrator, kinswoman])
      expect(await met(who, code), who).toEqual(await met(who, 'KLON-99999'))
    expect(await found(teacher, code)).toMatchObject([{ id: caseId, names: null }])
  })

  test('the one to whom it belongs meets another answer, so that this could fail', async () => {
    expect((await met(lead, SURNAME)).shown).not.toBe((await met(lead, 'Nieistniejąca')).shown)
    expect((await met(coordinator, PESEL)).shown).toContain(caseId)
  })
})

describe('the page of the search', () => {
  test('takes nothing from its address, and does not write the number that was searched for again (row 23)', async () => {
    const linked = await open(`/search?q=${encodeURIComponent(SURNAME)}`, lead)
    expect([linked.status, linked.html.includes(caseId)]).toEqual([200, false])
    const { shown, cache } = await met(lead, PESEL)
    expect([shown.includes('…'), shown.includes(PESEL), shown.includes(caseId)]).toEqual([false, false, true])
    expect(cache).toContain('no-store')
  })

  test('tells at the field what is wrong, and keeps it to be mended', async () => {
    const { html, status } = await send('/search', lead, { q: 'Wa' })
    expect([status, html.includes('href="#f-q"'), html.includes('value="Wa"')]).toEqual([200, true, true])
    expect(html).toContain('co najmniej trzy litery')
  })
})

describe('too many hits', () => {
  test('show the first in Polish order and say so, without telling how many more', async () => {
    const names = ['Łąkowa', 'Lubicz', 'Ślesin', 'Zet', 'Żet', 'Ćwik', 'Cis']
    const many = Array.from({ length: SEARCH_LIMITS.shown + 2 }, (_, i) => `${names[i % names.length]}${'abcd'[i % 4]}`)
    for (const given of many) await world.opens(lead, { family: 'Mnogi', given, kind: 'family' })
    const cases = await found(lead, 'Mnogi')
    if (typeof cases === 'string') throw new Error(cases)
    expect(cases).toHaveLength(SEARCH_LIMITS.shown)
    const shown = cases.map((one) => one.names ?? '')
    expect(shown).toEqual([...shown].sort(new Intl.Collator('pl').compare))
    const { shown: html } = await met(lead, 'Mnogi')
    expect(html).toContain('Pasuje więcej spraw')
    expect(html).not.toMatch(new RegExp(`>[^<]*\\b${many.length}\\b[^<]*<`))
  })
})

describe('each search', () => {
  test('is on the record of who searched: by what and how many were shown, without the words (row 21)', async () => {
    await found(coordinator, SURNAME)
    await found(coordinator, PESEL)
    await found(coordinator, 'Nieistniejąca')
    await found(coordinator, 'Wa')
    const facts = await world.rows<{ payload: unknown }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.search.made' order by seq desc limit 3`,
      [coordinator],
    )
    expect(facts.map(({ payload }) => payload)).toEqual([
      { by: 'words', shown: 0, more: false },
      { by: 'number', shown: 1, more: false },
      { by: 'words', shown: 1, more: false },
    ])
    const kept = await world.rows<{ t: string }>(`select payload::text as t from platform.fact`)
    expect(kept.filter(({ t }) => /Wawrz|44051401359/i.test(t))).toEqual([])
  })

  test('beyond so many in a short time is refused alike, whatever was searched for, until time has passed', async () => {
    const at = new Date('2026-12-01T08:00:00Z')
    world.clock.set(at)
    const searching = (typed: string) => as(lead, (ctx) => searchMyCases(ctx, typed))
    for (let n = 0; n < SEARCH_LIMITS.searches - 1; n += 1) expect((await searching('Nieistniejąca')).ok).toBe(true)
    // Two at once: one of them is the last.
    const both = await Promise.all([searching(SURNAME), searching(SURNAME)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    for (const typed of [SURNAME, 'Nieistniejąca', PESEL, code])
      expect(await searching(typed)).toMatchObject({ refusal: 'too_often' })
    expect((await send('/search', lead, { q: SURNAME })).html).toContain('To było dużo wyszukiwań')
    expect((await as(coordinator, (ctx) => searchMyCases(ctx, SURNAME))).ok).toBe(true)
    world.clock.set(new Date(at.getTime() + SEARCH_LIMITS.minutes * 60_000))
    expect((await searching(SURNAME)).ok).toBe(true)
  })
})
