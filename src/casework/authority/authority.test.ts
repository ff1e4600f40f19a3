import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { BIELINY, caseWorld } from '../cases/case-world.fixture.ts'
import type { ConsentForInput } from '../consents/consent-for.schema.ts'
import { giveConsentFor } from '../consents/consent-for.server.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { completeForm } from '../forms/complete-form.server.ts'
import { newForm } from '../forms/form-to-fill.query.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { authorityFacts, authorityRows } from './authority.store.server.ts'
import { decidersIn } from './deciders.query.server.ts'
import { endRecord } from './end-record.server.ts'
import type { AuthorityInput } from './record-authority.schema.ts'
import { recordAuthority } from './record-authority.server.ts'
import { recordIncapacity } from './record-incapacity.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, school } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const TODAY = localDate('2026-11-23')
const BIRTH = localDate('2012-05-05')

const enter = async (caseId: string, given: string, adult: boolean) => {
  const done = await as(lead, (ctx) =>
    enterPerson(ctx, { caseId, family: 'Zmyślińska', given, adult, ...(adult ? {} : { born: BIRTH }) }),
  )
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

/** A mother, a father and a girl of 14, with a school in the team. */
async function family() {
  const caseId = await world.opens(lead)
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }))
  const mother = SubjectId.parse((await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id)
  return { caseId, mother, father: await enter(caseId, 'Marek', true), child: await enter(caseId, 'Zosia', false) }
}
const by = (holder: AuthorityInput['holder'], more: Partial<AuthorityInput> = {}): AuthorityInput => ({
  holder,
  kind: 'full',
  document: 'birth_record',
  from: BIRTH,
  ...more,
})
const decision = {
  document: 'court_decision',
  court: 'Sąd Próbny',
  signature: 'III Nsm 1/26',
  documentOn: TODAY,
} as const
const records = async (caseId: string, subjectId: string, said: AuthorityInput, who = lead) =>
  as(who, (ctx) => recordAuthority(ctx, { caseId, subjectId, ...said }))
const consents = (caseId: string, subjectId: string, giver: string, more: Partial<ConsentForInput> = {}, who = lead) =>
  as(who, (ctx) =>
    giveConsentFor(ctx, {
      caseId,
      subjectId,
      giver,
      recordedHow: 'paper',
      recordedOn: TODAY,
      ...more,
    }),
  )

