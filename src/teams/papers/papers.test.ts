import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { adoptVersion, loadVersion } from '#model/server'
import { addMessages, systemActor } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding, urbanRuralModel } from '#test/world.ts'
import { teamsMessages } from '../i18n/messages.ts'
import { teamsPages } from '../pages.ts'

for (const messages of [institutionsMessages, modelMessages, teamsMessages, territoryMessages]) addMessages(messages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const found = founding(database, newId)
const site = visiting(actAs, teamsPages)
const GMINA = '260408'
const MODEL = 'miejsko-wiejski'

await found.units()
await found.unit(GMINA, 'gmina', 'Łopuszno', 'urban_rural', '2604')
const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, urbanRuralModel()))
if (!loaded.ok) throw new Error('the urban-rural model was refused')
const { versionId } = loaded.value
await actAs(systemActor('setup'), (ctx) =>
  adoptVersion(ctx, { unitCode: GMINA, versionId, fromOn: localDate('2026-01-15') }),
)
const centre = await found.institution('OPS Łopuszno', 'social_assistance', GMINA)
const school = await found.institution('Szkoła Łopuszno', 'education', GMINA)
const clinic = await found.institution('Przychodnia Łopuszno', 'health', GMINA, { has_accounts: false })
const person = async (given: string, family: string, institution: string, fn = 'worker') => {
  const id = await found.aPerson(given, family)
  await found.employ(id, institution, fn)
  return id
}
const centreHead = await person('Hanna', 'Kierująca', centre, 'head')
const worker = await person('Ewa', 'Socjalna', centre)
const schoolHead = await person('Daria', 'Dyrektorska', school, 'head')
const teacher = await person('Paweł', 'Pedagog', school)
const nurse = await person('Lena', 'Pielęgniarska', clinic)
const stranger = await person('Olga', 'Obca', await found.institution('Szkoła w Mircu', 'education', '261103'))

/** A team that works already: the centre and the clinic acceded, the school did not. */
async function working(stage = 'dzialanie-pzk') {
  const bodyId = newId()
  await found.put('teams.body', {
    id: bodyId,
    version_id: versionId,
    element: 'pzk',
    process: 'praca-pzk',
    unit_code: GMINA,
    name: 'PZK Łopuszno',
    stage,
    visit_no: 3,
    opened_on: '2026-02-01',
  })
  for (const [index, been] of ['rozpoznanie', 'deklaracje', stage].entries()) {
    const visit = { entered_at: `2026-02-0${index + 1}`, entered_on: `2026-02-0${index + 1}` }
    await found.put('teams.visit', { body_id: bodyId, no: index + 1, stage: been, ...visit })
  }
  for (const institution of [centre, clinic]) {
    const party = [{ institution_id: institution }]
    await found.agreement('accession', 'przystapienie', MODEL, party, { body_id: bodyId })
  }
  const head = { person_id: centreHead, institution_id: centre, model_id: MODEL, unit_code: GMINA }
  for (const role of ['kierownik-osrodka', 'kierownik-instytucji']) {
    await found.membership({ ...head, role, body_id: bodyId })
  }
  const dyrektor = { person_id: schoolHead, institution_id: school, model_id: MODEL, unit_code: GMINA }
  await found.membership({ ...dyrektor, role: 'kierownik-instytucji', body_id: bodyId })
  return `/teams/${bodyId}`
}
const statement = { 'tresc-czesc.potwierdzam': 'yes', 'tresc-czesc.data-oswiadczenia': '20.11.2026' }
const papersOf = async (personId: string) =>
  (
    await database.owner.query(
      `select a.kind, a.how, a.recorded_by, a.from_on from institutions.agreement a
       join institutions.agreement_party p on p.agreement_id = a.id where p.person_id = $1 order by a.id`,
      [personId],
    )
  ).rows
const forget = (personId: string) =>
  database.owner.query(
    `update institutions.agreement set ended_on = '2026-11-22', from_on = '2026-01-02' where id in
     (select agreement_id from institutions.agreement_party where person_id = $1)`,
    [personId],
  )

