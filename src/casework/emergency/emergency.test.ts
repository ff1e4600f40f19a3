import { beforeEach, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { report } from '../cases/case-world.fixture.ts'
import { denyPerson } from '../denial/deny-person.server.ts'
import { caseworkMessages } from '../index.ts'
import { myCases } from '../lists/my-cases.query.server.ts'
import { caseworkPages } from '../pages.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { whySeen } from '../sharing/why-seen.query.server.ts'
import { sayWhy } from '../sharing/why-seen.tsx'
import { EMERGENCY_HOURS, MOST_OPENED, MOST_TRIES } from './emergency.domain.ts'
import { emergencyWorld, REASON } from './emergency-world.fixture.ts'
import { endEmergency, openInEmergency, reviewEmergency } from './open-in-emergency.server.ts'
import { casesToReview } from './pending.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await emergencyWorld(await testDatabase())
const { as, clock, lead, coordinator, outsider, unsigned, officer, rows, school } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const HOUR = 3_600_000
/** Each test has its own worker of the school, sworn and without a seat, so that limits of a day do not meet. */
let nurse = world.nurse
let day = 0
beforeEach(async () => {
  day += 1
  clock.set(MONDAY)
  nurse = await world.worker('Nela', `Nagła ${day}`, school)
  await world.sign(nurse)
})

const asked = { danger: 'child', reason: REASON } as const
const opens = (code: string, who = nurse) => as(who, (ctx) => openInEmergency(ctx, { code, ...asked }))
const opened = async (code: string): Promise<string> => {
  const done = await opens(code)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const items = (caseId: string, who = nurse) =>
  as(who, async (ctx) => {
    const found = await ctx.db.selectFrom('casework.item').select('id').where('case_id', '=', caseId).execute()
    return found.map(({ id }) => id)
  })

/** The school shows the centre what it wrote about learning. */
const discloses = async (caseId: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const id = world.newId()
  await world.found.put('casework.disclosure', {
    ...{ id, case_id: caseId, owner_institution_id: school, recipient_institution_id: world.ops },
    ...{ category: 'nauka', extent: 'full', version_id: world.versionId, ground: 'podstawa-zadanie' },
    ...{ ground_kind: 'statutory_task', purpose: 'próba', valid_from: '2026-11-20', valid_until: '2026-12-31' },
    ...{ decided_by: lead, decided_at: '2026-11-20', ...more },
  })
  return id
}

describe('a case opened in an emergency', () => {
  test('shows on one page who the people are and what the keeper may read, but nothing special and nothing masked', async () => {
    const { caseId, code, child, health, learning, ofSchool } = await world.aCase('Zmyśliński')
    await world.complete(lead, caseId, 'karta-zgloszenia', report(child, 'Ojciec prosi o radę.'))
    expect(await items(caseId)).toEqual([])
    const id = await opened(code)
    const seen = await open(`/emergency/${id}`, nurse)
    expect(seen.status).toBe(200)
    for (const words of ['Jaś Zmyśliński', '01.03.2015', 'GOPS Bieliny', 'Ojciec prosi o radę.'])
      expect(seen.html).toContain(words)
    expect(seen.html).not.toContain('Ukryta')
    const shown = await items(caseId)
    expect([shown.includes(learning), shown.includes(health), shown.includes(ofSchool)]).toEqual([true, false, false])
  })

  test('opens no other page and stands in no list or search', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    await opened(code)
    for (const { path } of caseworkPages.filter((one) => /^\/cases\/:caseId(\/[a-z-]+)*$/.test(one.path))) {
      expect([path, (await open(path.replace(':caseId', caseId), nurse)).status]).toEqual([path, 404])
    }
    expect((await as(nurse, (ctx) => myCases(ctx))).map((one) => one.id)).not.toContain(caseId)
    expect(await as(nurse, (ctx) => searchMyCases(ctx, code))).toMatchObject({ value: { cases: [] } })
    expect(await as(nurse, (ctx) => searchMyCases(ctx, 'Zmyśliński'))).toMatchObject({ value: { cases: [] } })
  })

  test('what another institution showed the keeper is shown, and no longer when it is withdrawn', async () => {
    const { caseId, code, ofSchool } = await world.aCase('Zmyśliński')
    const disclosure = await discloses(caseId)
    await opened(code)
    expect(await items(caseId)).toContain(ofSchool)
    await rows(`update casework.disclosure set withdrawn_at = '2026-11-23' where id = $1`, [disclosure])
    expect(await items(caseId)).not.toContain(ofSchool)
  })

  test('an entry that was shown to the keeper by itself is read, whichever person the disclosure names besides', async () => {
    const { caseId, code, ofSchool, health } = await world.aCase('Zmyśliński')
    const [subject] = await rows<{ id: string }>('select id from casework.subject where case_id = $1 order by no', [
      caseId,
    ])
    await discloses(caseId, { item_id: ofSchool, subject_id: subject?.id })
    expect(await items(caseId, lead)).toContain(ofSchool)
    await opened(code)
    const shown = await items(caseId)
    expect([shown.includes(ofSchool), shown.includes(health)]).toEqual([true, false])
  })

  test('is told as the reason, to whoever reads and to those who keep the case, with its end', async () => {
    const { caseId, code, learning } = await world.aCase('Zmyśliński')
    const why = async () =>
      sayWhy({ t: translator('pl'), locale: 'pl' }, await as(lead, (ctx) => whySeen(ctx, caseId, learning, nurse)))
    expect(await why()).toEqual([expect.stringContaining('tego nie widzi')])
    await opened(code)
    expect(await why()).toEqual([
      expect.stringMatching(/Nela Nagła .* ma tę sprawę otwartą w nagłej potrzebie .* do 23\.11\.2026,? 13:00/),
    ])
    clock.set(new Date(MONDAY.getTime() + EMERGENCY_HOURS * HOUR))
    expect(await why()).toEqual([expect.stringContaining('tego nie widzi')])
  })

  test('closes by itself when the hours are over', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    clock.set(new Date(MONDAY.getTime() + EMERGENCY_HOURS * HOUR - 1000))
    expect((await open(`/emergency/${id}`, nurse)).status).toBe(200)
    clock.set(new Date(MONDAY.getTime() + EMERGENCY_HOURS * HOUR))
    expect((await open(`/emergency/${id}`, nurse)).status).toBe(404)
    expect(await items(caseId)).toEqual([])
    expect(await as(lead, (ctx) => endEmergency(ctx, { emergencyId: id }))).toMatchObject({ refusal: 'over' })
  })

  test.each([
    ['those who keep it end it', (id: string) => as(lead, (ctx) => endEmergency(ctx, { emergencyId: id }))],
    ['whoever opened it ends it', (id: string) => as(nurse, (ctx) => endEmergency(ctx, { emergencyId: id }))],
    [
      'the employment ends',
      () => rows(`update institutions.employment set until_on = '2026-11-22' where person_id = $1`, [nurse]),
    ],
  ])('closes at once when %s', async (_, close) => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    await close(id)
    expect((await open(`/emergency/${id}`, nurse)).status).toBe(404)
    expect(await items(caseId)).toEqual([])
  })

  test('closes at once when access is denied', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    await as(lead, (ctx) => denyPerson(ctx, { caseId, personId: nurse, reason: 'Siostra matki' }))
    expect((await open(`/emergency/${id}`, nurse)).status).toBe(404)
    expect((await open(`/emergency/${id}/end`, nurse)).status).toBe(404)
    expect(await items(caseId)).toEqual([])
  })
})