describe('recording who decides for a child', () => {
  test('is for those who keep the case; a school in the team reads nothing of it, a stranger finds no case', async () => {
    const { caseId, mother, child } = await family()
    await expect(records(caseId, child, by(mother), teacher)).rejects.toThrow(Forbidden)
    await expect(records(caseId, child, by(mother), outsider)).rejects.toThrow(NotFound)
    expect((await records(caseId, child, by(mother))).ok).toBe(true)
    expect(await as(lead, (ctx) => authorityRows(ctx, caseId))).toMatchObject([{ holder: mother, kind: 'full' }])
    expect(await as(teacher, (ctx) => authorityRows(ctx, caseId))).toEqual([])
    expect((await as(outsider, (ctx) => authorityFacts(ctx, caseId))).authorities).toEqual([])
  })

  test('is read by those to whom the person’s identity is shown, as their name is', async () => {
    const { caseId, mother, child } = await family()
    await records(caseId, child, by(mother))
    const [{ category } = { category: '' }] = await world.rows<{ category: string }>(
      `select category from casework.item where case_id = $1 and kind = 'identity' limit 1`,
      [caseId],
    )
    await world.found.put('casework.disclosure', {
      id: world.newId(),
      case_id: caseId,
      owner_institution_id: world.ops,
      recipient_institution_id: school,
      category,
      extent: 'full',
      version_id: world.versionId,
      ground: 'podstawa-zadanie',
      ground_kind: 'statutory_task',
      purpose: 'wspólna praca',
      valid_from: '2026-11-02',
      valid_until: '2027-05-24',
      decided_by: lead,
      decided_at: TODAY,
    })
    expect(await as(teacher, (ctx) => authorityRows(ctx, caseId))).toHaveLength(1)
  })

  test('a partner is never told that a parent’s authority was taken, only that it does not count', async () => {
    const { caseId, mother, child } = await family()
    await records(caseId, child, by(mother))
    await records(caseId, child, by(mother, { kind: 'deprived', ...decision, from: TODAY }))
    const kinds = async (who: string) =>
      (await as(who, (ctx) => authorityFacts(ctx, caseId))).authorities.map(({ kind }) => kind)
    expect(await kinds(lead)).toEqual(['full', 'deprived'])
    expect(await kinds(teacher)).toEqual(['full', 'none'])
  })

  test.each<[string, Partial<AuthorityInput>]>([
    ['birth_gives_full_only', { kind: 'guardian' }],
    ['decision_incomplete', { ...decision, court: undefined }],
    ['covers_unsaid', { ...decision, kind: 'limited' }],
    ['document_ahead', { ...decision, documentOn: localDate('2026-11-24') }],
    ['ends_before_it_begins', { until: localDate('2012-05-04') }],
    ['holder_unnamed', { holder: 'outside' }],
    ['unknown_holder', { holder: SubjectId.parse('01a2076b-4400-7012-8e86-c21b0ab74916') }],
  ])('is refused (%s)', async (refusal, change) => {
    const { caseId, mother, child } = await family()
    expect(await records(caseId, child, { ...by(mother), ...change })).toMatchObject({ refusal })
    expect(await as(lead, (ctx) => authorityRows(ctx, caseId))).toEqual([])
  })

  test('what ended or was a mistake stays on record, with the newer row beside it', async () => {
    const { caseId, mother, child } = await family()
    const first = await records(caseId, child, by(mother))
    const recordId = first.ok ? first.value : ''
    const end = (more: Parameters<typeof endRecord>[1] extends infer I ? Partial<I> : never) => (ctx: Ctx) =>
      endRecord(ctx, { caseId, subjectId: child, kind: 'authority', recordId, how: 'ended', ...more })
    await expect(as(teacher, end({ until: TODAY }))).rejects.toThrow(NotFound)
    expect(await as(lead, end({}))).toMatchObject({ refusal: 'until_missing' })
    expect((await as(lead, end({ until: localDate('2026-11-20') }))).ok).toBe(true)
    await expect(as(lead, end({ until: TODAY }))).rejects.toThrow(NotFound)
    const rows = await world.rows(
      `select until_on::text, replaced_at is null as current from casework.authority where case_id = $1 order by id`,
      [caseId],
    )
    expect(rows).toEqual([
      { until_on: null, current: false },
      { until_on: '2026-11-20', current: true },
    ])
    await expect(database.runtime.query('delete from casework.authority')).rejects.toThrow(/permission denied/)
  })

  test('facts hold no name and are seen with the entry only', async () => {
    const { caseId, child } = await family()
    await records(caseId, child, by('outside', { holderName: 'Babcia Tajna', kind: 'guardian', ...decision }))
    const name = 'casework.authority.recorded'
    const [fact] = await world.rows<{ payload: object; about_item: boolean }>(
      'select payload, about_item from platform.fact where chain_id = $1 and name = $2',
      [caseId, name],
    )
    expect(fact?.about_item).toBe(true)
    expect(JSON.stringify(fact?.payload)).not.toMatch(/Babcia|Sąd|Nsm/)
    const seen = (who: string) =>
      as(who, (ctx) =>
        ctx.db
          .selectFrom('platform.fact')
          .select('seq')
          .where('chain_id', '=', caseId)
          .where('name', '=', name)
          .execute(),
      )
    expect(await seen(lead)).toHaveLength(1)
    expect(await seen(teacher)).toEqual([])
  })
})

