import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { loadLegalBases } from '#model/server'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { shippedLaw } from '#test/law.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseworkMessages } from '../index.ts'
import type { DiscloseInput } from './disclose.schema.ts'
import { disclose } from './disclose.server.ts'
import { LEAD, ledgerWorld, MEMBER } from './ledger.fixture.ts'
import { forFamily, ledgerEntries } from './ledger.query.server.ts'
import { sharingPages } from './pages.ts'
import { withdrawDisclosure } from './withdraw-disclosure.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const { as, actAs, keeper, school, police, clock, ...world } = await ledgerWorld(database)
const { aCase, subject } = world
const site = visiting(actAs, sharingPages)

const UNTIL = localDate('2027-05-23')
const GIVEN = { date: localDate('2026-11-20'), validUntil: localDate('2027-06-30') }
const rowsOf = async (caseId: string) =>
  (await database.owner.query('select * from casework.disclosure where case_id = $1 order by decided_at, id', [caseId]))
    .rows
const give = (who: string, input: DiscloseInput) => as(who, (ctx) => disclose(ctx, input))

/** Lessons, from the keeper to the school. */
const lessons = (caseId: string, more: Partial<DiscloseInput> = {}): DiscloseInput => ({
  caseId,
  institutionId: school.id,
  role: MEMBER,
  category: 'nauka',
  extent: 'full',
  purpose: 'wsparcie w nauce',
  until: UNTIL,
  ground: 'podstawa-zadanie/zadanie-pomocy-spolecznej',
  ...more,
})
/** That something about safety stands in the file, from the keeper to the police. */
const notice = (caseId: string, more: Partial<DiscloseInput> = {}): DiscloseInput =>
  lessons(caseId, {
    institutionId: police.id,
    category: 'bezpieczenstwo',
    extent: 'existence',
    purpose: 'zawiadomienie',
    ground: 'podstawa-obowiazek/zawiadomienie-o-przestepstwie',
    date: GIVEN.date,
    ...more,
  })

describe('a basis for each share', () => {
  const whole = {
    extent: 'full',
    purpose: 'wsparcie w nauce',
    until: '23.05.2027',
    ground: 'podstawa-zadanie/zadanie-pomocy-spolecznej',
  }

  test.each(['ground', 'purpose', 'extent', 'until'] as const)(
    'nothing is shown without saying the %s, and the page says where it is missing (row 2)',
    async (missing) => {
      const caseId = await aCase([school])
      const { [missing]: _, ...sent } = whole
      const refused = await site.send(`/cases/${caseId}/sharing/new/${school.id}/${MEMBER}/nauka`, keeper.worker, sent)
      expect(refused.status).toBe(422)
      expect(refused.html).toContain(`href="#f-${missing}"`)
      expect(await rowsOf(caseId)).toEqual([])
    },
  )

  test('nothing is shown without a recipient: neither left out nor one without a place in the case (row 2)', async () => {
    const caseId = await aCase([school])
    const chosen = await site.send(`/cases/${caseId}/sharing/new`, keeper.worker, { recipient: '', category: 'nauka' })
    expect(chosen.status).toBe(422)
    const stranger = `/cases/${caseId}/sharing/new/${police.id}/${MEMBER}/bezpieczenstwo`
    expect((await site.open(stranger, keeper.worker)).status).toBe(404)
  })

  test('the ledger shows all five: on which basis, for what, to whom, how much, until when (row 2)', async () => {
    const caseId = await aCase([school])
    const path = `/cases/${caseId}/sharing/new/${school.id}/${MEMBER}/nauka`
    expect((await site.send(path, keeper.worker, whole)).location).toBe(`/cases/${caseId}/sharing`)
    const { html } = await site.open(`/cases/${caseId}/sharing`, keeper.worker)
    for (const told of [
      'art. 100 ust. 2 ustawy z dnia 12 marca 2004 r. o pomocy społecznej',
      'Cel: wsparcie w nauce',
      '>Szkoła<',
      'w całości',
      '23.05.2027',
    ]) {
      expect(html).toContain(told)
    }
  })

  test('a provision that does not refine the ground of the model is refused: both must hold', async () => {
    const caseId = await aCase([school])
    const mixed = lessons(caseId, { ground: 'podstawa-zgoda/zadanie-pomocy-spolecznej' })
    expect(await give(keeper.worker, mixed)).toMatchObject({ refusal: 'basis_does_not_fit' })
    const { owner } = database
    await give(keeper.worker, lessons(caseId))
    const other = owner.query(
      "update casework.disclosure set basis_id = (select id from model.legal_basis where code = 'zgoda-osoby') where case_id = $1",
      [caseId],
    )
    await expect(other).rejects.toThrow(/disclosure_basis/)
  })
})

