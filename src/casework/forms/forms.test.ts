import { describe, expect, test } from 'vitest'
import { Conflict, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { withdrawConsent } from '../families/withdraw-consent.server.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { doSteps } from '../steps/do-steps.server.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { completeForm, keepFormDraft } from './complete-form.server.ts'
import { begunForm, newForm } from './form-to-fill.query.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, ops, school } = world

async function opened() {
  const caseId = await world.opens(lead)
  const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
  return { caseId, father: facts.persons[0]?.id ?? '' }
}
const today = '2026-11-23'
const step = (person: string, caseId: string, id: string) =>
  as(person, (ctx) => doSteps(ctx, { caseId, steps: [id], onDay: ctx.today }))
const yes = { 'kilka-trudnosci': true, 'kilka-sektorow': true, 'pomoc-niewystarczajaca': true }
const qualified = { pytania: { ...yes, 'rodzina-chce': true, 'mieszka-w-gminie': true } }

/** The case up to the stage in which the family says whether it takes part. */
async function admitted() {
  const { caseId, father } = await opened()
  await world.complete(lead, caseId, 'karta-zgloszenia', report(father))
  await step(coordinator, caseId, 'przyjecie-zgloszenia')
  await step(lead, caseId, 'pierwsza-rozmowa')
  await as(lead, (ctx) => moveCase(ctx, { caseId, transition: 'zgloszenie-kwalifikuj' }))
  await world.complete(lead, caseId, 'karta-kwalifikacji', qualified)
  const moved = await as(coordinator, (ctx) => moveCase(ctx, { caseId, transition: 'kwalifikacja-przyjmij' }))
  expect(moved).toEqual({ ok: true, value: 'zgody-i-zespol' })
  return { caseId, father }
}
const consent = (says: boolean) => ({
  zakres: { udzial: says, forma: 'papier' },
  potwierdzenie: { 'data-zgody': today },
})

describe('completing a form', () => {
  test('the report is kept as entries under the categories of the model, exactly as typed, and its step is done', async () => {
    const { caseId, father } = await opened()
    const words = `Tata mówi: <b>„pomóżcie”</b> & '); delete from casework.item; --`
    await world.complete(lead, caseId, 'karta-zgloszenia', report(father, words))
    const items = await world.rows<{
      category: string
      subject_id: string | null
      body: { fields: Record<string, unknown> }
    }>(`select category, subject_id, body from casework.item where case_id = $1 and kind = 'answer'`, [caseId])
    expect(items.find(({ body }) => 'opis' in body.fields)?.body.fields.opis).toBe(words)
    expect(items.find(({ category }) => category === 'kontakt')?.subject_id).toBe(father)
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(facts.stepsDone.map((done) => done.step)).toEqual(['wypelnienie-zgloszenia'])
    expect(facts.events.map(({ event }) => event)).toEqual(['step_done', 'form_completed'])
  })

  test('what rules read leaves no word behind', async () => {
    const { caseId, father } = await opened()
    await world.complete(lead, caseId, 'karta-zgloszenia', report(father, 'Słowa zgłoszenia'))
    const [row] = await world.rows<{ digest: unknown }>(
      'select digest from casework.form_instance where case_id = $1',
      [caseId],
    )
    expect(JSON.stringify(row?.digest)).not.toContain('Słowa')
  })

  test('urgent help needs four answers and stands in the basket at once', async () => {
    const { caseId } = await opened()
    const done = await world.complete(lead, caseId, 'karta-pilnej-pomocy', {
      'pilne-co': {
        'pomoc-co': { service: null, text: 'Opał na zimę' },
        'pomoc-dla-kogo': 'family',
        'pomoc-kto': ops,
        'pomoc-do-kiedy': '2026-12-01',
      },
    })
    expect(done).toMatchObject({ ok: true })
    const rows = await world.rows(
      'select urgent, state, paid, provider_institution_id from casework.basket_item where case_id = $1',
      [caseId],
    )
    expect(rows).toEqual([{ urgent: true, state: 'requested', paid: false, provider_institution_id: ops }])
  })

  test('a form of a later stage is not filled in now', async () => {
    const { caseId } = await opened()
    const refusal = await world.complete(lead, caseId, 'karta-kwalifikacji', qualified)
    expect(refusal).toMatchObject({ ok: false, refusal: 'not_in_this_stage' })
  })

  test('a form that the model gives to other roles is forbidden, and hidden with its case from a stranger', async () => {
    const { caseId } = await admitted()
    await as(lead, (ctx) =>
      seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }),
    )
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    const father = facts.persons[0]?.id ?? ''
    await expect(world.complete(teacher, caseId, 'zgoda-na-udzial', consent(true), father)).rejects.toThrow(NotFound)
    await expect(world.complete(outsider, caseId, 'zgoda-na-udzial', consent(true), father)).rejects.toThrow(NotFound)
  })

  test('a form completed again takes the place of the older one, which stays readable', async () => {
    const { caseId, father } = await opened()
    const first = await world.complete(lead, caseId, 'karta-zgloszenia', report(father, 'Pierwsza wersja'))
    await world.complete(lead, caseId, 'karta-zgloszenia', report(father, 'Druga wersja'))
    const states = await world.rows('select no, state from casework.form_instance where case_id = $1 order by no', [
      caseId,
    ])
    expect(states).toEqual([
      { no: 1, state: 'replaced' },
      { no: 2, state: 'completed' },
    ])
    const old = await as(lead, (ctx) => begunForm(ctx, caseId, first.ok ? first.value : ''))
    expect(JSON.stringify(old.answers)).toContain('Pierwsza wersja')
  })
})

