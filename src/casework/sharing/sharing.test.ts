import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseworkMessages } from '../index.ts'
import type { DiscloseInput } from './disclose.schema.ts'
import { disclose } from './disclose.server.ts'
import { LEAD, ledgerWorld, MEMBER } from './ledger.fixture.ts'
import { ledgerEntries } from './ledger.query.server.ts'
import type { ConfirmPackageInput } from './packages/confirm-package.schema.ts'
import { confirmPackage } from './packages/confirm-package.server.ts'
import { discloseReturn } from './packages/disclose-return.server.ts'
import { joiningPackage, returnPackage } from './packages/package.query.server.ts'
import { sharingPages } from './pages.ts'
import { whySeen } from './why-seen.query.server.ts'
import { sayWhy } from './why-seen.tsx'
import { withdrawDisclosure } from './withdraw-disclosure.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const { as, actAs, found, keeper, school, police, worker, newId, ...world } = await ledgerWorld(database)
const { aCase, item, subject, disclosure } = world
const site = visiting(actAs, sharingPages)
const stranger = await worker('Olga', 'Obca', police.id)

const ARTICLE = 'art. 100 ust. 2 ustawy z dnia 12 marca 2004 r. o pomocy społecznej'
const UNTIL = localDate('2027-05-23')
const MARKUP = `<b onclick="x">'; drop table casework.item; --`
const ESCAPED = '&lt;b onclick=&quot;x&quot;&gt;&#39;; drop table casework.item; --'

const rows = async (query: string, ...values: unknown[]) => (await database.owner.query(query, values)).rows
const disclosuresOf = (caseId: string) =>
  rows('select * from casework.disclosure where case_id = $1 order by category', caseId)

/** A case with the team set, so that packages are what comes next. */
async function caseWithTeam(...partners: Parameters<typeof aCase>[0] & object) {
  const caseId = await aCase(partners)
  const done = { done_by: keeper.worker, done_at: world.clock.now(), institution_id: keeper.id, on_day: '2026-11-20' }
  await found.put('casework.step_done', { id: newId(), case_id: caseId, step: 'sklad-zespolu', visit_no: 1, ...done })
  const mother = await subject(caseId, 1)
  const body = { given: 'Zofia', family: 'Zmyślona', born: null, phone: '600 000 000', safeContact: null }
  await item(caseId, keeper, 'kontakt', { kind: 'identity', subject_id: mother, body })
  return { caseId, mother }
}

/** Everything that is proposed and needs no typing. */
async function asProposed(ctx: Ctx, caseId: string, institutionId: string): Promise<ConfirmPackageInput> {
  const { lines, words, until } = await joiningPackage(ctx, caseId, institutionId)
  const ready = lines.filter(({ ready, extent, key }) => ready && (extent !== 'extract' || words[key]))
  return {
    caseId,
    institutionId,
    until,
    basis: '',
    lines: ready.map(({ key, extent }) => ({ key, extent, words: words[key] ?? '' })),
  }
}
const confirm = (caseId: string, change: (input: ConfirmPackageInput) => Partial<ConfirmPackageInput> = () => ({})) =>
  as(keeper.worker, async (ctx) => {
    const input = await asProposed(ctx, caseId, school.id)
    return confirmPackage(ctx, { ...input, ...change(input) })
  })