describe('a legal duty', () => {
  test('is done without anybody’s consent, with its article on record (row 5)', async () => {
    const caseId = await aCase([police])
    expect((await give(keeper.worker, notice(caseId))).ok).toBe(true)
    expect(await rowsOf(caseId)).toMatchObject([
      {
        ground_kind: 'legal_duty',
        not_for_family: true,
        ground_record: {
          article: 'art. 304 § 2 ustawy z dnia 6 czerwca 1997 r. – Kodeks postępowania karnego',
          recipient: police.id,
        },
      },
    ])
  })

  test('is asked for its article, and where it is another one, for the words of it (row 5)', async () => {
    const caseId = await aCase([police])
    expect(await give(keeper.worker, notice(caseId, { ground: 'podstawa-obowiazek' }))).toMatchObject({
      refusal: 'basis_missing',
    })
    const other = { ground: 'podstawa-obowiazek/inny-obowiazek' }
    expect(await give(keeper.worker, notice(caseId, other))).toMatchObject({
      refusal: 'record_missing',
      why: { field: 'article' },
    })
    const said = notice(caseId, { ...other, article: 'art. 23 ustawy o próbie' })
    expect((await give(keeper.worker, said)).ok).toBe(true)
    expect(await rowsOf(caseId)).toMatchObject([{ ground_record: { article: 'art. 23 ustawy o próbie' } }])
  })

  test('is marked in the ledger and left out of what the family gets, its history included (row 5)', async () => {
    const caseId = await aCase([school, police])
    await give(keeper.worker, lessons(caseId))
    await give(keeper.worker, notice(caseId))
    const entries = await as(keeper.worker, async (ctx) => ledgerEntries(ctx, await caseFacts(ctx, caseId)))
    expect(entries.map(({ category, notForFamily }) => [category, notForFamily])).toEqual(
      expect.arrayContaining([
        ['nauka', false],
        ['bezpieczenstwo', true],
      ]),
    )
    expect(forFamily(entries).map(({ category }) => category)).toEqual(['nauka'])
    expect((await site.open(`/cases/${caseId}/sharing`, keeper.worker)).html).toContain('nie dla rodziny')
    const { rows } = await database.owner.query(
      "select item_id from platform.fact where chain_id = $1 and name = 'casework.disclosure.made' order by seq",
      [caseId],
    )
    expect(rows.map(({ item_id }) => item_id === null)).toEqual([true, false])
  })
})

describe('a consent that was taken back', () => {
  /** Consent to show strengths to the school, given by the only adult. */
  const onConsent = (caseId: string, mother: string, more: Partial<DiscloseInput> = {}) =>
    lessons(caseId, {
      ...{ category: 'mocne-strony', extent: 'extract', words: 'Lubi gotować.', ground: 'podstawa-zgoda/zgoda-osoby' },
      ...{ ...GIVEN, person: mother as DiscloseInput['person'], ...more },
    })
  const takeBack = (caseId: string, disclosureId: string) =>
    as(keeper.worker, (ctx) => withdrawDisclosure(ctx, { caseId, disclosureId, reason: 'cofnięta zgoda' }))

  test('stops the next share by it, while what rests on the law and a legal duty still pass (row 4)', async () => {
    const caseId = await aCase([school, police])
    const mother = await subject(caseId, 1)
    const given = await give(keeper.worker, onConsent(caseId, mother))
    if (!given.ok) throw new Error(given.refusal)
    expect((await takeBack(caseId, given.value)).ok).toBe(true)
    for (const date of ['2026-11-20', '2026-11-23'].map(localDate)) {
      expect(await give(keeper.worker, onConsent(caseId, mother, { date }))).toMatchObject({
        refusal: 'consent_withdrawn',
        why: { field: 'date' },
      })
    }
    expect((await give(keeper.worker, lessons(caseId))).ok).toBe(true)
    expect((await give(keeper.worker, notice(caseId))).ok).toBe(true)
  })

  test('is a matter between this person, this recipient and this content: what others consented to stays (row 4)', async () => {
    const caseId = await aCase([school, police])
    const [mother, father] = [await subject(caseId, 1), await subject(caseId, 2)]
    const given = await give(keeper.worker, onConsent(caseId, mother))
    if (!given.ok) throw new Error(given.refusal)
    await takeBack(caseId, given.value)
    const told = { category: 'glos-rodziny', words: 'Chcą pomocy.' }
    expect((await give(keeper.worker, onConsent(caseId, father))).ok).toBe(true)
    expect((await give(keeper.worker, onConsent(caseId, mother, told))).ok).toBe(true)
    expect((await give(keeper.worker, onConsent(caseId, mother, { institutionId: police.id }))).ok).toBe(true)
  })

  test('is another register than consent to take part: leaving the one does not end the other (row 4)', async () => {
    const caseId = await aCase([school])
    const mother = await subject(caseId, 1)
    await database.owner.query('update casework.subject set takes_part = false where id = $1', [mother])
    expect((await give(keeper.worker, onConsent(caseId, mother))).ok).toBe(true)
  })
})

