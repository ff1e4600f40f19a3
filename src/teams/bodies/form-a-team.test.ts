import { beforeAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { adoptVersion, loadVersion } from '#model/server'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, ruralModel } from '#test/world.ts'
import { teamsMessages } from '../i18n/messages.ts'
import { appointInUnit, appointMember } from '../members/appoint-member.server.ts'
import { releaseMember } from '../members/release-member.server.ts'
import { teamsPages } from '../pages.ts'
import { doBodyStep } from '../steps/do-body-step.server.ts'
import { bodyFacts } from './body-facts.server.ts'
import { foundBody } from './found-body.server.ts'
import { makeBodyTransition } from './make-body-transition.server.ts'

for (const messages of [institutionsMessages, modelMessages, teamsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, as, clock, newId } = acting(database)
const found = founding(database, newId)
const site = visiting(actAs, teamsPages)
const TODAY = localDate('2026-11-23')
const GMINA = '260401'
/** Another gmina, which signed nothing yet. */
const NEIGHBOUR = '261103'

await found.units()
const administrator = await found.aPerson('Adam', 'Administrator')
await found.administrator(administrator)
const office = await found.institution('Urząd Gminy Bieliny', 'local_government', GMINA)
const centre = await found.institution('GOPS Bieliny', 'social_assistance', GMINA)
const school = await found.institution('Szkoła Podstawowa w Bielinach', 'education', GMINA)
const clinic = await found.institution('Przychodnia w Bielinach', 'health', GMINA, { has_accounts: false })
const region = await found.institution('ROPS Kielce', 'local_government', '26')

const person = async (given: string, family: string, institution: string, fn = 'worker') => {
  const id = await found.aPerson(given, family)
  await found.employ(id, institution, fn)
  return id
}
const mayor = await person('Maria', 'Wójt', office, 'head')
const leader = await person('Kinga', 'Koordynator', centre)
const centreHead = await person('Hanna', 'Kierowniczka', centre, 'head')
const schoolHead = await person('Daria', 'Dyrektorka', school, 'head')
const teacher = await person('Paweł', 'Pedagog', school)
const doctor = await person('Lena', 'Lekarska', clinic)
const analyst = await person('Rafał', 'Regionalny', region)
const stranger = await person('Olga', 'Obca', await found.institution('Szkoła w Mircu', 'education', '261103'))

/** A rural model with one rule more and a stage of another name: nothing of it is in the code. */
const otherModel = (): unknown => {
  const text = JSON.stringify(ruralModel()).replaceAll('Zapraszanie instytucji', 'Szukanie partnerów')
  const document = JSON.parse(text)
  document.version = '1.5'
  const process = document.processes.find((one: { subject: string }) => one.subject === 'body')
  const first = process.stages[0]
  first.transitions[0].require.push({ rule: 'steps_done', steps: [first.steps[0].id] })
  return document
}

let versionId = ''
const load = async (json: unknown) => {
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.why))
  return loaded.value.versionId
}
beforeAll(async () => {
  versionId = await load(ruralModel())
  const fromOn = localDate('2026-01-15')
  const authorities = { role: 'wladze-samorzadu', personId: mayor, institutionId: office, fromOn }
  for (const unitCode of [GMINA, NEIGHBOUR]) {
    await actAs(systemActor('setup'), (ctx) => adoptVersion(ctx, { unitCode, versionId, fromOn }))
    await as(administrator, (ctx) => appointInUnit(ctx, { unitCode, ...authorities }))
  }
})

const begin = async (name = 'PZK Bieliny') => {
  const leads = { role: 'koordynator-pzk', personId: leader, institutionId: centre }
  const begun = await as(mayor, (ctx) => foundBody(ctx, { unitCode: GMINA, element: 'pzk', name, leader: leads }))
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value
}
const step = (who: string, bodyId: string, name: string, more = {}) =>
  as(who, (ctx) => doBodyStep(ctx, { bodyId, step: name, onDay: TODAY, recording: false, ...more }))
const move = (who: string, bodyId: string, transition: string, more = {}) =>
  as(who, (ctx) => makeBodyTransition(ctx, { bodyId, transition, ...more }))
const appoint = (who: string, bodyId: string, role: string, personId: string, institutionId: string) =>
  as(who, (ctx) => appointMember(ctx, { bodyId, role, personId, institutionId, fromOn: TODAY, substitute: false }))
