import { describe, expect, test } from 'vitest'
import { caseworkMessages } from '#casework'
import { directoryMessages } from '#directory'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { FIRST_RULES } from '#planner'
import { addMessages } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { chooseService } from '../candidates/choose-service.server.ts'
import { rankNeeds } from '../candidates/rank-needs.server.ts'
import { basketOf } from '../plan/work.fixture.ts'
import { tieChosen } from '../units/tie-item.server.ts'
import { decide } from './decide.server.ts'
import { proposalPages } from './pages.ts'
import { proposalFor } from './proposal.query.server.ts'
import { BIELINY, proposalsWorld } from './proposals.fixture.ts'
import { rulesInForce } from './rules.store.server.ts'
import { numbersOf, readRules } from './rules-form.domain.ts'

addMessages(modelMessages)
addMessages(territoryMessages)
addMessages(directoryMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await proposalsWorld(database)
const site = visiting(world.actAs, proposalPages)
const { as, keeper, coordinator, school, stranger, mayor, rows } = world

const typed = (more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(Object.entries(numbersOf(FIRST_RULES)).map(([name, value]) => [name, String(value)])),
  ...{ from: '2026-11-23', reason: 'Uchwała rady', ...more },
})
const at = `/priorities/${BIELINY}`
const proposed = async (caseId: string, who = keeper.worker) => {
  const { proposed: found } = await as(who, (ctx) => proposalFor(ctx, caseId))
  if (!found) throw new Error('nothing was proposed')
  return found
}
const factsIn = (caseId: string, name: string) =>
  rows<{ payload: Record<string, unknown> }>('select payload from platform.fact where chain_id = $1 and name = $2', [
    caseId,
    name,
  ])

describe('the priorities of a gmina', () => {
  test('are those of the program until somebody sets others, and it says that these are a supposition', async () => {
    const { status, html } = await site.open(at, stranger)
    expect(status).toBe(200)
    expect(html).toContain('Ta tabela jest założeniem programu.')
    expect(html).not.toContain(`${at}/set`)
    expect((await as(keeper.worker, (ctx) => rulesInForce(ctx, BIELINY))).rules).toEqual(FIRST_RULES)
  })

  test.each([
    ['the lead worker', () => keeper.worker],
    ['a stranger', () => stranger],
  ])('are not set by %s', async (_, who) => {
    expect((await site.send(`${at}/set`, who(), typed())).status).toBe(403)
  })

  test.each([
    [{ important: '900' }, 'Potrzeba pilna musi mieć więcej punktów'],
    [{ source_step: '19' }, 'Krok w kolejności źródeł musi ważyć więcej'],
    [{ would_help: '70' }, 'Inaczej lepiej byłoby nie pomagać wcale'],
    [{ waited_every: '0' }, 'muszą mieć co najmniej 1'],
    [{ from: '2026-11-22' }, 'najwcześniej od dziś'],
    [{ urgent: '-5' }, 'Wpisz liczbę całkowitą'],
    [{ reason: '' }, 'value="900"'],
  ])('refuse %o in plain words, and nothing typed is lost', async (wrong, says) => {
    const { status, html } = await site.send(`${at}/set`, coordinator, typed(wrong))
    expect(status).toBe(422)
    expect(html).toContain(says)
    expect(html).toContain('name="first_of_family" type="text"')
  })

  test('are set with who, since when and why; the latest that has begun counts, and every version stays', async () => {
    expect((await site.send(`${at}/set`, coordinator, typed({ urgent: '800' }))).location).toBe(at)
    expect((await site.send(`${at}/set`, coordinator, typed({ urgent: '700', from: '1.12.2026' }))).location).toBe(at)
    const inForce = await as(keeper.worker, (ctx) => rulesInForce(ctx, BIELINY))
    expect(inForce.rules.met.urgent).toBe(800)
    expect(inForce.rules.version).toBe(`${BIELINY}/1`)
    const { html } = await site.open(at, stranger)
    expect(html).toContain('Krystyna Koordynująca')
    expect(html).toContain('Uchwała rady')
    expect(html).toMatch(/Wersja 2, od 1\.12\.2026|Wersja 2, od 01\.12\.2026/)
    const told = await rows(`select 1 from platform.fact where name = 'casework.planning_rules.set'`)
    expect(told).toHaveLength(2)
    await database.owner.query('truncate casework.planning_rules')
  })

  test('read back as they were written', () => {
    expect(readRules(numbersOf(FIRST_RULES), '1')).toEqual({ rules: FIRST_RULES })
  })
})