describe('confirming a package', () => {
  test('shows the school what was proposed, on record with the ground, and does the step for that school', async () => {
    const { caseId } = await caseWithTeam(school)
    const confirmed = await confirm(caseId)
    expect(confirmed.ok).toBe(true)
    const kept = await disclosuresOf(caseId)
    expect(kept.map(({ category, extent }) => `${category} ${extent}`)).toEqual([
      'cele-dzialania own_part',
      'kontakt extract',
      'nauka full',
      'przebieg own_part',
      'uslugi-koszty own_part',
    ])
    for (const row of kept) {
      expect(row).toMatchObject({
        owner_institution_id: keeper.id,
        recipient_institution_id: school.id,
        recipient_role: MEMBER,
        ground: 'podstawa-zadanie',
        agreement_id: null,
        valid_until: UNTIL,
        basis_text: { code: 'zadanie-pomocy-spolecznej', article: 'art. 100 ust. 2' },
        ground_record: { article: ARTICLE, purpose: row.purpose },
        package_id: confirmed.ok && confirmed.value,
      })
    }
    const [extract] = await rows('select words from casework.extract where case_id = $1', caseId)
    expect(extract?.words).toBe('Zofia Zmyślona, 600 000 000')
    const steps = await rows(
      'select step, for_key from casework.step_done where case_id = $1 and for_key is not null',
      caseId,
    )
    expect(steps).toEqual([{ step: 'zapis-podstaw', for_key: school.id }])
    const facts = await rows('select name from platform.fact where chain_id = $1', caseId)
    expect(facts).toEqual([{ name: 'casework.package.confirmed' }])
  })

  test('proposes nothing a second time', async () => {
    const { caseId } = await caseWithTeam(school)
    await confirm(caseId)
    const again = await as(keeper.worker, (ctx) => joiningPackage(ctx, caseId, school.id))
    expect(again.lines.filter(({ ready, extent }) => ready && extent !== 'extract')).toEqual([])
  })

  test('may show less: a line left out, a narrower extent, an earlier end', async () => {
    const { caseId } = await caseWithTeam(school)
    const until = localDate('2026-12-31')
    const narrower = await confirm(caseId, ({ lines }) => ({
      until,
      lines: lines.filter(({ key }) => key.startsWith('nauka')).map((line) => ({ ...line, extent: 'existence' })),
    }))
    expect(narrower.ok).toBe(true)
    expect(await disclosuresOf(caseId)).toMatchObject([{ category: 'nauka', extent: 'existence', valid_until: until }])
  })

  test.each<[string, string, (input: ConfirmPackageInput) => Partial<ConfirmPackageInput>]>([
    [
      'out_of_bounds',
      'more than proposed',
      ({ lines }) => ({ lines: lines.map((one) => ({ ...one, extent: 'full' })) }),
    ],
    ['ends_too_late', 'a later end', () => ({ until: localDate('2027-05-24') })],
    ['ends_before_today', 'an end in the past', () => ({ until: localDate('2026-11-22') })],
    ['nothing_chosen', 'nothing at all', () => ({ lines: [] })],
    ['basis_does_not_fit', 'a provision for schools', () => ({ basis: 'zadanie-szkoly' })],
    ['basis_does_not_fit', 'a provision that wants something typed', () => ({ basis: 'procedura-niebieskiej-karty' })],
    [
      'words_missing',
      'an extract without words',
      ({ lines }) => ({ lines: lines.map((one) => ({ ...one, words: '' })) }),
    ],
    [
      'not_proposed',
      'a line that was not offered',
      () => ({ lines: [{ key: 'zdrowie.extract.podstawa-tajemnica', extent: 'extract', words: 'x' }] }),
    ],
  ])('is refused (%s) with %s, and shows nothing', async (refusal, _what, change) => {
    const { caseId } = await caseWithTeam(school)
    expect(await confirm(caseId, change)).toMatchObject({ ok: false, refusal })
    expect(await disclosuresOf(caseId)).toEqual([])
  })

  test('more than the model allows is refused with the paragraph', async () => {
    const { caseId } = await caseWithTeam(school)
    const wider = await confirm(caseId, ({ lines }) => ({ lines: lines.map((one) => ({ ...one, extent: 'full' })) }))
    expect(wider).toMatchObject({ why: { clause: 'W-5.4' } })
  })

  test('waits until the team is set', async () => {
    expect(await confirm(await aCase([school]))).toMatchObject({ refusal: 'waits_for' })
  })

  test('is not an act of the partner, nor of somebody who may not see the case', async () => {
    const { caseId } = await caseWithTeam(school)
    const asking = (who: string) => as(who, (ctx) => asProposed(ctx, caseId, school.id))
    await expect(asking(school.worker)).rejects.toThrow(Forbidden)
    await expect(asking(stranger)).rejects.toThrow(NotFound)
  })

  test('knows only institutions with people in the case, and not the keeper itself', async () => {
    const { caseId } = await caseWithTeam(school)
    for (const id of [police.id, keeper.id, newId()]) {
      await expect(as(keeper.worker, (ctx) => joiningPackage(ctx, caseId, id))).rejects.toThrow(NotFound)
    }
  })
})