describe('a statement of confidentiality', () => {
  test('is signed by a worker of single cases, who sits in no team, once', async () => {
    const team = await working()
    const before = await site.open(team, worker)
    expect(before.html).toContain('Podpisz oświadczenie o poufności')
    const page = `${team}/statements/new`
    expect((await site.open(page, worker)).html).toContain('Zachowam w tajemnicy')
    const unsure = await site.send(page, worker, { ...statement, 'tresc-czesc.potwierdzam': 'no' })
    expect(unsure.status).toBe(422)
    expect(unsure.html).toContain('Oświadczenie jest ważne dopiero po potwierdzeniu')
    const ahead = await site.send(page, worker, { ...statement, 'tresc-czesc.data-oswiadczenia': '24.11.2026' })
    expect(ahead.status).toBe(422)
    expect((await site.send(page, worker, statement)).status).toBe(303)
    expect(await papersOf(worker)).toEqual([
      { kind: 'confidentiality', how: null, recorded_by: worker, from_on: '2026-11-20' },
    ])
    const again = await site.send(page, worker, statement)
    expect(again.html).toContain('Taki dokument już obowiązuje')
    expect((await site.open(team, worker)).html).not.toContain('Podpisz oświadczenie o poufności')
  })

  test('of somebody without an account is written down by whoever manages the members, with how it came', async () => {
    const team = await working()
    const page = `${team}/statements/new?recording=yes`
    const said = await site.send(page, centreHead, { ...statement, _who: nurse })
    expect(said.status).toBe(422)
    const kept = { ...statement, _who: nurse, _how: 'paper' }
    expect((await site.send(page, centreHead, kept)).status).toBe(303)
    expect(await papersOf(nurse)).toEqual([
      { kind: 'confidentiality', how: 'paper', recorded_by: centreHead, from_on: '2026-11-20' },
    ])
    expect((await site.open(team, centreHead)).html).toContain('zapisane przez pracownika: na papierze')
    await forget(nurse)
  })

  test('of a colleague who has an account is written down by nobody', async () => {
    const team = await working()
    const page = `${team}/statements/new?recording=yes`
    const forTeacher = { ...statement, _who: teacher, _how: 'paper' }
    expect((await site.send(page, centreHead, forTeacher)).html).toContain('kto nie ma konta')
    expect(await papersOf(teacher)).toEqual([])
  })

  test('is not taken from a stranger, nor from an institution that did not join, nor in a team that ended', async () => {
    const team = await working()
    for (const who of [stranger, teacher]) {
      expect((await site.open(`${team}/statements/new`, who)).status).toBe(403)
      expect((await site.open(`${team}/statements/new?recording=yes`, who)).status).toBe(403)
    }
    const ended = await working('koniec-pzk')
    expect((await site.open(`${ended}/statements/new`, worker)).status).toBe(404)
    expect((await site.open(ended, worker)).html).not.toContain('Dokumenty instytucji i osób')
  })
})

describe('a nomination', () => {
  test('lets the head name more people than the declaration did, of the own institution alone', async () => {
    const team = await working()
    const page = `${team}/nominations/new`
    const names = (who: string, institution: string) => ({ person: `${who} ${institution}`, signedOn: '23.11.2026' })
    expect((await site.send(page, centreHead, names(teacher, school))).html).toContain('nie jest wtedy zatrudniona')
    expect((await site.send(page, centreHead, { ...names(worker, centre), signedOn: '24.11.2026' })).status).toBe(422)
    expect((await site.send(page, centreHead, names(worker, centre))).status).toBe(303)
    expect((await site.send(page, centreHead, names(worker, centre))).html).toContain('już obowiązuje')
    const { rows } = await database.owner.query(
      `select authz.needs_met($1, $2, '{wyznaczenie-osoby}', $3) as met from set_config('app.today', '2026-11-23', false)`,
      [worker, centre, MODEL],
    )
    expect(rows).toEqual([{ met: true }])
    const seats = await database.owner.query('select 1 from teams.membership where person_id = $1', [worker])
    expect(seats.rows).toEqual([])
  })

  test('by an institution without accounts is written down by whoever manages the members', async () => {
    const team = await working()
    const page = `${team}/nominations/new?recording=yes`
    const names = { person: `${nurse} ${clinic}`, signedOn: '20.11.2026' }
    expect((await site.send(page, centreHead, names)).status).toBe(422)
    expect((await site.send(page, centreHead, { ...names, _how: 'letter' })).status).toBe(303)
    expect((await papersOf(nurse)).at(-1)).toMatchObject({ kind: 'nomination', how: 'letter' })
    for (const who of [worker, schoolHead, stranger]) expect((await site.open(page, who)).status).toBe(403)
  })
})

describe('an institution that joins later', () => {
  const declared = (institution: string) => ({
    'instytucja-czesc.nazwa': institution,
    'instytucja-czesc.osoba-wyznaczona': 'Paweł Pedagog',
    'instytucja-czesc.zastepca': 'Daria Dyrektorska',
    'instytucja-czesc.moze-potwierdzac': 'no',
    'instytucja-czesc.co-wnosimy': 'Zajęcia po lekcjach',
    'instytucja-czesc.od-dnia-udzialu': '23.11.2026',
  })

  test('declares so while the team works, and its people may sign from then on', async () => {
    const team = await working()
    const shown = await site.open(team, schoolHead)
    expect(shown.html).toContain(`href="${team}/steps/przystapienie-instytucji"`)
    expect((await site.open(team, centreHead)).html).not.toContain('Złóż deklarację przystąpienia')
    const page = `${team}/steps/przystapienie-instytucji`
    expect((await site.send(page, schoolHead, declared(school))).status).toBe(303)
    expect((await site.open(team, schoolHead)).html).not.toContain(`href="${page}"`)
    expect((await site.open(`${team}/statements/new`, teacher)).status).toBe(200)
  })

  test('does not declare in a team that ended, and no other step is done outside its stage', async () => {
    const ended = await working('koniec-pzk')
    const page = `${ended}/steps/przystapienie-instytucji`
    expect((await site.send(page, schoolHead, declared(school))).html).toContain('należy do innego etapu')
    const early = await working('rozpoznanie')
    await database.owner.query(`delete from teams.visit where body_id = $1 and stage = 'deklaracje'`, [
      early.replace('/teams/', ''),
    ])
    const sooner = await site.send(`${early}/steps/przystapienie-instytucji`, schoolHead, declared(school))
    expect(sooner.html).toContain('należy do innego etapu')
    expect((await site.open(early, schoolHead)).html).not.toContain('Złóż deklarację przystąpienia')
  })
})