describe('a need of a family', () => {
  test('is written by those who keep the case, and its words are an entry', async () => {
    const { caseId, child } = await world.family()
    const needId = await world.needs(caseId, { who: child, words: 'Pomoc w matematyce' })
    const [need] = await rows<{ item_id: string }>('select item_id from casework.need where id = $1', [needId])
    const [item] = await rows('select kind, subject_id from casework.item where id = $1', [need?.item_id])
    expect(item).toEqual({ kind: 'need', subject_id: child })
    expect(await factsIn(caseId, 'casework.need.written')).toHaveLength(1)
  })

  test('is not for a partner to write, and a stranger learns of nothing', async () => {
    const { caseId } = await world.family()
    await world.needs(caseId)
    await expect(world.needs(caseId, {}, school.worker)).rejects.toThrow(Forbidden)
    await expect(as(school.worker, (ctx) => proposalFor(ctx, caseId))).rejects.toThrow(Forbidden)
    await expect(as(stranger, (ctx) => proposalFor(ctx, caseId))).rejects.toThrow(NotFound)
    expect((await site.open(`/cases/${caseId}/proposal`, mayor)).status).toBe(404)
  })

  test('is proposed for until nobody looks for anything any more, and in the order of the family together', async () => {
    const { caseId } = await world.family()
    const first = await world.needs(caseId)
    const second = await world.needs(caseId, { words: 'Rower', kind: 'area:edukacja' })
    const places = new Map([
      [second, 1],
      [first, 2],
    ])
    const order = {
      caseId,
      who: 'family',
      told: 'together' as const,
      onDay: localDate('2026-11-20'),
      places,
      wishes: new Map(),
    }
    expect(await as(keeper.worker, (ctx) => rankNeeds(ctx, order))).toMatchObject({ ok: true })
    const placed = async () => (await proposed(caseId)).needs.map(({ id, familyPlace }) => [id, familyPlace])
    expect(await placed()).toEqual([
      [second, 1],
      [first, 2],
    ])
    await world.needs(caseId, { needId: second, over: 'yes' })
    expect(await placed()).toEqual([[first, 2]])
  })
})

