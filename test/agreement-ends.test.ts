import { describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { endAgreement } from '#institutions/server'
import { AgreementId, Forbidden, localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkPages } from '../src/casework/pages.ts'
import { workWorld } from '../src/casework/plan/work.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, found, keeper, newId, rows } = world
const site = visiting(world.actAs, caseworkPages)
const administrator = await found.aPerson('Adam', 'Administrujący')
await found.administrator(administrator)
const body = newId()
const team = { process: 'praca-pzk', name: 'PZK', stage: 'dzialanie-pzk', opened_on: '2026-01-02', unit_code: '260401' }
await found.put('teams.body', { id: body, version_id: world.versionId, element: 'pzk', ...team })

/** A partner with every agreement that taking part rests on, and a case in which it was shown one entry because it acceded and one by statute. */
async function partnerAtWork() {
  const institution = await found.institution('Szkoła nr 2', 'education', '260401')
  const parties = [{ institution_id: institution }]
  const accession = await found.agreement('accession', 'przystapienie', 'wiejski', parties, { body_id: body })
  const worker = await found.aPerson('Ewa', 'Partnerska')
  await found.employ(worker, institution)
  const nominated = [...parties, { person_id: worker }]
  const nomination = await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', nominated, { body_id: body })
  const confidentiality = await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: worker }])
  const partner = { id: institution, worker }

  const caseId = await world.aCase([partner])
  await world.subject(caseId, 1)
  const entry = async (text: string, category: string, from = keeper) =>
    world.item(caseId, from, category, { kind: 'note', body: { text } })
  await entry('Wpis ośrodka', 'mieszkanie')
  await world.disclosure(caseId, keeper, partner, 'mieszkanie', { agreement_id: accession })
  await entry('Wpis szkoły', 'nauka', partner)
  await world.disclosure(caseId, partner, keeper, 'nauka')
  const seen = async (person: string): Promise<readonly string[]> => {
    const items = await as(person, (ctx) =>
      ctx.db
        .selectFrom('casework.item')
        .select('body')
        .where('case_id', '=', caseId)
        .where('kind', '=', 'note')
        .execute(),
    )
    return items.map((item) => JSON.stringify(item.body)).sort()
  }
  return { caseId, address: `/cases/${caseId}`, institution, worker, accession, nomination, confidentiality, seen }
}
type AtWork = Awaited<ReturnType<typeof partnerAtWork>>

const ends = (agreementId: string) =>
  as(administrator, async (ctx) => {
    const ending = { agreementId: AgreementId.parse(agreementId), last_day: localDate('2026-11-22'), reason: 'Koniec' }
    const ended = await endAgreement(ctx, ending)
    if (!ended.ok) throw new Error(ended.refusal)
  })

const ENDS: readonly (readonly [string, (at: AtWork) => string])[] = [
  ['the statement of confidentiality', ({ confidentiality }) => confidentiality],
  ['the nomination', ({ nomination }) => nomination],
  ['the accession of the institution', ({ accession }) => accession],
]

describe.each(ENDS)('when %s ends in the middle of the work', (_, agreement) => {
  test('the next click of the partner is refused in plain words, with what was typed, and nothing is written', async () => {
    const at = await partnerAtWork()
    expect((await site.open(at.address, at.worker)).status).toBe(200)
    expect(await at.seen(at.worker)).toEqual(['{"text":"Wpis ośrodka"}', '{"text":"Wpis szkoły"}'])
    const form = `${at.address}/forms/karta-pilnej-pomocy/new`
    const sendIt = await site.fill(form, at.worker, { 'pilne-co.pomoc-co': 'Węgiel na zimę' })
    await ends(agreement(at))

    const refused = await sendIt()
    expect(refused.status).toBe(404)
    expect(refused.html).toContain('Adres jest nieaktualny albo ta treść nie jest dla Ciebie dostępna.')
    expect(refused.html).toContain('Węgiel na zimę')
    expect((await site.open(at.address, at.worker)).status).toBe(404)
    expect(await at.seen(at.worker)).toEqual([])
    expect(await rows('select 1 from casework.form_instance where case_id = $1', [at.caseId])).toEqual([])
  })

  test('the file of the institution that keeps the case stays whole, and its work goes on', async () => {
    const at = await partnerAtWork()
    await ends(agreement(at))
    expect(await at.seen(keeper.worker)).toEqual(['{"text":"Wpis ośrodka"}', '{"text":"Wpis szkoły"}'])
    expect((await site.open(at.address, keeper.worker)).status).toBe(200)
    const entered = await site.send(`${at.address}/people/new`, keeper.worker, { family: 'Nowa', adult: 'yes' })
    expect(entered.status).toBe(303)
  })
})

describe('when the accession of the institution that keeps the case ends', () => {
  test('its own files stay open to its people, and partners keep what rests on something else', async () => {
    const at = await partnerAtWork()
    const own = await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: keeper.id }], {
      body_id: body,
    })
    await ends(own)
    expect((await site.open(at.address, keeper.worker)).status).toBe(200)
    expect(await at.seen(at.worker)).toHaveLength(2)
  })
})

describe('what was shown because an institution acceded', () => {
  test('is gone at once with the accession, also for somebody whose own nomination did not rest on it', async () => {
    const at = await partnerAtWork()
    const parties = [{ person_id: at.worker }]
    await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', parties)
    await ends(at.accession)
    expect((await site.open(at.address, at.worker)).status).toBe(200)
    expect(await at.seen(at.worker)).toEqual(['{"text":"Wpis szkoły"}'])
  })
})

describe('whose agreement it is', () => {
  const endsAs = (person: string, agreementId: string) =>
    as(person, (ctx) =>
      endAgreement(ctx, {
        agreementId: AgreementId.parse(agreementId),
        last_day: localDate('2026-11-24'),
        reason: 'rezygnacja',
      }),
    )
  /** The head of an institution, with the role by which the model lets heads manage agreements. */
  const headOf = async (institution: string) => {
    const head = await found.aPerson('Danuta', 'Dyrektor')
    await found.employ(head, institution, 'head')
    const role = { role: 'kierownik-instytucji', unit_code: '260401' }
    await found.membership({ person_id: head, institution_id: institution, ...role })
    return head
  }

  test('the head of a partner ends the agreement of that partner and of no other', async () => {
    const [own, other] = [await partnerAtWork(), await partnerAtWork()]
    const head = await headOf(own.institution)
    await expect(endsAs(head, other.accession)).rejects.toThrow(Forbidden)
    await expect(endsAs(head, other.nomination)).rejects.toThrow(Forbidden)
    expect((await endsAs(head, own.nomination)).ok).toBe(true)
    expect((await endsAs(head, own.accession)).ok).toBe(true)
  })

  test('who manages the team ends any agreement of it', async () => {
    const { accession } = await partnerAtWork()
    const membership = { institution_id: keeper.id, role: 'koordynator-pzk', unit_code: '260401', body_id: body }
    await found.membership({ person_id: world.coordinator, ...membership })
    expect((await endsAs(world.coordinator, accession)).ok).toBe(true)
  })

  test('nobody joins an agreement that stands, whoever reads it', async () => {
    const { accession, worker } = await partnerAtWork()
    for (const who of [worker, administrator]) {
      const joins = as(who, (ctx) =>
        ctx.db
          .insertInto('institutions.agreement_party')
          .values({ agreement_id: accession, no: 2, institution_id: keeper.id })
          .execute(),
      )
      await expect(joins).rejects.toThrow(/row-level security/)
    }
  })
})