const missingIn = (outcome: Awaited<ReturnType<typeof move>>): readonly string[] => {
  if (outcome.ok) return []
  const unmet = outcome.why.unmet as readonly { missing: readonly { key: string }[] }[] | undefined
  return (unmet ?? []).flatMap(({ missing }) => missing.map(({ key }) => key))
}
const accession = (institution: string, more = {}) => ({
  'instytucja-czesc': {
    nazwa: institution,
    'osoba-wyznaczona': 'Paweł Pedagog',
    zastepca: 'Zofia Zastępca',
    'moze-potwierdzac': true,
    'do-ilu-godzin': 10,
    'co-wnosimy': 'Zajęcia',
    'od-dnia-udzialu': TODAY,
    ...more,
  },
})
const statement = { 'tresc-czesc': { potwierdzam: true, 'data-oswiadczenia': TODAY } }
const needsMet = async (personId: string, institutionId: string, day: string): Promise<boolean> => {
  const client = await database.owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.today', $1, true)`, [day])
    const { rows } = await client.query(
      `select authz.needs_met($1, $2, '{wyznaczenie-osoby,poufnosc}', 'wiejski') as met`,
      [personId, institutionId],
    )
    return rows[0].met
  } finally {
    await client.query('rollback')
    client.release()
  }
}
/** A team at the stage in which institutions are invited, with the heads asked to declare. */
const invited = async () => {
  const bodyId = await begin()
  await step(mayor, bodyId, 'podpisanie-porozumienia', { fromOn: TODAY, untilOn: localDate('2027-12-31') })
  await move(leader, bodyId, 'porozumienie-zapros')
  await step(leader, bodyId, 'zaproszenie-instytucji')
  await appoint(leader, bodyId, 'kierownik-instytucji', schoolHead, school)
  await appoint(leader, bodyId, 'kierownik-instytucji', centreHead, centre)
  return bodyId
}

