import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel'
import { LOCAL_SECTION, type LocalSetting, showAnswers } from '#model'
import { modelHere, setLocally } from '#model/server'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { BIELINY, caseWorld, report } from '../cases/case-world.fixture.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { keepFormDraft } from './complete-form.server.ts'
import { begunForm, newForm } from './form-to-fill.query.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, as, clock, lead, coordinator, rows } = world
const MIRZEC = '261103'
const FORM = 'karta-zgloszenia'
const asked = { id: 'dojazd', kind: 'text', label: 'Czym rodzina dojeżdża', category: 'mieszkanie' } as const

/** The gmina sets something from today, or from so many days on. */
const sets = (setting: LocalSetting, inDays = 0) =>
  actAs(systemActor('setup'), async (ctx) => {
    const done = await setLocally(ctx, {
      unitCode: BIELINY,
      setting,
      reason: 'Tak pracujemy.',
      fromOn: addDays(ctx.today, inDays),
    })
    if (!done.ok) throw new Error(`${done.refusal} ${JSON.stringify(done.why)}`)
  })
const fieldsOf = (fields: (typeof asked)[]): LocalSetting => ({ what: 'add_fields', target: FORM, value: { fields } })
const itemsOf = (...items: { id: string; label: string }[]): LocalSetting => ({
  what: 'add_items',
  target: 'powody-odmowy',
  value: { items },
})
async function opened() {
  const caseId = await world.opens(lead)
  const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
  return { caseId, father: facts.persons[0]?.id ?? '' }
}
const sectionsOf = async (caseId: string) =>
  (await as(lead, (ctx) => newForm(ctx, caseId, FORM))).form.sections.map(({ id }) => id)
const reportWith = (father: string, own: string) => ({ ...report(father), [LOCAL_SECTION]: { dojazd: own } })
const nextDay = () => clock.set(new Date(clock.now().getTime() + 24 * 3600 * 1000))

describe('fields that a gmina added to a form', () => {
  test('stand at its end in the cases of that gmina, and what is typed is an entry under their category', async () => {
    const { caseId, father } = await opened()
    expect(await sectionsOf(caseId)).not.toContain(LOCAL_SECTION)
    await sets(fieldsOf([asked]))
    expect((await sectionsOf(caseId)).at(-1)).toBe(LOCAL_SECTION)
    const elsewhere = await as(lead, (ctx) => modelHere(ctx, world.versionId, MIRZEC))
    expect(elsewhere.model.form(FORM).sections.map(({ id }) => id)).not.toContain(LOCAL_SECTION)

    expect(await world.complete(lead, caseId, FORM, reportWith(father, 'rowerem'))).toMatchObject({ ok: true })
    const entries = await rows(
      `select category, body -> 'fields' as fields from casework.item where case_id = $1 and section = $2`,
      [caseId, LOCAL_SECTION],
    )
    expect(entries).toEqual([{ category: 'mieszkanie', fields: { dojazd: 'rowerem' } }])
  })

  test('are never required', async () => {
    const { caseId, father } = await opened()
    expect(await world.complete(lead, caseId, FORM, report(father))).toMatchObject({ ok: true })
  })

  test('end on their day: a completed form opens for ever as it was made, a begun one tells what was typed', async () => {
    const { caseId, father } = await opened()
    const begun = await opened()
    const done = await world.complete(lead, caseId, FORM, reportWith(father, 'autobusem'))
    if (!done.ok) throw new Error(done.refusal)
    const draft = await as(lead, async (ctx) => {
      const filling = await newForm(ctx, begun.caseId, FORM)
      const answers = reportWith(begun.father, 'pociągiem')
      return keepFormDraft(ctx, filling, { caseId: begun.caseId, answers, version: null })
    })
    if (!draft.ok) throw new Error(draft.refusal)
    const before = await as(lead, (ctx) => begunForm(ctx, caseId, done.value))
    await sets(fieldsOf([]), 1)
    expect(await sectionsOf(begun.caseId)).toContain(LOCAL_SECTION)
    nextDay()

    expect(await sectionsOf((await opened()).caseId)).not.toContain(LOCAL_SECTION)
    const after = await as(lead, (ctx) => begunForm(ctx, caseId, done.value))
    expect(after.form).toEqual(before.form)
    expect(after.answers).toEqual(before.answers)
    expect(after.answers[LOCAL_SECTION]).toEqual({ dojazd: 'autobusem' })
    const open = await as(lead, (ctx) => begunForm(ctx, begun.caseId, draft.value))
    expect(open.answers[LOCAL_SECTION]).toBeUndefined()
    expect(open.leftOver).toEqual([{ field: asked, value: 'pociągiem' }])
  })

  test('asked in other words later do not change what was asked before', async () => {
    await sets(fieldsOf([asked]), 1)
    nextDay()
    const { caseId, father } = await opened()
    const done = await world.complete(lead, caseId, FORM, reportWith(father, 'pieszo'))
    if (!done.ok) throw new Error(done.refusal)
    // The same id, as no page would give it: the words of the day still count.
    await sets({ what: 'add_fields', target: FORM, value: { fields: [{ ...asked, label: 'Dojazd' }] } }, 1)
    nextDay()
    const { form, answers, context } = await as(lead, (ctx) => begunForm(ctx, caseId, done.value))
    const own = showAnswers(form, answers, context).sections.find(({ section }) => section.id === LOCAL_SECTION)
    expect(own?.rows[0]?.fields.map(({ field, value }) => [field.label, value])).toEqual([[asked.label, 'pieszo']])
  })
})

describe('items that a gmina added to a list', () => {
  test('are chosen while they last, and stay readable after', async () => {
    const { caseId } = await opened()
    const other = await opened()
    const refuses = (id: string) =>
      as(coordinator, (ctx) => moveCase(ctx, { caseId: id, transition: 'zgloszenie-odmow', reason: 'za-daleko' }))
    expect(await refuses(caseId)).toMatchObject({ refusal: 'reason_unknown' })
    await sets(itemsOf({ id: 'za-daleko', label: 'Za daleko' }))
    expect(await refuses(caseId)).not.toMatchObject({ refusal: 'reason_unknown' })
    await sets(itemsOf(), 1)
    nextDay()
    expect(await refuses(other.caseId)).toMatchObject({ refusal: 'reason_unknown' })
    const { model } = await as(lead, (ctx) => caseFacts(ctx, other.caseId))
    expect(model.listItem('powody-odmowy', 'za-daleko')?.label).toBe('Za daleko')
  })
})

describe('the name that a gmina gave to an element', () => {
  test('stands beside the name of the model from its day, in its cases alone', async () => {
    const { caseId } = await opened()
    const nameIn = async () => (await as(lead, (ctx) => caseFacts(ctx, caseId))).model.body('zespol-rodziny').name.pl
    const own = await nameIn()
    await sets({ what: 'label', target: 'zespol-rodziny', value: { label: 'Zespół Bliskich' } }, 1)
    expect(await nameIn()).toBe(own)
    nextDay()
    expect(await nameIn()).toBe(`Zespół Bliskich (w modelu: ${own})`)
    const elsewhere = await as(lead, (ctx) => modelHere(ctx, world.versionId, MIRZEC))
    expect(elsewhere.model.body('zespol-rodziny').name.pl).toBe(own)
  })
})