describe('a proposal', () => {
  test('takes what is free before what is paid, and asks before it supposes that somebody is eligible', async () => {
    const { caseId } = await world.family()
    const paid = await world.lists({
      ...{ name: 'Korepetycje', category: 'culture', ways: ['at_home'] },
      cost: { kind: 'paid', amount: 1_000, unit: 'month' },
    })
    const asked = await world.lists({
      name: 'Dla ubezpieczonych',
      category: 'culture',
      eligibility: [{ kind: 'insured' }],
    })
    const free = await world.lists({ name: 'Świetlica', category: 'culture', ways: ['at_home'] })
    const needId = await world.needs(caseId, { kind: 'area:kultura' })
    const { proposal, reasons } = await proposed(caseId)
    expect(proposal.lines).toMatchObject([{ need: needId, service: free, grosze: 0 }])
    const standings = new Map(reasons.needs[0]?.candidates.map((one) => [one.service, one.standing]))
    expect([standings.get(paid), standings.get(free), standings.get(asked)]).toEqual([
      'possible',
      'chosen',
      'impossible',
    ])
    // The next one counts what people found out.
    const answered = { caseId, needId, choice: asked, decision: 'eligible' as const, reason: undefined }
    expect((await as(keeper.worker, (ctx) => decide(ctx, answered))).ok).toBe(true)
    expect(
      (await proposed(caseId)).reasons.needs[0]?.candidates.find(({ service }) => service === asked)?.standing,
    ).toBe('possible')
    const declined = { ...answered, choice: free, decision: 'declined' as const }
    expect((await as(keeper.worker, (ctx) => decide(ctx, declined))).ok).toBe(true)
    expect((await proposed(caseId)).proposal.lines[0]?.service).toBe(asked)
  })

  test('is overridden for a reason, which is recorded with what was proposed', async () => {
    const { caseId } = await world.family()
    const [one, other] = [
      await world.lists({ name: 'Basen', category: 'sport', ways: ['at_home'] }),
      await world.lists({ name: 'Judo', category: 'sport' }),
    ]
    const needId = await world.needs(caseId, { kind: 'area:sport' })
    const path = `/cases/${caseId}/proposal/needs/${needId}`
    const bare = await site.send(`${path}/${other}`, keeper.worker, { decision: 'otherwise' })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('Napisz, dlaczego wybieracie inaczej')
    const foreign = await site.send(`${path}/${other}`, keeper.worker, { decision: 'taken' })
    expect(foreign.html).toContain('Propozycja zmieniła się w międzyczasie')
    const sent = { decision: 'otherwise', reason: 'Syn już tam chodzi z kolegą' }
    expect((await site.send(`${path}/${other}`, keeper.worker, sent)).status).toBe(303)
    const [fact] = await factsIn(caseId, 'casework.proposal.chosen_otherwise')
    expect(fact?.payload).toMatchObject({ need: needId, service: other, proposed: one })
    const { html } = await site.open(`/cases/${caseId}/proposal`, keeper.worker)
    expect(html).toContain('inaczej niż w propozycji: Judo')
    expect(html).toContain('Syn już tam chodzi z kolegą')
    const none = { decision: 'otherwise', reason: 'Rodzina poradzi sobie sama' }
    expect((await site.send(`${path}/none`, keeper.worker, none)).location).toBe(`/cases/${caseId}/proposal`)
  })

  test('binds nothing; what is taken waits in the draft of the basket, and once it stands there it is a promise', async () => {
    const { caseId, child } = await world.family()
    await world.enter(caseId, 'koszyk')
    const service = await world.lists({
      ...{ name: 'Logopeda', category: 'health', institution: school.id },
      cost: { kind: 'paid', amount: 5_000, unit: 'visit' },
    })
    const needId = await world.needs(caseId, { kind: 'area:zdrowie', who: child, units: 2, periods: 3 })
    expect(await rows('select 1 from casework.basket_item where case_id = $1', [caseId])).toEqual([])
    const sent = await site.send(`/cases/${caseId}/proposal/needs/${needId}/${service}`, keeper.worker, {
      decision: 'taken',
    })
    expect(sent.location).toMatch(new RegExp(`^/cases/${caseId}/forms/`))
    const drafts = await rows<{ answers: { pozycje: { rowId: string; values: object }[] } }>(
      'select d.answers from casework.form_draft d join casework.form_instance f on f.id = d.form_instance_id where f.case_id = $1',
      [caseId],
    )
    const [row] = drafts[0]?.answers.pozycje ?? []
    expect(row?.values).toEqual({
      ...{ co: { service, text: 'Logopeda' }, rodzaj: 'usluga', obszar: 'zdrowie', 'dla-kogo': child },
      ...{ wykonawca: school.id, zrodlo: 'platne', kwota: 30_000, od: '2026-11-23' },
    })
    expect((await proposed(caseId)).proposal.lines[0]?.promised).toBe(false)
    const why = 'W gminie nikt nie robi tego bezpłatnie'
    const line = { id: row?.rowId ?? '', what: 'Logopeda', who: child, source: 'platne', grosze: 30_000, why }
    const filled = await world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf([line]))
    expect(filled.ok).toBe(true)
    expect((await proposed(caseId)).proposal.lines).toMatchObject([{ service, grosze: 30_000, promised: true }])
    const again = { caseId, needId, choice: service, decision: 'declined' as const, reason: undefined }
    expect(await as(keeper.worker, (ctx) => decide(ctx, again))).toMatchObject({ refusal: 'promised_already' })
    await database.owner.query(`update casework.basket_item set state = 'refused' where case_id = $1`, [caseId])
    expect((await proposed(caseId)).proposal.lines[0]?.promised).toBe(false)
  })

  test('knows what is free of a service, and keeps what the family holds of it', async () => {
    const [{ caseId, child }, other] = [await world.family(), await world.family()]
    await world.enter(caseId, 'koszyk')
    const service = await world.lists({ name: 'Terapia ręki', category: 'disability', ways: ['at_home'] })
    const counted = {
      service_id: service,
      no: 1,
      units: 1,
      unit: 'place',
      from_on: '2026-01-01',
      said_by: keeper.worker,
    }
    await world.found.put('directory.supply', { ...counted, said_at: '2026-11-20' })
    const typed = { kind: 'area:niepelnosprawnosc', who: child }
    const needId = await world.needs(caseId, typed)
    const elsewhere = await world.needs(other.caseId, { ...typed, who: other.child })
    expect((await proposed(other.caseId)).proposal.lines).toMatchObject([{ need: elsewhere, service }])

    const choose = { caseId, needId, serviceId: service, source: 'dostepne', why: 'Rodzina sama tego nie umie' }
    expect(await as(keeper.worker, (ctx) => chooseService(ctx, choose))).toMatchObject({ ok: true })
    const [need] = (await proposed(caseId)).needs
    const line = { id: need?.rows[0] ?? '', what: 'Terapia ręki', who: child, source: 'dostepne' }
    expect((await world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf([line]))).ok).toBe(true)
    const [row] = await rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
    const itemId = row?.id ?? ''
    await as(keeper.worker, (ctx) => tieChosen(ctx, { caseId, itemId }, service))
    await world.found.put('casework.unit_hold', {
      ...{ id: world.newId(), case_id: caseId, basket_item_id: itemId, service_id: service, units: 1 },
      ...{ from_on: '2026-11-23', held_by: keeper.worker, held_at: '2026-11-23' },
    })
    expect((await proposed(caseId)).proposal.lines).toMatchObject([{ need: needId, service, promised: true }])
    expect((await proposed(other.caseId)).proposal.unmet).toMatchObject([{ need: elsewhere, reason: 'no_units' }])
  })

  test('is the same again, whoever of those who keep the case asks', async () => {
    const { caseId, mother } = await world.family()
    await world.needs(caseId, { who: mother, kind: 'area:kultura' })
    await world.needs(caseId, { who: mother, kind: 'area:sport', weight: 'urgent' })
    const first = (await proposed(caseId)).proposal
    expect((await proposed(caseId)).proposal).toEqual(first)
    expect((await proposed(caseId, coordinator)).proposal).toEqual(first)
  })

  test('costs no word of a family to whoever sets priorities', async () => {
    const { html } = await site.open('/priorities', mayor)
    expect(html).toContain('Bieliny')
  })
})