describe('a consent on behalf of a child', () => {
  test('is refused until it is known who decides, and from whoever does not', async () => {
    const { caseId, mother, father, child } = await family()
    expect(await consents(caseId, child, mother)).toMatchObject({ refusal: 'authority_unknown' })
    await records(caseId, child, by(mother))
    expect(await consents(caseId, child, father)).toMatchObject({ refusal: 'no_authority', why: { field: 'giver' } })
    expect((await consents(caseId, child, mother)).ok).toBe(true)
    await expect(consents(caseId, child, mother, {}, teacher)).rejects.toThrow(Forbidden)
  })

  test('by one of two parents asks for the reason, and keeps it', async () => {
    const { caseId, mother, father, child } = await family()
    await records(caseId, child, by(mother))
    await records(caseId, child, by(father))
    expect(await consents(caseId, child, mother)).toMatchObject({ refusal: 'second_parent_missing' })
    expect((await consents(caseId, child, mother, { second: 'not_reachable' })).ok).toBe(true)
    expect((await consents(caseId, child, father)).ok).toBe(true)
    const kept = await world.rows('select second_parent from casework.consent_for where case_id = $1 order by id', [
      caseId,
    ])
    expect(kept).toEqual([{ second_parent: 'not_reachable' }, { second_parent: null }])
  })

  test('by a guardian from outside the case counts', async () => {
    const { caseId, child } = await family()
    await records(caseId, child, by('outside', { holderName: 'Babcia', kind: 'guardian', ...decision }))
    const [row] = await as(lead, (ctx) => authorityRows(ctx, caseId))
    const giver = row?.outside ?? ''
    expect((await consents(caseId, child, giver)).ok).toBe(true)
  })

  test('ends with the eighteenth birthday, whatever was ticked when the child was entered', async () => {
    const { caseId, mother } = await family()
    const grown = async (born: string) => {
      const done = await as(lead, (ctx) =>
        enterPerson(ctx, { caseId, family: 'Zmyślińska', adult: false, born: localDate(born) }),
      )
      if (!done.ok) throw new Error(done.refusal)
      await records(caseId, done.value, by(mother))
      return consents(caseId, done.value, mother)
    }
    expect(await grown('2008-11-23')).toMatchObject({ refusal: 'own_consent' })
    expect((await grown('2008-11-24')).ok).toBe(true)
  })

  test('nobody consents for an adult who decides alone', async () => {
    const { caseId, mother, father } = await family()
    expect(await consents(caseId, father, mother)).toMatchObject({ refusal: 'own_consent' })
  })
})

describe('the consent form of the model', () => {
  /** The case in the stage where the family says whether it takes part. */
  async function asked() {
    const { caseId, ...people } = await family()
    const visit = { stage: 'zgody-i-zespol', entered_at: TODAY, entered_on: TODAY, made_by: lead }
    await world.found.put('casework.visit', { case_id: caseId, no: 2, ...visit })
    await database.owner.query(`update casework.case set stage = 'zgody-i-zespol', visit_no = 2 where id = $1`, [
      caseId,
    ])
    return { caseId, ...people }
  }
  const says = (children: readonly string[], agrees = true) => ({
    'osoba-czesc': { dzieci: children },
    zakres: { udzial: agrees, forma: 'papier' },
    potwierdzenie: { 'data-zgody': '2026-11-23' },
  })
  const signs = (
    caseId: string,
    who: string,
    children: readonly string[],
    more: { agrees?: boolean; second?: 'asked' } = {},
  ) =>
    as(lead, async (ctx) =>
      completeForm(ctx, await newForm(ctx, caseId, 'zgoda-na-udzial', { key: who }), {
        caseId,
        answers: says(children, more.agrees),
        version: null,
        recorded: { how: 'paper', onDay: TODAY },
        second: more.second,
      }),
    )

  test('covers children only by whoever decides for them, and writes nothing when refused', async () => {
    const { caseId, mother, father, child } = await asked()
    expect(await signs(caseId, mother, [child])).toMatchObject({
      refusal: 'authority_unknown',
      why: { field: 'osoba-czesc.dzieci' },
    })
    expect(await world.rows('select 1 from casework.consent where case_id = $1', [caseId])).toEqual([])
    expect((await signs(caseId, mother, [])).ok).toBe(true)
    await records(caseId, child, by(mother))
    expect(await signs(caseId, father, [child])).toMatchObject({ refusal: 'no_authority' })
    expect((await signs(caseId, mother, [child])).ok).toBe(true)
    const kept = () =>
      world.rows('select withdrawn_on from casework.consent_for where case_id = $1 order by id', [caseId])
    expect(await kept()).toEqual([{ withdrawn_on: null }])
    expect((await signs(caseId, mother, [child], { agrees: false })).ok).toBe(true)
    expect(await kept()).toMatchObject([{ withdrawn_on: '2026-11-23' }])
  })

  test('asks about the other parent on the page itself', async () => {
    const { caseId, mother, father, child } = await asked()
    const page = `/cases/${caseId}/forms/zgoda-na-udzial/new?for=${mother}`
    const before = (await open(page, lead)).html
    expect(before).toContain('Nie wiadomo, kto może wyrazić zgodę.')
    expect(before).toContain(`/people/${child}/authority/new`)
    await records(caseId, child, by(mother))
    await records(caseId, child, by(father))
    const answers = {
      'osoba-czesc.osoba': mother,
      'osoba-czesc.dzieci': child,
      'zakres.udzial': 'yes',
      'zakres.forma': 'papier',
      'potwierdzenie.data-zgody': '23.11.2026',
      _signed_how: 'paper',
      _signed_on: '23.11.2026',
    }
    const refused = await send(page, lead, answers)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-_second_parent"')
    expect((await send(page, lead, { ...answers, _second_parent: 'asked' })).status).toBe(303)
  })

  test('of an adult under guardianship waits for the guardian’s consent', async () => {
    const { caseId, mother, father } = await asked()
    const lacks = { extent: 'full' as const, court: 'Sąd', signature: 'I Ns 1/20', documentOn: TODAY, from: TODAY }
    expect((await as(lead, (ctx) => recordIncapacity(ctx, { caseId, subjectId: father, ...lacks }))).ok).toBe(true)
    expect(await signs(caseId, father, [])).toMatchObject({ refusal: 'guardian_missing' })
    await records(caseId, father, by(mother, { kind: 'guardian', ...decision, from: TODAY }))
    expect((await consents(caseId, father, mother)).ok).toBe(true)
    expect((await signs(caseId, father, [])).ok).toBe(true)
  })
})

