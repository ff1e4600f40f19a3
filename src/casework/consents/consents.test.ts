import { afterAll, describe, expect, test } from 'vitest'
import { Forbidden, InstitutionId, localDate, NotFound, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { recordAuthority } from '../authority/record-authority.server.ts'
import { registerPieces } from '../bundle/gather/register-pieces.query.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { withdrawConsent } from '../families/withdraw-consent.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { done, printWorld, tags } from '../prints/print-world.fixture.ts'
import type { DiscloseInput } from '../sharing/disclose.schema.ts'
import { disclose } from '../sharing/disclose.server.ts'
import { ledgerEntries } from '../sharing/ledger.query.server.ts'
import { consentPrintPath } from './consents-path.ts'
import { recordSharingConsent } from './record-sharing-consent.server.ts'
import { registersOf } from './registers.query.server.ts'
import type { SharingConsentInput, WithdrawSharingInput } from './sharing-consent.schema.ts'
import { withdrawSharingConsent } from './withdraw-sharing-consent.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await printWorld(database)
const { as, actAs, keeper, school, police, stranger, newId, found } = world
const { asked, take, stop } = world.site
const { open, send } = visiting(actAs, caseworkPages)
afterAll(stop)

const TODAY = localDate('2026-11-23')
const CONSENT_DAY = localDate('2026-11-20')
const STRENGTHS = 'mocne-strony'

/** A mother, called by name, and a child; a school and the police in the team; what the keeper knows of the family's strengths. */
async function family() {
  const at = await world.named()
  const mother = SubjectId.parse(at.mother)
  const father = SubjectId.parse(await world.subject(at.caseId, 3))
  const itemId = await world.item(at.caseId, keeper, STRENGTHS, { subject_id: mother, body: { text: 'Lubi gotować' } })
  return { ...at, mother, father, child: SubjectId.parse(at.child), itemId }
}
type Family = Awaited<ReturnType<typeof family>>

const said = ({ mother }: Family, more: Partial<SharingConsentInput> = {}): SharingConsentInput => ({
  subjectId: mother,
  giver: mother,
  ground: 'podstawa-zgoda',
  recipient: school.id,
  categories: [STRENGTHS],
  text: 'uk',
  validUntil: undefined,
  second: undefined,
  recordedHow: 'paper',
  recordedOn: CONSENT_DAY,
  ...more,
})
const records = (at: Family, more: Partial<SharingConsentInput> = {}, who = keeper.worker) =>
  as(who, (ctx) => recordSharingConsent(ctx, { caseId: at.caseId, ...said(at, more) }))
const takesBack = (at: Family, consentId: string, more: Partial<WithdrawSharingInput> = {}, who = keeper.worker) => {
  const back = { by: at.mother, onDay: TODAY, recordedHow: 'conversation_noted', ...more } as const
  return as(who, (ctx) => withdrawSharingConsent(ctx, { caseId: at.caseId, consentId, ...back }))
}
const shows = (at: Family, more: Partial<DiscloseInput> = {}) =>
  as(keeper.worker, (ctx) =>
    disclose(ctx, {
      caseId: at.caseId,
      institutionId: school.id,
      role: 'czlonek-zespolu-rodziny',
      category: STRENGTHS,
      extent: 'extract',
      words: 'Lubi gotować.',
      purpose: 'wspólna praca',
      until: localDate('2027-05-20'),
      ground: 'podstawa-zgoda/zgoda-osoby',
      person: at.mother,
      subjectId: at.mother,
      date: CONSENT_DAY,
      validUntil: localDate('2027-06-30'),
      ...more,
    }),
  )
const reads = async ({ caseId }: Family, who = school.worker) =>
  (
    await as(who, (ctx) =>
      ctx.db.selectFrom('casework.extract').select('words').where('case_id', '=', caseId).execute(),
    )
  ).length
const register = async ({ caseId }: Family, who = keeper.worker) =>
  (await as(who, (ctx) => registersOf(ctx, caseId))).sharing

describe('the register of consents to showing', () => {
  test('keeps who agreed, to whom, what, how, and the text as it stood on that day', async () => {
    const at = await family()
    done(await records(at))
    expect(await register(at)).toMatchObject([
      {
        giver: at.mother,
        recipient: { id: school.id },
        categories: [STRENGTHS],
        how: 'paper',
        givenOn: CONSENT_DAY,
        text: { register: 'sharing', version: 1, language: 'uk' },
        withdrawnOn: null,
        running: 0,
      },
    ])
    expect(await reads(at)).toBe(0)
  })

  test.each<[string, Partial<SharingConsentInput>]>([
    ['day_ahead', { recordedOn: localDate('2026-11-24') }],
    ['ends_before_it_begins', { validUntil: localDate('2026-11-19') }],
    ['no_text_then', { recordedOn: localDate('2025-12-31') }],
    ['unknown_choice', { ground: 'podstawa-sad' }],
    ['unknown_choice', { categories: [STRENGTHS, 'nie-ma-takiej'] }],
    ['unknown_choice', { recipient: '01a2076b-4400-7012-8e86-c21b0ab74916' }],
  ])('refuses %s', async (refusal, more) => {
    const at = await family()
    expect(await records(at, more)).toMatchObject({ refusal })
    expect(await register(at)).toEqual([])
  })

  test('takes a consent about a child from who decides for it, and from nobody for an adult who decides alone', async () => {
    const at = await family()
    expect(await records(at, { subjectId: at.father })).toMatchObject({ refusal: 'own_consent' })
    expect(await records(at, { subjectId: at.child })).toMatchObject({ refusal: 'authority_unknown' })
    expect(await records(at, { subjectId: at.child, giver: at.child })).toMatchObject({ refusal: 'child_itself' })
    await decides(at, at.mother)
    expect((await records(at, { subjectId: at.child })).ok).toBe(true)
    expect(await records(at, { subjectId: at.child, giver: at.father })).toMatchObject({ refusal: 'no_authority' })
  })

  test('holds a consent once, also when it is sent twice at the same moment', async () => {
    const at = await family()
    const both = await Promise.all([records(at), records(at)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await register(at)).toHaveLength(1)
  })

  test('is written by those who keep the case; a partner may not, a stranger finds no case', async () => {
    const at = await family()
    await expect(records(at, {}, school.worker)).rejects.toThrow(Forbidden)
    await expect(records(at, {}, stranger)).rejects.toThrow(NotFound)
    const id = done(await records(at))
    await expect(takesBack(at, id, {}, school.worker)).rejects.toThrow(NotFound)
    await expect(takesBack(at, id, {}, stranger)).rejects.toThrow(NotFound)
    expect(await register(at, school.worker)).toEqual([])
  })

  test('leaves no trace of a consent about special content where the keeper did not write it', async () => {
    const at = await family()
    const own = { caseId: at.caseId, institutionId: keeper.id, category: 'zdrowie', role: 'pracownik-prowadzacy' }
    await world.item(at.caseId, school, 'zdrowie', { subject_id: at.mother, body: { text: 'Leki' } })
    await found.put('casework.sharing_consent', {
      ...{ id: newId(), case_id: at.caseId, institution_id: school.id, subject_id: at.mother, special: true },
      ...{ recipient_institution_id: own.institutionId, ground: 'podstawa-tajemnica', categories: ['zdrowie'] },
      ...{ given_on: CONSENT_DAY, recorded_by: school.worker, recorded_at: TODAY },
    })
    expect(await register(at)).toEqual([])
    expect(await register(at, school.worker)).toHaveLength(1)
    expect((await open(`/cases/${at.caseId}/consents`, keeper.worker)).html).not.toContain('Zdrowie</')
  })
})

/** A parent with full authority. */
const decides = (at: Family, holder: SubjectId) =>
  as(keeper.worker, async (ctx) =>
    done(
      await recordAuthority(ctx, {
        ...{ caseId: at.caseId, subjectId: at.child, holder, kind: 'full', document: 'birth_record' },
        from: localDate('2014-05-04'),
      }),
    ),
  )

describe('what rests on a consent', () => {
  test('refers to the register, and ends the moment it is withdrawn, while what stands on a statute stays', async () => {
    const at = await family()
    const consent = done(await records(at))
    done(await shows(at))
    await world.disclosure(at.caseId, keeper, school, 'nauka')
    expect(await register(at)).toMatchObject([{ id: consent, running: 1 }])
    expect(await reads(at)).toBe(1)
    expect(done(await takesBack(at, consent))).toBe(1)
    expect(await reads(at)).toBe(0)
    const ledger = await as(school.worker, async (ctx) => ledgerEntries(ctx, await caseFacts(ctx, at.caseId)))
    expect(ledger.map(({ category, state, endedWithConsent }) => [category, state, endedWithConsent])).toEqual(
      expect.arrayContaining([
        [STRENGTHS, 'withdrawn', true],
        ['nauka', 'in_force', false],
      ]),
    )
  })

  test('is written into the register where a disclosure names a consent that is not there yet', async () => {
    const at = await family()
    done(await shows(at))
    const [written] = await register(at)
    expect(written).toMatchObject({ giver: at.mother, how: null, givenOn: CONSENT_DAY, running: 1 })
    expect(done(await takesBack(at, written?.id ?? ''))).toBe(1)
    expect(await reads(at)).toBe(0)
  })

  test('is not shown again by the same consent, nor longer than it is valid; a newer consent opens it (row 4)', async () => {
    const at = await family()
    const consent = done(await records(at, { validUntil: localDate('2027-01-31') }))
    expect(await shows(at)).toMatchObject({ refusal: 'beyond_validity', why: { field: 'until' } })
    done(await takesBack(at, consent))
    expect(await shows(at)).toMatchObject({ refusal: 'consent_withdrawn', why: { field: 'date' } })
    world.clock.set(new Date('2026-11-24T08:00:00Z'))
    expect((await shows(at, { date: localDate('2026-11-24') })).ok).toBe(true)
    world.clock.set(MONDAY)
  })

  test('about the whole family rests on a consent for each person, and ends with the first that is withdrawn', async () => {
    const at = await family()
    await decides(at, at.mother)
    done(await shows(at, { subjectId: undefined }))
    const consents = await register(at)
    expect(consents.map(({ subjectId }) => subjectId).toSorted()).toEqual([at.mother, at.child].toSorted())
    const ofChild = consents.find(({ subjectId }) => subjectId === at.child)
    expect(done(await takesBack(at, ofChild?.id ?? ''))).toBe(1)
    expect(await reads(at)).toBe(0)
    expect((await register(at)).map(({ withdrawnOn }) => withdrawnOn)).toContain(null)
  })
})

describe('a withdrawal', () => {
  test('is refused twice, for a day ahead, before the consent, and from somebody without authority', async () => {
    const at = await family()
    const consent = done(await records(at))
    const refusals = [
      await takesBack(at, consent, { onDay: localDate('2026-11-24') }),
      await takesBack(at, consent, { onDay: localDate('2026-11-19') }),
      await takesBack(at, consent, { by: at.father }),
      await takesBack(at, consent, { by: '01a2076b-4400-7012-8e86-c21b0ab74916' }),
    ]
    expect(refusals).toMatchObject([
      { refusal: 'day_ahead' },
      { refusal: 'before_consent' },
      { refusal: 'not_theirs_to_withdraw' },
      { refusal: 'not_theirs_to_withdraw' },
    ])
    const both = await Promise.all([takesBack(at, consent), takesBack(at, consent)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await takesBack(at, consent)).toMatchObject({ refusal: 'already_withdrawn' })
  })

  test('of a consent for a child may come from the other parent who decides too', async () => {
    const at = await family()
    await decides(at, at.mother)
    const consent = done(await records(at, { subjectId: at.child }))
    expect(await takesBack(at, consent, { by: at.father })).toMatchObject({ refusal: 'not_theirs_to_withdraw' })
    await decides(at, at.father)
    expect((await takesBack(at, consent, { by: at.father })).ok).toBe(true)
  })

  test('of one register leaves the other as it is, and both pages say so', async () => {
    const { form: _, ...first } = await world.consented()
    const at = { ...(await family()), caseId: first.caseId, mother: SubjectId.parse(first.mother) }
    const consent = done(await records(at))
    done(await shows(at))
    const recorded = { how: 'paper', onDay: TODAY } as const
    const left = { caseId: at.caseId, subjectId: at.mother, onDay: TODAY, recorded }
    done(await as(keeper.worker, (ctx) => withdrawConsent(ctx, left)))
    const { takingPart, sharing } = await as(keeper.worker, (ctx) => registersOf(ctx, at.caseId))
    expect(takingPart).toMatchObject([{ withdrawnOn: TODAY }])
    expect(sharing).toMatchObject([{ withdrawnOn: null, running: 1 }])
    expect(await reads(at)).toBe(1)
    const page = await open(`/cases/${at.caseId}/consents`, keeper.worker)
    expect(page.html).toContain('Cofnięcie zgody na udział nie cofa zgody na udostępnianie')
    const back = await open(`/cases/${at.caseId}/consents/${consent}/withdraw`, keeper.worker)
    expect(back.html).toContain('Zgoda na udział zostaje.')
  })
})

describe('pages', () => {
  test('a coordinator writes a consent with its scan and takes it back without script', async () => {
    const at = await family()
    done(await shows(at, { date: localDate('2026-11-19') }))
    const page = `/cases/${at.caseId}/consents`
    const typed = {
      ...{ subjectId: at.mother, giver: at.mother, recipient: school.id, ground: 'podstawa-zgoda', text: 'pl' },
      ...{ recordedHow: 'paper', recordedOn: '20.11.2026', validUntil: '1.11.2026' },
    }
    const nothing = await send(`${page}/new`, keeper.worker, typed)
    expect(nothing.status).toBe(422)
    const refused = await send(`${page}/new`, keeper.worker, { ...typed, categories: STRENGTHS })
    expect(refused.html).toContain('Zgoda kończy się wcześniej, niż ją wyrażono.')
    expect(refused.html).toContain('value="20.11.2026"')
    const file = new File(['%PDF-1.7\n%%EOF'], 'zgoda.pdf')
    const whole = { ...typed, validUntil: '', categories: STRENGTHS, file }
    expect((await send(`${page}/new`, keeper.worker, whole)).status).toBe(303)
    const shown = (await open(page, keeper.worker)).html
    expect(shown).toContain('tekst w wersji 1, po polsku')
    expect(shown).toMatch(/href="\/files\/[0-9a-f-]+"[^>]*>skan 1/)
    const [consent] = (await register(at)).filter(({ how }) => how === 'paper')
    const back = { by: at.mother, onDay: '23.11.2026', recordedHow: 'letter' }
    expect((await send(`${page}/${consent?.id}/withdraw`, keeper.worker, back)).status).toBe(303)
    expect((await open(page, keeper.worker)).html).toContain('cofnięta 23.11.2026')
    const again = await send(`${page}/${consent?.id}/withdraw`, keeper.worker, back)
    expect(again.html).toContain('Tę zgodę już cofnięto.')
  })

  test('are absent for a stranger and for whoever is denied the case, and the forms are the keeper’s', async () => {
    const at = await family()
    const consent = done(await records(at))
    for (const path of ['consents', 'consents/new', `consents/${consent}/withdraw`]) {
      const page = `/cases/${at.caseId}/${path}`
      expect([path, (await open(page, stranger)).status]).toEqual([path, 404])
      expect([path, (await open(page, keeper.worker)).status]).toEqual([path, 200])
    }
    expect((await open(`/cases/${at.caseId}/consents/new`, school.worker)).status).toBe(403)
    expect((await open(`/cases/${at.caseId}/consents/${consent}/withdraw`, school.worker)).status).toBe(404)
    await found.put('casework.denied', { person_id: keeper.worker, case_id: at.caseId, since: TODAY })
    expect((await open(`/cases/${at.caseId}/consents`, keeper.worker)).status).toBe(404)
  })
})

test('the copy of a person’s data tells to whom they let what be shown, and when', async () => {
  const at = await family()
  done(await records(at))
  const pieces = await as(keeper.worker, async (ctx) =>
    registerPieces({
      ...{ ctx, known: await caseFacts(ctx, at.caseId), subjectId: at.mother, at: ctx.now, locale: 'pl' },
      ...{ institutionId: InstitutionId.parse(keeper.id), t: translator('pl') },
    }),
  )
  const lines = pieces.find(({ source }) => source === 'consents')?.lines ?? []
  expect(lines.map(({ text }) => text).join()).toMatch(/^Szkoła: .*20\.11\.2026/)
})

describe('the paper to be signed', () => {
  test.each([
    ['sharing', 'pl', 'Zgoda na udostępnienie informacji', 'Mocne strony'],
    ['sharing', 'uk', 'Згода на передання інформації', 'Позначте, яку інформацію можна показати'],
    ['taking_part', 'pl', 'Zgoda na udział we wspólnej pracy', 'Data i podpis osoby, która wyraża zgodę'],
    ['taking_part', 'uk', 'Згода на участь у спільній роботі', 'Моя участь добровільна'],
  ] as const)('of %s in %s is tagged, in its language, and holds no name', async (kind, language, title, words) => {
    const at = await family()
    const { pdf } = await take(consentPrintPath(at.caseId, kind, language), keeper.worker)
    expect(pdf.lang).toBe(language)
    expect(tags(pdf, 'H1').join(' ') + pdf.text).toContain(title)
    expect(pdf.text).toContain(words)
    expect(pdf.text).not.toMatch(/Zmyślińsk|Żaneta|gotować/)
    expect((await asked(consentPrintPath(at.caseId, kind, language), school.worker)).status).toBe(403)
    expect((await asked(consentPrintPath(at.caseId, kind, language), stranger)).status).toBe(404)
  })
})

test('the police, to whom nothing was consented, read nothing through the register', async () => {
  const at = await family()
  done(await records(at))
  done(await shows(at))
  expect([await reads(at, police.worker), await register(at, police.worker)]).toEqual([0, []])
})