describe('what an institution shows when it signs', () => {
  test('its ordinary entries to the people who lead, one sentence for each category of the form', async () => {
    const { caseId } = await caseWithTeam(school)
    const entry = await item(caseId, school, 'nauka')
    const pack = await as(school.worker, (ctx) => returnPackage(ctx, caseId, school.id, ['nauka', 'zdrowie']))
    expect(pack.lines.map(({ category, extent, roles }) => [category, extent, roles])).toEqual([
      ['nauka', 'full', [LEAD]],
    ])
    const keys = pack.lines.map(({ key }) => key)
    const given = await as(school.worker, (ctx) => discloseReturn(ctx, { caseId, institutionId: school.id, keys }))
    expect(given.ok).toBe(true)
    const why = await as(keeper.worker, (ctx) => whySeen(ctx, caseId, entry))
    expect(why.reasons).toHaveLength(1)
  })

  test('nothing, when nothing is left ticked; and only what was offered', async () => {
    const { caseId } = await caseWithTeam(school)
    const give = (keys: readonly string[]) =>
      as(school.worker, (ctx) => discloseReturn(ctx, { caseId, institutionId: school.id, keys }))
    expect(await give([])).toEqual({ ok: true, value: null })
    expect(await give(['zdrowie.full.podstawa-zadanie'])).toMatchObject({ refusal: 'not_proposed' })
    expect(await disclosuresOf(caseId)).toEqual([])
  })

  test('nobody shows for an institution that is not their own', async () => {
    const { caseId } = await caseWithTeam(school, police)
    await expect(as(police.worker, (ctx) => returnPackage(ctx, caseId, school.id))).rejects.toThrow(Forbidden)
  })
})

const health = (caseId: string, mother: string): DiscloseInput => ({
  caseId,
  institutionId: school.id,
  role: MEMBER,
  category: 'zdrowie',
  extent: 'extract',
  words: 'Potrzebuje przerw na leki.',
  purpose: 'bezpieczeństwo w szkole',
  until: UNTIL,
  ground: 'podstawa-tajemnica',
  person: mother as DiscloseInput['person'],
  date: localDate('2026-11-20'),
  validUntil: localDate('2027-06-30'),
})
const lessons = (caseId: string): DiscloseInput => ({
  caseId,
  institutionId: school.id,
  role: MEMBER,
  category: 'nauka',
  extent: 'full',
  purpose: 'wsparcie w nauce',
  until: UNTIL,
  ground: 'podstawa-zadanie/zadanie-pomocy-spolecznej',
})

/** A parent with full authority since the middle of November. */
async function decides(caseId: string, child: string, parent: string) {
  const itemId = await item(caseId, keeper, 'kontakt', { subject_id: child, kind: 'authority', body: {} })
  await found.put('casework.authority', {
    id: newId(),
    case_id: caseId,
    item_id: itemId,
    subject_id: child,
    holder_subject_id: parent,
    kind: 'full',
    covers: true,
    document: 'birth_record',
    from_on: '2026-11-15',
    recorded_by: keeper.worker,
    recorded_at: '2026-11-15',
  })
}