describe('forming a team of a gmina', () => {
  test('goes from the agreement to a working team by the right people, each step open to its own role', async () => {
    const bodyId = await begin()
    expect(missingIn(await move(leader, bodyId, 'porozumienie-zapros'))).toEqual(['no_agreement_of_gmina'])
    await expect(step(leader, bodyId, 'podpisanie-porozumienia', { fromOn: TODAY })).rejects.toThrow(Forbidden)
    const forOthers = { fromOn: TODAY, recording: true, how: 'paper', who: office }
    expect(await step(leader, bodyId, 'podpisanie-porozumienia', forOthers)).toMatchObject({
      refusal: 'not_without_account',
    })
    expect(await step(mayor, bodyId, 'podpisanie-porozumienia', { fromOn: TODAY, number: 'UG.1/2026' })).toMatchObject({
      ok: true,
    })
    expect(await step(leader, bodyId, 'zaproszenie-instytucji')).toMatchObject({ refusal: 'not_in_this_stage' })
    await expect(move(mayor, bodyId, 'porozumienie-zapros')).rejects.toThrow(Forbidden)
    expect(await move(leader, bodyId, 'porozumienie-zapros')).toMatchObject({ ok: true })

    await appoint(leader, bodyId, 'kierownik-instytucji', schoolHead, school)
    const declared = { answers: accession(school), nominated: { personId: teacher, institutionId: school } }
    expect(await step(schoolHead, bodyId, 'przystapienie-instytucji', declared)).toMatchObject({ refusal: 'waits_for' })
    await step(leader, bodyId, 'zaproszenie-instytucji')
    expect(await step(schoolHead, bodyId, 'przystapienie-instytucji', declared)).toMatchObject({ ok: true })
    expect(await step(schoolHead, bodyId, 'przystapienie-instytucji', declared)).toMatchObject({
      refusal: 'already_in_force',
    })

    const early = missingIn(await move(leader, bodyId, 'zapraszanie-dziala'))
    expect(early).toContain('too_few_sectors')
    expect(early).toContain('too_few_in_role')
    expect(early).toContain('no_statement')
    expect(early).toContain('institution_without_agreement')

    await appoint(leader, bodyId, 'kierownik-instytucji', centreHead, centre)
    await step(centreHead, bodyId, 'przystapienie-instytucji', { answers: accession(centre) })
    const forClinic = { answers: accession(clinic), nominated: { personId: doctor, institutionId: clinic } }
    const onPaper = { ...forClinic, recording: true, how: 'paper', who: clinic }
    expect(await step(leader, bodyId, 'przystapienie-instytucji', onPaper)).toMatchObject({ ok: true })
    expect(await step(teacher, bodyId, 'poufnosc-pzk', { answers: statement })).toMatchObject({ ok: true })
    expect(await step(leader, bodyId, 'poufnosc-pzk', { answers: statement })).toMatchObject({ ok: true })
    const doctors = { answers: statement, recording: true, how: 'by_hand', who: doctor }
    expect(await step(leader, bodyId, 'poufnosc-pzk', doctors)).toMatchObject({ ok: true })
    expect(missingIn(await move(leader, bodyId, 'zapraszanie-dziala'))).toEqual([])
    const { body } = await as(leader, (ctx) => bodyFacts(ctx, bodyId))
    expect(body.stage).toBe('dzialanie-pzk')
  })

  test('a statement that is not confirmed is none, and a future day is no day', async () => {
    const bodyId = await invited()
    const refused = { answers: { 'tresc-czesc': { potwierdzam: false, 'data-oswiadczenia': TODAY } } }
    expect(await step(leader, bodyId, 'poufnosc-pzk', refused)).toMatchObject({ refusal: 'not_confirmed' })
    const ahead = { onDay: localDate('2026-11-24') }
    expect(await step(leader, bodyId, 'zaproszenie-instytucji', ahead)).toMatchObject({ refusal: 'future_day' })
  })

  test('nobody declares for an institution of somebody else, nor records what one with an account should do', async () => {
    const bodyId = await invited()
    const foreign = { answers: accession(centre) }
    expect(await step(schoolHead, bodyId, 'przystapienie-instytucji', foreign)).toMatchObject({
      refusal: 'not_your_institution',
    })
    const recorded = { answers: accession(school), recording: true, how: 'paper', who: school }
    expect(await step(leader, bodyId, 'przystapienie-instytucji', recorded)).toMatchObject({
      refusal: 'not_without_account',
    })
    const lent = { answers: accession(school), nominated: { personId: stranger, institutionId: school } }
    expect(await step(schoolHead, bodyId, 'przystapienie-instytucji', lent)).toMatchObject({ refusal: 'not_employed' })
    const { rows } = await database.owner.query(
      `select count(*)::int as n from institutions.agreement where body_id = $1 and kind = 'accession'`,
      [bodyId],
    )
    expect(rows[0].n).toBe(0)
  })

  test('a stranger and a regional analyst neither begin, move nor join a team, and read nothing of its record', async () => {
    const bodyId = await invited()
    for (const who of [stranger, analyst]) {
      await expect(as(who, (ctx) => foundBody(ctx, { unitCode: GMINA, element: 'pzk', name: 'x' }))).rejects.toThrow(
        Forbidden,
      )
      await expect(move(who, bodyId, 'zapraszanie-dziala')).rejects.toThrow(Forbidden)
      await expect(step(who, bodyId, 'zaproszenie-instytucji')).rejects.toThrow(Forbidden)
      await expect(appoint(who, bodyId, 'czlonek-pzk', who, school)).rejects.toThrow(Forbidden)
      const seen = await as(who, async ({ db }) => {
        const steps = await db.selectFrom('teams.step_done').select('id').execute()
        const agreements = await db.selectFrom('institutions.agreement').select('id').execute()
        return steps.length + agreements.length
      })
      expect(seen).toBe(0)
      const { html, status } = await site.open(`/teams/${bodyId}`, who)
      expect(status).toBe(200)
      expect(html).not.toContain('UG.1/2026')
      expect(html).not.toContain('Historia')
      expect((await site.open(`/teams/${bodyId}/steps/zaproszenie-instytucji`, who)).status).toBe(403)
    }
  })

  test('the head of an institution gives nobody power over the team', async () => {
    const bodyId = await invited()
    for (const role of ['koordynator-pzk', 'animator-gminny', 'kierownik-instytucji']) {
      await expect(appoint(schoolHead, bodyId, role, teacher, school)).rejects.toThrow(Forbidden)
    }
    expect(await appoint(schoolHead, bodyId, 'czlonek-pzk', teacher, school)).toMatchObject({ ok: true })
  })

  test('a role goes only to people of its sectors, while they are employed', async () => {
    const bodyId = await invited()
    expect(await appoint(leader, bodyId, 'koordynator-pzk', teacher, school)).toMatchObject({ refusal: 'wrong_sector' })
    expect(await appoint(leader, bodyId, 'czlonek-pzk', teacher, centre)).toMatchObject({ refusal: 'not_employed' })
    expect(await appoint(leader, bodyId, 'pracownik-prowadzacy', leader, centre)).toMatchObject({
      refusal: 'no_such_role',
    })
    await expect(appoint(leader, newId(), 'czlonek-pzk', teacher, school)).rejects.toThrow(NotFound)
  })
})