describe('finding a case', () => {
  test('by given name, family name and day of birth together, when one person is called so', async () => {
    const { caseId } = await world.aCase('Jedyny')
    const person = { given: 'jaś', family: 'JEDYNY', born: '2015-03-01' }
    const found = await send('/emergency', nurse, { ...person, ...asked })
    expect(found.html).toMatch(/\/emergency\/[0-9a-f-]{36}/)
    expect(await items(caseId)).not.toEqual([])
    const two = await send('/emergency', nurse, { given: 'Jaś', family: 'Jedyny', ...asked })
    expect(two.html).toContain('imię, nazwisko i datę urodzenia')
  })

  test('finds nothing when two are called so', async () => {
    await world.aCase('Podwójny')
    await world.aCase('Podwójny')
    const person = { given: 'Jaś', family: 'Podwójny', born: '2015-03-01' }
    expect((await send('/emergency', nurse, { ...person, ...asked })).html).toContain('Nie otwarto żadnej sprawy')
  })

  test('a wrong code, a closed case, one of another gmina and one that is denied are answered alike, with all that was typed', async () => {
    const closed = await world.aCase('Zamknięty')
    await rows(`update casework.case set closed_on = '2026-11-20' where id = $1`, [closed.caseId])
    const other = await world.aCase('Daleki')
    await rows(`update casework.case set unit_code = '261103' where id = $1`, [other.caseId])
    const denied = await world.aCase('Odmówiony')
    await as(lead, (ctx) => denyPerson(ctx, { caseId: denied.caseId, personId: nurse, reason: 'Siostra matki' }))
    const answers = []
    for (const code of ['NIE-MA-999', closed.code, other.code, denied.code]) {
      const { status, html } = await send('/emergency', nurse, { code, ...asked })
      expect(html).toContain(REASON)
      answers.push([status, html.replaceAll(code, 'KOD').replace(/name="_(csrf|once)" value="[^"]*"/g, '')])
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(JSON.stringify(answers[0])).toContain('Nie otwarto żadnej sprawy')
  })

  test('guessing ends after a few attempts, also when the next code would be right', async () => {
    const { code } = await world.aCase('Zgadywany')
    for (let time = 0; time < MOST_TRIES; time += 1)
      expect(await opens(`NIE-${time}`)).toMatchObject({ refusal: 'not_opened' })
    expect(await opens(code)).toMatchObject({ refusal: 'too_many' })
    clock.set(new Date(MONDAY.getTime() + 25 * HOUR))
    expect(await opens(code)).toMatchObject({ ok: true })
  })

  test('so does opening one case after another', async () => {
    for (let time = 0; time < MOST_OPENED; time += 1) await opened((await world.aCase('Kolejny')).code)
    expect(await opens((await world.aCase('Kolejny')).code)).toMatchObject({ refusal: 'too_many' })
  })

  test('the same case opened twice is one opening; one’s own case is opened from the list', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    expect(await opened(code)).toBe(await opened(code))
    expect(await rows('select 1 from casework.emergency where case_id = $1', [caseId])).toHaveLength(1)
    expect(await opens(code, lead)).toMatchObject({ refusal: 'own_case' })
  })

  test('is closed to whoever is not sworn or works where no agreement is in force', async () => {
    const { code } = await world.aCase('Zmyśliński')
    for (const who of [unsigned, outsider, officer]) {
      expect((await open('/emergency', who)).status).toBe(403)
      await expect(opens(code, who)).rejects.toThrow()
    }
  })
})

describe('those who answer for the case', () => {
  test('are told at once by notices that name nobody, on their desk and on the case', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const before = await rows<{ id: string }>('select id from notices.notice')
    await opened(code)
    const notices = await rows<{ id: string; person_id: string; kind: string; link: string }>(
      'select id, person_id, kind, link from notices.notice',
    )
    const told = notices.filter(({ id }) => !before.some((one) => one.id === id))
    expect(told.map(({ person_id }) => person_id).sort()).toEqual([lead, coordinator, officer].sort())
    expect(new Set(told.map(({ kind, link }) => `${kind} ${link}`))).toEqual(new Set(['emergency_opened /desk']))
    expect((await as(lead, (ctx) => casesToReview(ctx))).map((one) => one.caseId)).toContain(caseId)
    expect(await as(nurse, (ctx) => casesToReview(ctx))).toEqual([])
    expect((await open(`/cases/${caseId}`, lead)).html).toContain(`/cases/${caseId}/emergency`)
    const list = await open(`/cases/${caseId}/emergency`, lead)
    expect(list.html).toContain(REASON)
    expect(list.html).toContain('do oceny')
  })

  test('judge it afterwards, in words that stay on record; whoever opened it does not', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    expect((await open(`/emergency/${id}/review`, nurse)).status).toBe(403)
    expect((await open(`/emergency/${id}/review`, outsider)).status).toBe(404)
    const said = { justified: 'yes', words: 'Policja szukała dziecka.' }
    expect((await send(`/emergency/${id}/review`, lead, said)).location).toBe(`/cases/${caseId}/emergency`)
    expect((await open(`/cases/${caseId}`, lead)).html).not.toContain(`/cases/${caseId}/emergency`)
    expect((await open(`/cases/${caseId}/emergency`, lead)).html).toContain(said.words)
    const facts = await rows<{ name: string }>(
      `select name from platform.fact where chain_id = $1 and name like 'casework.emergency.%' order by seq`,
      [caseId],
    )
    expect(facts.map(({ name }) => name)).toEqual(['casework.emergency.opened', 'casework.emergency.reviewed'])
  })

  test('the data protection officer judges it without the words that may name the family', async () => {
    const { code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    const seen = await open(`/emergency/${id}/review`, officer)
    expect([seen.status, seen.html.includes('Nela'), seen.html.includes(REASON)]).toEqual([200, true, false])
    expect(await as(officer, (ctx) => ctx.db.selectFrom('casework.emergency').select('id').execute())).toEqual([])
    expect((await send(`/emergency/${id}/review`, officer, { justified: 'no', words: 'Bez związku.' })).location).toBe(
      '/looks',
    )
  })

  test('a worker who came to the team later does not judge their own opening', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const colleague = await world.worker('Kolega', 'Keepera', world.ops)
    await world.sign(colleague)
    const done = await opens(code, colleague)
    if (!done.ok) throw new Error(done.refusal)
    await world.found.put('casework.seat', {
      ...{ id: world.newId(), case_id: caseId, person_id: colleague, institution_id: world.ops },
      ...{ role: 'pracownik-prowadzacy', from_on: '2026-11-23' },
    })
    const own = as(colleague, (ctx) =>
      reviewEmergency(ctx, { emergencyId: done.value, justified: true, words: 'Sam.' }),
    )
    expect(await own).toMatchObject({ refusal: 'own_access' })
  })

  test('each reading is one look on the record of the case (row 21)', async () => {
    const { caseId, code } = await world.aCase('Zmyśliński')
    const id = await opened(code)
    await open(`/emergency/${id}`, nurse)
    const looks = await rows(
      `select actor_id, payload from platform.fact where chain_id = $1 and name = 'casework.emergency.looked'`,
      [caseId],
    )
    expect(looks).toEqual([{ actor_id: nurse, payload: {} }])
  })
})