describe('disclosing one thing', () => {
  const give = (input: DiscloseInput) => as(keeper.worker, (ctx) => disclose(ctx, input))

  test('a special category is shown on a ground that covers it, and the team learns nothing of it', async () => {
    const { caseId, mother } = await caseWithTeam(school)
    expect((await give(health(caseId, mother))).ok).toBe(true)
    const [kept] = await disclosuresOf(caseId)
    expect(kept).toMatchObject({
      ground_record: { person: mother, recipient: school.id, date: '2026-11-20', valid_until: '2027-06-30' },
    })
    const [fact] = await rows('select about_item, payload from platform.fact where chain_id = $1', caseId)
    expect(fact?.about_item).toBe(true)
    expect(JSON.stringify(fact?.payload)).not.toContain('zdrowie')
  })

  test('what rests on a consent ends with the accession of the institution; what rests on the law does not', async () => {
    const { caseId, mother } = await caseWithTeam(school)
    const accession = await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: school.id }])
    await give(lessons(caseId))
    await give({ ...health(caseId, mother), category: 'mocne-strony', ground: 'podstawa-zgoda/zgoda-osoby' })
    expect(await disclosuresOf(caseId)).toMatchObject([
      { category: 'mocne-strony', agreement_id: accession },
      { category: 'nauka', agreement_id: null },
    ])
  })

  test('a consent about a child counts only from who decides for it on that day', async () => {
    const { caseId, mother } = await caseWithTeam(school)
    const father = await subject(caseId, 21)
    const child = await subject(caseId, 22, false)
    const onConsent = { ...health(caseId, mother), category: 'mocne-strony', ground: 'podstawa-zgoda/zgoda-osoby' }
    const about = (more: Partial<DiscloseInput>) => ({ ...onConsent, ...more })
    const narrowed = { subjectId: child as DiscloseInput['subjectId'] }
    expect(await give(about({}))).toMatchObject({ refusal: 'authority_unknown', why: { field: 'person' } })
    await decides(caseId, child, mother)
    expect((await give(about(narrowed))).ok).toBe(true)
    expect((await give(about({}))).ok).toBe(true)
    const byFather = { ...narrowed, person: father as DiscloseInput['person'] }
    expect(await give(about(byFather))).toMatchObject({ refusal: 'no_authority' })
    const early = { ...narrowed, date: localDate('2026-11-01') }
    expect(await give(about(early))).toMatchObject({ refusal: 'authority_unknown' })
    await decides(caseId, child, father)
    expect(await give(about(narrowed))).toMatchObject({
      refusal: 'second_parent_missing',
      why: { field: 'secondParent' },
    })
    expect((await give(about({ ...narrowed, secondParent: 'not_reachable' }))).ok).toBe(true)
    const kept = (await disclosuresOf(caseId)).map(({ ground_record }) => ground_record.second_parent)
    expect(kept).toContain('not_reachable')
  })

  test('nobody consents for an adult who decides alone, and what rests on the law asks for no consent', async () => {
    const { caseId, mother } = await caseWithTeam(school)
    const father = await subject(caseId, 21)
    await subject(caseId, 22, false)
    const onConsent = { ...health(caseId, mother), subjectId: father as DiscloseInput['subjectId'] }
    expect(await give(onConsent)).toMatchObject({ refusal: 'own_consent' })
    expect((await give(lessons(caseId))).ok).toBe(true)
  })

  test.each<[string, Partial<DiscloseInput>]>([
    ['ground_not_in_sharing', { ground: 'podstawa-sad' }],
    ['ground_not_in_sharing', { ground: 'nie-ma-takiej' }],
    ['ends_before_today', { until: localDate('2026-11-22') }],
    ['basis_missing', { ground: 'podstawa-zadanie' }],
    ['basis_does_not_fit', { ground: 'podstawa-zadanie/zadanie-szkoly' }],
    ['basis_does_not_fit', { ground: 'podstawa-zadanie/zgoda-osoby' }],
    ['record_missing', { ground: 'podstawa-zgoda/zgoda-osoby' }],
    ['cannot_be_narrowed', { extent: 'own_part', itemId: '01a2076b-4400-7012-8e86-c21b0ab74916' }],
    ['not_own_entry', { itemId: '01a2076b-4400-7012-8e86-c21b0ab74916' }],
    ['unknown_choice', { personId: police.worker as DiscloseInput['personId'] & string }],
    ['unknown_choice', { subjectId: police.worker as DiscloseInput['subjectId'] & string }],
    ['words_missing', { extent: 'extract' }],
    ['out_of_bounds', { extent: 'own_data' }],
  ])('is refused (%s) with %o', async (refusal, change) => {
    const { caseId } = await caseWithTeam(school)
    expect(await give({ ...lessons(caseId), ...change })).toMatchObject({ ok: false, refusal })
    expect(await disclosuresOf(caseId)).toEqual([])
  })

  test('a special category without what its ground must leave on record is refused', async () => {
    const { caseId, mother } = await caseWithTeam(school)
    for (const missing of ['person', 'date', 'validUntil'] as const) {
      const asked = { ...health(caseId, mother), [missing]: undefined }
      expect(await give(asked)).toMatchObject({ refusal: 'record_missing', why: { field: missing } })
    }
  })

  test('the entry of another institution is refused even to the keeper that reads it', async () => {
    const { caseId } = await caseWithTeam(school, police)
    const entry = await item(caseId, police, 'nauka')
    await disclosure(caseId, police, keeper, 'nauka')
    expect(await give({ ...lessons(caseId), itemId: entry })).toMatchObject({ refusal: 'not_own_entry' })
  })

  test('a category that the model does not know for the recipient is not there', async () => {
    const { caseId } = await caseWithTeam(school)
    await expect(give({ ...lessons(caseId), category: 'praca-dochod' })).rejects.toThrow(NotFound)
    await expect(give({ ...lessons(caseId), role: LEAD })).rejects.toThrow(NotFound)
  })

  test('a partner shows what it wrote to another partner', async () => {
    const { caseId } = await caseWithTeam(school, police)
    const asked = {
      ...lessons(caseId),
      institutionId: police.id,
      category: 'cele-dzialania',
      extent: 'own_part',
      ground: 'podstawa-zadanie/zadanie-szkoly',
    } as const
    expect((await as(school.worker, (ctx) => disclose(ctx, asked))).ok).toBe(true)
    expect(await disclosuresOf(caseId)).toMatchObject([{ owner_institution_id: school.id }])
  })
})