describe('what a school knows of a pupil’s health', () => {
  const SHOWN: Readonly<Record<string, Partial<DiscloseInput>>> = {
    'podstawa-tajemnica/szkola-zgoda': GIVEN,
    'podstawa-zadanie/szkola-przepis-szczegolny': { article: 'art. 23 ustawy o próbie' },
    'podstawa-sad/postanowienie-sadu': { reference: 'III Nsm 1/26', date: GIVEN.date },
  }
  const HELD = [
    'podstawa-zadanie/zadanie-szkoly',
    'podstawa-zadanie/zadanie-publiczne',
    'podstawa-zadanie/przepis-o-danych-szczegolnych',
    'podstawa-zgoda/zgoda-osoby',
    'podstawa-zgoda/zgoda-rodzica',
    'podstawa-tajemnica/zwolnienie-z-tajemnicy',
  ]
  /** Whoever consents is the only adult of the case, about themself. */
  const asked = async (ground: string, more: Partial<DiscloseInput>) => {
    const caseId = await aCase([school])
    const person = (await subject(caseId, 1)) as DiscloseInput['person']
    const about = { institutionId: keeper.id, role: LEAD, category: 'zdrowie' } as const
    const everything = { ...GIVEN, article: 'art. 23 ustawy o próbie', description: 'omdlenia', ...more }
    return give(school.worker, lessons(caseId, { ...about, ...everything, ground, person }))
  }

  test.each(Object.entries(SHOWN))('is shown on „%s” (row 6)', async (ground, record) => {
    expect(await asked(ground, record)).toMatchObject({ ok: true })
  })

  test('is shown when the pupil’s health is in danger (row 6)', async () => {
    const caseId = await aCase([school])
    const nurse = await world.partner('Przychodnia', 'health')
    await world.seat(caseId, nurse, MEMBER)
    const input = lessons(caseId, {
      ...{ institutionId: nurse.id, category: 'zdrowie', ground: 'podstawa-zagrozenie/szkola-zagrozenie-zdrowia' },
      ...{ description: 'Omdlenia na lekcjach.', date: GIVEN.date },
    })
    expect(await give(school.worker, { ...input, description: undefined })).toMatchObject({ refusal: 'record_missing' })
    expect(await give(school.worker, { ...input, ground: 'podstawa-zagrozenie/zywotny-interes' })).toMatchObject({
      refusal: 'basis_does_not_fit',
    })
    expect((await give(school.worker, input)).ok).toBe(true)
  })

  test.each(HELD)('is not shown on „%s”, which lifts no secrecy of a teacher (row 6)', async (ground) => {
    expect(await asked(ground, {})).toMatchObject({ refusal: 'basis_does_not_fit' })
  })

  test('the page offers nothing that lifts no secrecy (row 6)', async () => {
    const caseId = await aCase([school])
    const { html } = await site.open(`/cases/${caseId}/sharing/new/${keeper.id}/${LEAD}/zdrowie`, school.worker)
    for (const ground of Object.keys(SHOWN)) expect(html).toContain(`value="${ground}"`)
    for (const ground of HELD) expect(html).not.toContain(`value="${ground}"`)
  })
})

describe('when the law changes', () => {
  test('what was shown keeps the old text, and what is shown from that day on rests on the new (row 52)', async () => {
    const old = { code: 'zadanie-pomocy-spolecznej', from: '2019-05-04' }
    const changed = shippedLaw().bases.flatMap((row) =>
      row.code === old.code
        ? [
            { ...row, until: '2026-11-30' },
            { ...row, article: 'art. 100a', statute: 'ustawy zmienionej na próbę', from: '2026-12-01' },
          ]
        : [row],
    )
    const loaded = await actAs(systemActor('setup'), (ctx) => loadLegalBases(ctx, { bases: changed }))
    expect(loaded).toMatchObject({ value: { added: 1, ended: 1 } })
    const before = await aCase([school])
    const after = await aCase([school])
    await give(keeper.worker, lessons(before))
    clock.set(new Date('2026-12-01T08:00:00Z'))
    await give(keeper.worker, lessons(after))
    expect(await rowsOf(before)).toMatchObject([{ basis_text: { article: 'art. 100 ust. 2' } }])
    expect(await rowsOf(after)).toMatchObject([{ basis_text: { article: 'art. 100a' } }])
    const read = async (caseId: string) => (await site.open(`/cases/${caseId}/sharing`, keeper.worker)).html
    expect(await read(before)).toContain('art. 100 ust. 2 ustawy z dnia 12 marca 2004 r. o pomocy społecznej')
    expect(await read(before)).not.toContain('zmienionej na próbę')
    expect(await read(after)).toContain('art. 100a ustawy zmienionej na próbę')
  })
})