describe('a draft', () => {
  test('is kept with whatever is missing, and only by the institution that writes it', async () => {
    const { caseId } = await opened()
    const kept = await as(lead, async (ctx) => {
      const filling = await newForm(ctx, caseId, 'karta-zgloszenia')
      return keepFormDraft(ctx, filling, { caseId, answers: { sprawa: { opis: 'Początek' } }, version: null })
    })
    if (!kept.ok) throw new Error(kept.refusal)
    const seen = await as(coordinator, (ctx) => begunForm(ctx, caseId, kept.value))
    expect(seen.answers).toEqual({ sprawa: { opis: 'Początek' } })
    await as(lead, (ctx) =>
      seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }),
    )
    await expect(as(teacher, (ctx) => begunForm(ctx, caseId, kept.value))).rejects.toThrow(NotFound)
  })

  test('changed by a colleague meanwhile is not overwritten: both texts are told', async () => {
    const { caseId } = await opened()
    const save = (who: string, id: string | null, text: string, version: number | null) =>
      as(who, async (ctx) => {
        const filling = id ? await begunForm(ctx, caseId, id) : await newForm(ctx, caseId, 'karta-zgloszenia')
        return keepFormDraft(ctx, filling, { caseId, answers: { sprawa: { opis: text } }, version })
      })
    const begun = await save(lead, null, 'A', null)
    const id = begun.ok ? begun.value : ''
    await save(coordinator, id, 'B', 1)
    const late = save(lead, id, 'C', 1)
    await expect(late).rejects.toThrow(Conflict)
    await expect(late).rejects.toMatchObject({ theirs: { sprawa: { opis: 'B' } } })
  })
})

describe('consent to take part', () => {
  test('is each adult’s own, signed on paper, and can be withdrawn', async () => {
    const { caseId, father } = await admitted()
    const unsigned = await as(lead, async (ctx) => {
      const filling = await newForm(ctx, caseId, 'zgoda-na-udzial', { key: father })
      expect(filling.signatures).toEqual(['czlonek-rodziny'])
      return completeForm(ctx, filling, { caseId, answers: consent(true), version: null })
    })
    expect(unsigned).toMatchObject({ ok: false, refusal: 'signature_missing' })

    await world.complete(lead, caseId, 'zgoda-na-udzial', consent(true), father)
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(facts.consents).toMatchObject([{ person: father, given: true, withdrawnOn: null }])
    expect(facts.persons[0]?.takesPart).toBe(true)

    const recorded = { how: 'letter' as const, onDay: facts.today }
    const withdraw = (who: string) =>
      as(who, (ctx) => withdrawConsent(ctx, { caseId, subjectId: father, onDay: ctx.today, recorded }))
    await expect(withdraw(outsider)).rejects.toThrow(NotFound)
    expect(await withdraw(lead)).toMatchObject({ ok: true })
    expect(await withdraw(lead)).toMatchObject({ ok: false, refusal: 'no_consent' })
    const after = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(after.facts.consents).toMatchObject([{ withdrawnOn: today }])
  })

  test('an adult who says no does not block the others', async () => {
    const { caseId, father } = await admitted()
    const mother = await as(lead, (ctx) => enterPerson(ctx, { caseId, family: 'Zmyślińska', adult: true }))
    if (!mother.ok) throw new Error(mother.refusal)
    await world.complete(lead, caseId, 'zgoda-na-udzial', consent(true), father)
    await world.complete(lead, caseId, 'zgoda-na-udzial', consent(false), mother.value)
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(facts.persons.map(({ takesPart }) => takesPart)).toEqual([true, false])
    expect(facts.consents).toHaveLength(1)
  })

  test('nobody may consent for a person of another case', async () => {
    const { caseId } = await admitted()
    const other = await opened()
    await expect(world.complete(lead, caseId, 'zgoda-na-udzial', consent(true), other.father)).rejects.toThrow(NotFound)
  })
})

test('a person without a right to the case fills in nothing in it', async () => {
  const { caseId, father } = await opened()
  await expect(world.complete(outsider, caseId, 'karta-zgloszenia', report(father))).rejects.toThrow(NotFound)
  await expect(world.complete(teacher, caseId, 'karta-zgloszenia', report(father))).rejects.toThrow(NotFound)
})