describe('withdrawing', () => {
  const withdraw = (who: string, caseId: string, disclosureId: string, reason = 'cofnięta zgoda') =>
    as(who, (ctx) => withdrawDisclosure(ctx, { caseId, disclosureId, reason }))

  test('hides at once, keeps who, when and why, and after a consent starts the clock for a talk with the family', async () => {
    const { caseId } = await caseWithTeam(school)
    const id = await disclosure(caseId, keeper, school, 'mocne-strony', {
      ground: 'podstawa-zgoda',
      ground_kind: 'consent',
    })
    expect((await withdraw(keeper.worker, caseId, id)).ok).toBe(true)
    expect(await disclosuresOf(caseId)).toMatchObject([
      { withdrawn_by: keeper.worker, withdrawn_reason: 'cofnięta zgoda', withdrawn_at: world.clock.now() },
    ])
    const events = await rows('select event, of from casework.event where case_id = $1', caseId)
    expect(events).toEqual([{ event: 'consent_withdrawn', of: 'podstawa-zgoda' }])
  })

  test('of special content leaves no event that others would see', async () => {
    const { caseId } = await caseWithTeam(school)
    const id = await disclosure(caseId, keeper, school, 'zdrowie', {
      ground: 'podstawa-tajemnica',
      ground_kind: 'secrecy_release',
    })
    await withdraw(keeper.worker, caseId, id)
    expect(await rows('select event from casework.event where case_id = $1', caseId)).toEqual([])
  })

  test('works once, and not on what is over', async () => {
    const { caseId } = await caseWithTeam(school)
    const id = await disclosure(caseId, keeper, school, 'nauka')
    const over = await disclosure(caseId, keeper, school, 'opieka', { valid_until: '2026-11-22' })
    await withdraw(keeper.worker, caseId, id)
    expect(await withdraw(keeper.worker, caseId, id)).toMatchObject({ refusal: 'already_withdrawn' })
    expect(await withdraw(keeper.worker, caseId, over)).toMatchObject({ refusal: 'already_over' })
  })

  test('is for the institution that showed: not for its reader, not for the keeper, not for a stranger', async () => {
    const { caseId } = await caseWithTeam(school, police)
    const id = await disclosure(caseId, school, police, 'nauka')
    await expect(withdraw(police.worker, caseId, id)).rejects.toThrow(Forbidden)
    await expect(withdraw(keeper.worker, caseId, id)).rejects.toThrow(Forbidden)
    await expect(withdraw(stranger, caseId, id)).rejects.toThrow(NotFound)
    const other = await aCase([school])
    await expect(withdraw(school.worker, other, id)).rejects.toThrow(NotFound)
  })
})