describe('pages', () => {
  test('the overview says who may consent, and warns plainly where nobody knows', async () => {
    const { caseId, mother, father, child } = await family()
    expect((await open(`/cases/${caseId}`, lead)).html).toContain('Nie wiadomo, kto może wyrazić zgodę.')
    await records(caseId, child, by(mother))
    await records(caseId, child, by(father))
    expect((await open(`/cases/${caseId}`, lead)).html).toContain('Zgodę wyrażają razem: Zmyślińscy, Marek Zmyślińska.')
    const bySchool = (await open(`/cases/${caseId}`, teacher)).html
    expect(bySchool).not.toMatch(/wyrazić zgodę|wyrażają razem/)
  })

  test('a worker records who decides and a consent without script, and what was typed stays when refused', async () => {
    const { caseId, mother, child } = await family()
    const person = `/cases/${caseId}/people/${child}`
    const said = { holder: mother, kind: 'limited', document: 'court_decision', court: 'Sąd Próbny', from: '5.5.2012' }
    const refused = await send(`${person}/authority/new`, lead, said)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('value="Sąd Próbny"')
    const whole = { ...said, covers: 'yes', signature: 'III Nsm 1/26', documentOn: '1.10.2026' }
    expect((await send(`${person}/authority/new`, lead, whole)).status).toBe(303)
    const given = { giver: mother, recordedHow: 'paper', recordedOn: '23.11.2026' }
    const scan = new File(['%PDF-1.7\n%%EOF'], 'zgoda.pdf')
    expect((await send(`${person}/consent`, lead, { ...given, file: scan })).status).toBe(303)
    const shown = (await open(person, lead)).html
    expect(shown).toContain('ograniczona władza rodzicielska')
    expect(shown).toContain('Sąd Próbny, III Nsm 1/26')
    const [link = ''] = /\/cases\/[^"]*\/withdraw"/.exec(shown.slice(shown.indexOf('id="authority"'))) ?? []
    expect((await send(link.slice(0, -1), lead, { onDay: '23.11.2026' })).status).toBe(303)
    const [, end = ''] = new RegExp(`(${person}/authority/[^"]*/end)"`).exec(shown) ?? []
    expect((await send(end, lead, { how: 'mistake' })).status).toBe(303)
    expect((await open(person, lead)).html).not.toContain('ograniczona władza rodzicielska')
  })

  test('none of them is there for a stranger, and none but the keeper’s acts there', async () => {
    const { caseId, child } = await family()
    for (const page of ['authority/new', 'incapacity/new', 'consent', 'opinion']) {
      const at = `/cases/${caseId}/people/${child}/${page}`
      expect([page, (await open(at, outsider)).status, (await open(at, teacher)).status]).toEqual([page, 404, 403])
      expect((await open(at, lead)).status).toBe(200)
    }
  })
})

test('who decides is told to whoever writes in the case, with names only where they may know them', async () => {
  const { caseId, mother, child } = await family()
  await records(caseId, child, by(mother))
  const people = [
    { id: mother, no: 1, identity: null, relation: null },
    { id: child, no: 3, identity: null, relation: null },
  ]
  const told = await as(teacher, (ctx) => decidersIn(ctx, { caseId, code: BIELINY, people }))
  expect(told).toMatchObject([{ personId: child, state: 'known', names: [`${BIELINY}/1`] }])
})
