import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { adoptVersion, loadVersion, modelOf } from '#model/server'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY, ruralModel } from '#test/world.ts'
import { BIELINY, caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { caseworkMessages } from '../src/casework/index.ts'
import { caseworkPages } from '../src/casework/pages.ts'
import { pastOf } from '../src/demonstration/past.ts'
import type { Tale } from '../src/demonstration/tale.ts'
import { beginStory, continueStory } from '../src/demonstration/tell-family.server.ts'
import { readTexts } from '../src/demonstration/texts.ts'
import { at, type Json, renamed, set } from './support/model-document.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, lead, coordinator, clock, found, newId, rows } = world
const site = visiting(actAs, caseworkPages)

const published = async (document: Json): Promise<string> => {
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, document))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.why))
  return loaded.value.versionId
}

/** The rural model with four changes, each of which somebody at a desk could see. Not a line of the program knows of them. */
function changedModel(): Json {
  const document = structuredClone(ruralModel()) as Json
  const stage = at(document, 'processes', 'praca-z-rodzina', 'stages', 'zgloszenie')
  set(document, 'version', '1.1')
  set(document, 'supersedes', '1.0')
  set(stage, 'name', { pl: 'Pierwszy sygnał', en: 'First signal' })
  set(at(document, 'deadlines', 'termin-przyjecie'), 'amount', 5)
  at(document, 'forms', 'karta-zgloszenia', 'sections', 'sprawa', 'fields').push({
    id: 'kto-zauwazyl',
    kind: 'text',
    label: 'Kto pierwszy zauważył trudności',
    required: true,
    category: 'przebieg',
    maxLength: 40,
  })
  const twoSectors = { rule: 'team_has_sectors', body: 'zespol-rodziny', min: 2, clause: 'W-2.5' }
  at(stage, 'transitions', 'zgloszenie-kwalifikuj', 'require').push(twoSectors)
  return document
}

describe('a changed model changes the product', () => {
  const NEW_FIELD = 'sprawa.kto-zauwazyl'
  const opens = async (family: string) => {
    const { location } = await site.send('/cases/new', lead, { family, kind: 'family' })
    const address = location?.split('?')[0] ?? ''
    const caseId = address.split('/').at(-1) ?? ''
    const [person] = await rows<{ id: string }>('select id from casework.subject where case_id = $1', [caseId])
    return { address, caseId, person: person?.id ?? '' }
  }
  const card = (person: string) => ({
    'zglaszajacy.kto': 'rodzina',
    'rodzina.osoba-kontaktowa': person,
    'rodzina.bezpieczny-kontakt': 'telefon',
    'rodzina.rodzina-wie': 'yes',
    'sprawa.trudnosci': 'dom',
    'sprawa.opis': 'Zimno w domu, dzieci często chorują.',
  })
  const form = ({ address }: { address: string }) => `${address}/forms/karta-zgloszenia/new`
  const acceptanceDue = async (caseId: string) =>
    (
      await rows<{ due_on: string }>(
        `select due_on from casework.clock where case_id = $1 and deadline = 'termin-przyjecie'`,
        [caseId],
      )
    ).map(({ due_on }) => due_on)

  test('for cases begun after the gmina adopted it, and for no running one', async () => {
    const before = await opens('Wcześniejsi')
    const versionId = await published(changedModel())
    const adopted = await actAs(systemActor('setup'), (ctx) =>
      adoptVersion(ctx, { unitCode: BIELINY, versionId, fromOn: ctx.today }),
    )
    expect(adopted).toMatchObject({ ok: true })
    const after = await opens('Późniejsi')
    const both = [before, after]

    const overviews = await Promise.all(both.map(async ({ address }) => (await site.open(address, lead)).html))
    expect(overviews.map((html) => html.includes('Pierwszy sygnał'))).toEqual([false, true])
    expect(overviews.map((html) => html.includes('>Zgłoszenie<'))).toEqual([true, false])

    // Three working days after Monday, or five.
    expect(await Promise.all(both.map(({ caseId }) => acceptanceDue(caseId)))).toEqual([['2026-11-26'], ['2026-11-30']])
    expect(overviews.map((html) => html.includes('30.11.2026'))).toEqual([false, true])

    const moves = both.map(({ address }) => `${address}/transitions/zgloszenie-kwalifikuj`)
    const sentence = 'a potrzeba co najmniej 2'
    const refusals = await Promise.all(moves.map((move) => site.send(move, lead, {})))
    expect(refusals.map(({ status, html }) => [status, html.includes(sentence)])).toEqual([
      [422, false],
      [422, true],
    ])

    const pages = await Promise.all(both.map(async (one) => (await site.open(form(one), lead)).html))
    expect(pages.map((html) => html.includes('Kto pierwszy zauważył trudności'))).toEqual([false, true])
    const missing = await site.send(form(after), lead, card(after.person))
    expect(missing.status).toBe(422)
    expect(missing.html).toContain(`href="#f-${NEW_FIELD}"`)
    const tooLong = await site.send(form(after), lead, { ...card(after.person), [NEW_FIELD]: 'x'.repeat(41) })
    expect(tooLong.html).toContain('najwyżej 40 znaków')
    const taken = await site.send(form(after), lead, { ...card(after.person), [NEW_FIELD]: 'Wychowawczyni' })
    expect(taken.status).toBe(303)
    expect((await site.send(form(before), lead, card(before.person))).status).toBe(303)
    const kept = await rows(
      `select 1 from casework.item where case_id = $1 and body::text like '%kto-zauwazyl%Wychowawczyni%'`,
      [after.caseId],
    )
    expect(kept).toHaveLength(1)
  })

  test('and a case under the earlier version stays what it was on all of its way', async () => {
    const [running] = await rows<{ id: string; version: string }>(
      `select c.id, v.version from casework.case c join model.version v on v.id = c.version_id order by c.opened_on, c.code limit 1`,
    )
    expect(running?.version).toBe('1.0')
    const move = `/cases/${running?.id}/transitions/zgloszenie-kwalifikuj`
    const step = (name: string, who: string) =>
      site.send(`/cases/${running?.id}/steps/${name}`, who, { onDay: '23.11.2026' })
    expect((await step('przyjecie-zgloszenia', coordinator)).status).toBe(303)
    expect((await step('pierwsza-rozmowa', lead)).status).toBe(303)
    expect((await site.send(move, lead, {})).status).toBe(303)
  })
})