describe('why somebody sees something', () => {
  const polish = { t: translator('pl'), locale: 'pl' } as const
  const told = async (who: string, caseId: string, entry: string, about?: string) =>
    sayWhy(polish, await as(who, (ctx) => whySeen(ctx, caseId, entry, about)))

  test('is told in one sentence: own, shown, or not at all', async () => {
    const { caseId } = await caseWithTeam(school, police)
    const entry = await item(caseId, keeper, 'nauka')
    await disclosure(caseId, keeper, school, 'nauka', { recipient_role: MEMBER })
    expect(await told(keeper.worker, caseId, entry)).toEqual(['Widzisz to, bo napisała to Twoja instytucja.'])
    expect(await told(school.worker, caseId, entry)).toEqual([
      'Szkoła widzi to, bo OPS Bieliny udostępnia kategorię „Nauka i rozwój dzieci” w całości na podstawie „Zadanie ustawowe obu instytucji” (W-5.7) do 24.05.2027; decyzja: Ewa Z OPS Bieliny, 23.11.2026, 09:00.',
    ])
    expect(await told(keeper.worker, caseId, entry, police.worker)).toEqual([
      'Ewa Z Policja tego nie widzi: nie ma udostępnienia, które by na to pozwalało.',
    ])
  })

  test('of an entry that one does not see there is no answer', async () => {
    const { caseId } = await caseWithTeam(school)
    const entry = await item(caseId, school, 'zdrowie')
    await expect(told(keeper.worker, caseId, entry)).rejects.toThrow(NotFound)
    await expect(told(keeper.worker, caseId, entry, school.worker)).rejects.toThrow(NotFound)
  })
})