describe('what ends', () => {
  test('the end of a statement, a nomination or an accession closes rights the next day', async () => {
    const bodyId = await invited()
    const nominee = await person('Nina', 'Nowa', school)
    const declared = { answers: accession(school), nominated: { personId: nominee, institutionId: school } }
    await step(schoolHead, bodyId, 'przystapienie-instytucji', declared)
    expect(await needsMet(nominee, school, '2026-11-23')).toBe(false)
    await step(nominee, bodyId, 'poufnosc-pzk', { answers: statement })
    expect(await needsMet(nominee, school, '2026-11-23')).toBe(true)
    const end = (kind: string, on: string | null) =>
      database.owner.query(
        `update institutions.agreement a set ended_on = $1 from institutions.agreement_party p
         where p.agreement_id = a.id and a.body_id = $2 and a.kind = $3 and (p.person_id = $4 or p.institution_id = $5)`,
        [on, bodyId, kind, nominee, school],
      )
    for (const kind of ['confidentiality', 'nomination', 'accession']) {
      await end(kind, '2026-11-25')
      expect(await needsMet(nominee, school, '2026-11-25')).toBe(true)
      expect(await needsMet(nominee, school, '2026-11-26')).toBe(false)
      await end(kind, null)
    }
  })

  test('a released place counts to its last day and is not prolonged by a release', async () => {
    const bodyId = await invited()
    const given = await appoint(leader, bodyId, 'czlonek-pzk', teacher, school)
    if (!given.ok) throw new Error(given.refusal)
    const release = (who: string, lastDay: string) =>
      as(who, (ctx) => releaseMember(ctx, { membershipId: given.value, lastDay: localDate(lastDay) }))
    expect(await release(leader, '2026-11-01')).toMatchObject({ refusal: 'before_start' })
    await expect(release(stranger, '2026-11-23')).rejects.toThrow(Forbidden)
    expect(await release(teacher, '2026-11-23')).toMatchObject({ ok: true })
    expect(await release(leader, '2027-01-01')).toMatchObject({ refusal: 'already_released' })
    const sits = () =>
      as(teacher, (ctx) => ctx.db.selectFrom('teams.step_done').select('id').where('body_id', '=', bodyId).execute())
    expect((await sits()).length).toBeGreaterThan(0)
    clock.set(new Date('2026-11-24T08:00:00Z'))
    expect(await sits()).toEqual([])
    clock.set(new Date('2026-11-23T08:00:00Z'))
  })

  test('a team ends with a reason', async () => {
    const bodyId = await begin('PZK na chwilę')
    await database.owner.query(`update teams.body set stage = 'dzialanie-pzk', visit_no = 2 where id = $1`, [bodyId])
    await database.owner.query(
      `insert into teams.visit (body_id, no, stage, entered_at, entered_on) values ($1, 2, 'dzialanie-pzk', now(), '2026-11-23')`,
      [bodyId],
    )
    expect(await move(leader, bodyId, 'dzialanie-zakoncz')).toMatchObject({ refusal: 'reason_missing' })
    expect(await move(leader, bodyId, 'dzialanie-zakoncz', { reason: 'Gminy się połączyły' })).toMatchObject({
      ok: true,
    })
  })
})