describe('a model that calls everything by other names', () => {
  const OTHER = 'nazwane-inaczej'
  const x = (id: string) => `x-${id}`

  test('runs from the first notice to the joint diagnosis', async () => {
    const document = renamed(structuredClone(ruralModel()) as Json, x)
    set(document, 'id', OTHER)
    const versionId = await published(document)
    const MIRZEC = '261103'
    await found.put('model.adoption', {
      id: newId(),
      unit_code: MIRZEC,
      version_id: versionId,
      from_on: '2026-01-01',
    })
    const body = newId()
    await found.put('teams.body', {
      id: body,
      version_id: versionId,
      element: 'pzk',
      unit_code: MIRZEC,
      name: 'Zespół z Mirca',
      opened_on: '2026-01-02',
    })
    await found.agreement('project', 'porozumienie-jst', OTHER, [{ unit_code: MIRZEC }], { body_id: body })
    const joins = async (name: string, sector: string) => {
      const institutionId = await found.institution(name, sector, MIRZEC)
      await found.agreement('accession', 'przystapienie', OTHER, [{ institution_id: institutionId }], { body_id: body })
      return institutionId
    }
    const worker = async (family: string, institutionId: string) => {
      const personId = await found.aPerson('Ewa', family)
      await found.employ(personId, institutionId)
      await found.agreement('confidentiality', 'poufnosc', OTHER, [{ person_id: personId }])
      const parties = [{ institution_id: institutionId }, { person_id: personId }]
      await found.agreement('nomination', 'wyznaczenie-osoby', OTHER, parties)
      return { personId, institutionId }
    }
    const centre = await joins('GOPS Mirzec', 'social_assistance')
    // Before the first case begins.
    clock.set(new Date('2026-10-01T08:00:00Z'))
    await tellsPeople({ actAs }, centre, await found.aPerson('Iga', 'Inspektorska'))
    clock.set(MONDAY)
    const mine = await worker('Prowadząca', centre)
    const gathering = await worker('Zwołująca', centre)
    const teacher = await worker('Ucząca', await joins('Szkoła Mirzec', 'education'))
    await found.membership({
      person_id: gathering.personId,
      institution_id: centre,
      role: x('koordynator-pzk'),
      model_id: OTHER,
      unit_code: MIRZEC,
      body_id: body,
    })

    const until = localDate('2027-05-31')
    const tale: Tale = {
      past: pastOf(actAs, clock, MONDAY, new Map()),
      model: await actAs(systemActor('setup'), (ctx) => modelOf(ctx, versionId)),
      gmina: MIRZEC,
      coordinator: gathering,
      lead: mine,
      partners: [{ ...teacher, role: x('czlonek-zespolu-rodziny') }],
      heads: new Map(),
      family: {
        kind: 'family',
        called: 'Inni',
        adults: [{ given: 'Anna', family: 'Inna', born: undefined }],
        children: [{ given: 'Olek', family: 'Inny', born: undefined }],
      },
      telling: {
        texts: readTexts(),
        n: 0,
        sectors: new Map(),
        noted: new Set(),
        paidSource: null,
        until,
        disputed: false,
      },
      began: localDate('2026-10-05'),
      pace: 7,
      stages: 3,
      urgent: true,
      parted: false,
    }
    const caseId = await beginStory(tale)
    await continueStory(tale, caseId)
    const [there] = await rows<{ stage: string }>('select stage from casework.case where id = $1', [caseId])
    expect(there?.stage).toBe(x('diagnoza'))
    clock.set(MONDAY)
    const overview = await site.open(`/cases/${caseId}`, mine.personId)
    expect(overview.status).toBe(200)
    expect(overview.html).toContain('Wspólna diagnoza')
    const diagnosis = await site.open(`/cases/${caseId}/forms/${x('karta-diagnozy')}/new`, mine.personId)
    expect(diagnosis.status).toBe(200)
  })
})