describe('the pages of the ledger', () => {
  test('show in plain words who sees what, and what somebody typed as it was typed', async () => {
    const { caseId } = await caseWithTeam(school)
    await disclosure(caseId, keeper, school, 'nauka', { purpose: MARKUP })
    const extract = await disclosure(caseId, keeper, school, 'opieka', { extent: 'extract' })
    await found.put('casework.extract', { disclosure_id: extract, case_id: caseId, words: MARKUP })
    const { html, status } = await site.open(`/cases/${caseId}/sharing`, school.worker)
    expect(status).toBe(200)
    const cell = `/cases/${caseId}/sharing/to/${school.id}/nauka`
    expect(html).toContain(`href="${cell}"`)
    expect(html.split(ESCAPED)).toHaveLength(3)
    expect(html).not.toContain('<b onclick')
    const about = await site.open(cell, school.worker)
    expect(about.html).toContain('Szkoła widzi')
    expect(about.html.split(ESCAPED)).toHaveLength(2)
    const looks = await rows(
      'select actor_id from platform.fact where chain_id = $1 and name = $2',
      caseId,
      'casework.ledger.looked',
    )
    expect(looks).toEqual([{ actor_id: school.worker }, { actor_id: school.worker }])
  })

  test('tell nobody about an institution or a category that is none of theirs', async () => {
    const { caseId } = await caseWithTeam(school)
    await disclosure(caseId, keeper, school, 'nauka')
    const at = (institution: string, category: string) => `/cases/${caseId}/sharing/to/${institution}/${category}`
    expect((await site.open(at(police.id, 'nauka'), keeper.worker)).status).toBe(404)
    expect((await site.open(at(school.id, 'nie-ma'), keeper.worker)).status).toBe(404)
    expect((await site.open(at(school.id, 'nauka'), police.worker)).status).toBe(404)
    expect((await site.open(at(school.id, 'zdrowie'), keeper.worker)).status).toBe(200)
  })

  test('keep what is over apart, fifty rows and more on several pages', async () => {
    const { caseId } = await caseWithTeam(school)
    for (const day of Array.from({ length: 31 }, (_, no) => no + 1)) {
      await disclosure(caseId, keeper, school, 'nauka', { valid_until: '2026-11-22', purpose: `Praca ${day} na próbę` })
    }
    const past = `/cases/${caseId}/sharing/history`
    expect((await site.open(`/cases/${caseId}/sharing`, keeper.worker)).html).toContain('Historia: 31 udostępnień')
    const first = await site.open(past, keeper.worker)
    expect(first.html.match(/Cel: Praca/g)).toHaveLength(30)
    expect(first.html).toContain('href="?page=2"')
    for (const beyond of ['2', '9']) {
      expect((await site.open(`${past}?page=${beyond}`, keeper.worker)).html.match(/Cel: Praca/g)).toHaveLength(1)
    }
    expect((await site.open(`${past}?page=x'; drop table`, keeper.worker)).html.match(/Cel: Praca/g)).toHaveLength(30)
    expect((await site.open(past, police.worker)).status).toBe(404)
  })

  test('tell what became of past disclosures, also of those that ended with an agreement', async () => {
    const { caseId } = await caseWithTeam(school)
    const ended = await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: police.id }], {
      until_on: '2026-11-22',
    })
    await disclosure(caseId, keeper, school, 'nauka', { valid_until: '2026-11-22' })
    await disclosure(caseId, keeper, school, 'opieka', { agreement_id: ended })
    await disclosure(caseId, keeper, school, 'kontakt', {
      withdrawn_at: world.clock.now(),
      withdrawn_reason: 'pomyłka',
    })
    await disclosure(caseId, keeper, school, 'mieszkanie', { valid_from: '2026-12-01' })
    const entries = await as(keeper.worker, async (ctx) => ledgerEntries(ctx, await caseFacts(ctx, caseId)))
    expect(Object.fromEntries(entries.map(({ category, state }) => [category, state]))).toEqual({
      nauka: 'over',
      opieka: 'agreement_ended',
      kontakt: 'withdrawn',
      mieszkanie: 'ahead',
    })
  })

  test('confirm a package with one button, once also when it is pressed twice', async () => {
    const { caseId } = await caseWithTeam(school)
    const path = `/cases/${caseId}/sharing/packages/${school.id}`
    const shown = await site.open(path, keeper.worker)
    expect(shown.html).toContain('Szkoła zobaczy: Nauka i rozwój dzieci – w całości')
    expect(shown.html).toContain('Zofia Zmyślona, 600 000 000')
    const key = 'nauka.full.podstawa-zadanie'
    const sent = { [`take.${key}`]: 'yes', [`extent.${key}`]: 'full', basis: '', until: '23.05.2027' }
    const press = await site.fill(path, keeper.worker, sent)
    expect((await press()).location).toBe(`/cases/${caseId}/sharing`)
    expect((await press()).status).toBe(303)
    expect(await disclosuresOf(caseId)).toHaveLength(1)
  })

  test('keep what was typed for a category that was left unticked, and ask', async () => {
    const { caseId } = await caseWithTeam(school)
    const path = `/cases/${caseId}/sharing/packages/${school.id}`
    const sent = { 'words.opieka.extract.podstawa-zadanie': MARKUP, basis: '', until: '2027-05-23' }
    const again = await site.send(path, keeper.worker, sent)
    expect(again.status).toBe(422)
    expect(again.html).toContain('Zaznacz tę kategorię albo usuń wpisany tekst.')
    expect(again.html).toContain(ESCAPED)
  })

  test.each([
    ['until', '31.02.2027', 'until'],
    ['basis', 'x'.repeat(101), 'basis'],
    ['basis', 'nie-ma-takiej', 'basis'],
    ['extent.nauka.full.podstawa-zadanie', 'wszystko', 'extent.nauka.full.podstawa-zadanie'],
  ])('refuse a wrong %s at its field', async (name, value, field) => {
    const { caseId } = await caseWithTeam(school)
    const path = `/cases/${caseId}/sharing/packages/${school.id}`
    const sent = { 'take.nauka.full.podstawa-zadanie': 'yes', basis: '', until: '2027-05-23', [name]: value }
    const again = await site.send(path, keeper.worker, sent)
    expect(again.status).toBe(422)
    expect(again.html).toContain(`href="#f-${field}"`)
  })

  test('lead from the choice of recipient and category to a disclosure, and from there to its withdrawal', async () => {
    const { caseId } = await caseWithTeam(school)
    const choice = { recipient: `${school.id}/${MEMBER}`, category: 'nauka' }
    const chosen = await site.send(`/cases/${caseId}/sharing/new`, keeper.worker, choice)
    expect(chosen.location).toBe(`/cases/${caseId}/sharing/new/${school.id}/${MEMBER}/nauka`)
    const how = { extent: 'full', purpose: MARKUP, until: '2027-05-23', ground: 'podstawa-zadanie/zadanie-publiczne' }
    expect((await site.send(chosen.location ?? '', keeper.worker, how)).location).toBe(`/cases/${caseId}/sharing`)
    const [kept] = await disclosuresOf(caseId)
    expect(kept).toMatchObject({ purpose: MARKUP, basis_text: { code: 'zadanie-publiczne' } })
    const path = `/cases/${caseId}/sharing/${kept?.id}/withdraw`
    expect((await site.send(path, keeper.worker, { reason: '' })).status).toBe(422)
    expect((await site.send(path, keeper.worker, { reason: MARKUP })).location).toBe(`/cases/${caseId}/sharing`)
    expect((await site.open(`/cases/${caseId}/sharing/history`, keeper.worker)).html).toContain(ESCAPED)
  })

  test('lead from one entry to whoever may be shown its category, with the entry chosen', async () => {
    const { caseId } = await caseWithTeam(school)
    const entry = await item(caseId, keeper, 'nauka')
    await item(caseId, keeper, 'nauka')
    const sharing = await site.open(`/cases/${caseId}/sharing/entries/${entry}`, keeper.worker)
    expect(sharing.html).toContain(`href="/cases/${caseId}/sharing/new?entry=${entry}"`)
    const choice = { recipient: `${school.id}/${MEMBER}`, category: 'nauka' }
    const chosen = await site.send(`/cases/${caseId}/sharing/new?entry=${entry}`, keeper.worker, choice)
    expect(chosen.location).toBe(`/cases/${caseId}/sharing/new/${school.id}/${MEMBER}/nauka?entry=${entry}`)
    const asked = await site.open(chosen.location ?? '', keeper.worker)
    expect(asked.html).toMatch(new RegExp(`<option value="${entry}" selected`))
    const strangers = await item(caseId, school, 'nauka')
    for (const not of [strangers, caseId, 'x']) {
      expect((await site.open(`/cases/${caseId}/sharing/new?entry=${not}`, keeper.worker)).status).toBe(404)
    }
  })

  test('tell the author and the keeper who sees an entry and why, and nobody else', async () => {
    const { caseId } = await caseWithTeam(school, police)
    const entry = await item(caseId, school, 'nauka')
    await disclosure(caseId, school, keeper, 'nauka')
    const at = `/cases/${caseId}/sharing/entries/${entry}`
    const author = await site.open(at, school.worker)
    expect(author.html).toContain('Ewa Z Szkoła widzi to, bo napisała to instytucja, w której pracuje.')
    expect(author.html).toContain(
      'OPS Bieliny widzi to, bo Szkoła udostępnia kategorię „Nauka i rozwój dzieci” w całości',
    )
    expect(author.html).toContain('Ewa Z Policja tego nie widzi')
    const lead = await site.open(at, keeper.worker)
    expect(lead.html).toContain('Ewa Z Policja tego nie widzi')
    expect(lead.html).not.toContain('?entry=')
    await disclosure(caseId, school, police, 'nauka')
    expect((await site.open(at, police.worker)).status).toBe(403)
    expect((await site.open(at, police.worker)).html).not.toContain('OPS Bieliny widzi')
    const unseen = await item(caseId, keeper, 'nauka')
    expect((await site.open(`/cases/${caseId}/sharing/entries/${unseen}`, school.worker)).status).toBe(404)
  })

  test('offer no way that the model does not know', async () => {
    const { caseId } = await caseWithTeam(school)
    const path = `/cases/${caseId}/sharing/new`
    const recipient = `${school.id}/${MEMBER}`
    expect((await site.send(path, keeper.worker, { recipient, category: 'praca-dochod' })).status).toBe(422)
    expect(
      (await site.send(path, keeper.worker, { recipient: `${police.id}/${MEMBER}`, category: 'nauka' })).status,
    ).toBe(422)
  })

  test.each(['', '/new', `/packages/${school.id}`, `/new/${school.id}/${MEMBER}/nauka`, '/not-an-id/withdraw'])(
    'are not there for a stranger: sharing%s',
    async (rest) => {
      const { caseId } = await caseWithTeam(school)
      expect((await site.open(`/cases/${caseId}/sharing${rest}`, stranger)).status).toBe(404)
    },
  )

  test('let a partner look and show, and confirm no package', async () => {
    const { caseId } = await caseWithTeam(school)
    const { html } = await site.open(`/cases/${caseId}/sharing`, school.worker)
    expect(html).toContain(`/cases/${caseId}/sharing/new`)
    expect(html).not.toContain('/sharing/packages/')
    expect((await site.open(`/cases/${caseId}/sharing/packages/${school.id}`, school.worker)).status).toBe(403)
  })
})