describe('pages of a team', () => {
  test('the authorities begin a team in the browser and read in sentences what is missing, with the paragraph', async () => {
    const page = `/teams/new?unitCode=${NEIGHBOUR}`
    const sent = {
      unitCode: NEIGHBOUR,
      element: 'pzk',
      name: '<b>PZK</b>',
      leader: `${leader} ${centre}`,
      role: 'koordynator-pzk',
    }
    const begun = await site.send(page, mayor, sent)
    expect(begun.status).toBe(303)
    const { html } = await site.open(begun.location ?? '', leader)
    expect(html).toContain('&lt;b&gt;PZK&lt;/b&gt;')
    expect(html).toContain(
      'Gmina nie ma dziś ważnego dokumentu: Porozumienie o współpracy samorządów lub Przyjęcie modelu zarządzeniem.',
    )
    expect(html).toContain('/handbook/wiejski/1.0#W-2.1')
    const signing = `${begun.location}/steps/podpisanie-porozumienia`
    const unsigned = await site.send(signing, mayor, { _onDay: '', _fromOn: '' })
    expect(unsigned.status).toBe(422)
    const backwards = { _onDay: '23.11.2026', _fromOn: '23.11.2026', _untilOn: '22.11.2026' }
    expect((await site.send(signing, mayor, backwards)).html).toContain('Koniec nie może być przed początkiem')
    const scan = new File(['%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'porozumienie.pdf')
    expect((await site.send(signing, mayor, { ...backwards, _untilOn: '', _number: 'UG.7', _scan: scan })).status).toBe(
      303,
    )
    const after = await site.open(begun.location ?? '', leader)
    expect(after.html).toContain('UG.7')
    expect(after.html).toContain('Warunki są spełnione')
    expect((await site.send(`${begun.location}/transitions/porozumienie-zapros`, leader, {})).status).toBe(303)
  })

  test('an institution accedes through the form of its model, and every wrong answer is told at its question', async () => {
    const bodyId = await invited()
    const page = `/teams/${bodyId}/steps/przystapienie-instytucji`
    const shown = await site.open(page, schoolHead)
    expect(shown.html).toContain('Kogo wyznaczamy do zespołu')
    expect(shown.html).toContain('Odpowiedz tylko wtedy, gdy')
    const section = 'instytucja-czesc'
    const wrong = await site.send(page, schoolHead, {
      [`${section}.nazwa`]: school,
      [`${section}.osoba-wyznaczona`]: `<script>alert(1)</script>${'x'.repeat(120)}`,
      [`${section}.moze-potwierdzac`]: 'yes',
      [`${section}.do-ilu-godzin`]: '900',
      [`${section}.od-dnia-udzialu`]: '31.02.2026',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Skróć odpowiedź: najwyżej 120 znaków')
    expect(wrong.html).toContain('Podaj wartość nie większą niż 500')
    expect(wrong.html).toContain('Wpisz datę, na przykład 22.11.2026')
    expect(wrong.html).not.toContain('<script>alert')
    const good = {
      [`${section}.nazwa`]: school,
      [`${section}.osoba-wyznaczona`]: `'; drop table teams.body; --`,
      [`${section}.zastepca`]: 'Zofia <i>Zastępca</i>',
      [`${section}.moze-potwierdzac`]: 'no',
      [`${section}.co-wnosimy`]: 'Zajęcia\nwyrównawcze',
      [`${section}.od-dnia-udzialu`]: '23.11.2026',
      _nominated: `${teacher} ${school}`,
    }
    const again = await site.fill(page, schoolHead, good)
    expect((await again()).status).toBe(303)
    expect((await again()).status).toBe(303)
    const { rows } = await database.owner.query(
      `select answers->'instytucja-czesc'->>'osoba-wyznaczona' as typed from teams.step_done where body_id = $1 and step = 'przystapienie-instytucji'`,
      [bodyId],
    )
    expect(rows).toEqual([{ typed: `'; drop table teams.body; --` }])
    expect((await site.open(`/teams/${bodyId}`, leader)).html).toContain('Paweł Pedagog')
  })

  test('unknown teams, steps and transitions are not found', async () => {
    const bodyId = await begin()
    for (const path of [
      `/teams/${newId()}`,
      '/teams/abc',
      `/teams/${bodyId}/steps/nie-ma`,
      `/teams/${bodyId}/transitions/nie-ma`,
    ]) {
      expect((await site.open(path, leader)).status).toBe(404)
    }
    expect((await site.open(`/teams/${bodyId}/members/new`, stranger)).status).toBe(403)
    expect((await site.open('/teams/new', stranger)).status).toBe(403)
    expect((await site.open('/administration/roles/new', mayor)).status).toBe(403)
  })

  test('a renamed stage and one rule more change the pages of new teams without a change of the program', async () => {
    const other = await load(otherModel())
    const adopt = { unitCode: GMINA, versionId: other, fromOn: TODAY }
    await as(administrator, (ctx) => adoptVersion(ctx, adopt))
    const bodyId = await begin('PZK według nowej wersji')
    const { html } = await site.open(`/teams/${bodyId}`, leader)
    expect(html).toContain('Szukanie partnerów')
    expect(html).toContain('Krok „Podpisz porozumienie” nie jest jeszcze wykonany.')
  })
})
