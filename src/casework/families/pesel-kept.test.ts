import { describe, expect, test } from 'vitest'
import { addMessages, brokenLinks, keepDraft, openVault, person, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { standsInPlain } from '#test/every-column.ts'
import { visiting } from '#test/visiting.tsx'
import { VAULT } from '#test/world.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { denyPerson } from '../denial/deny-person.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { casesOfSamePeople } from '../takeover/takeover.store.server.ts'
import { correctPerson, enterPerson } from './enter-person.server.ts'
import { peopleOf } from './people.query.server.ts'
import { personToCorrect } from './person.query.server.ts'
import { giveUpSecretsOfOtherKey, holdsSecretsOfOtherKey, peselDigest } from './secret.store.server.ts'
import { unmask } from './unmask.server.ts'

addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, as, lead, coordinator, teacher } = world
const { open, send } = visiting(actAs, caseworkPages)
const setup = systemActor('setup')

const PESEL = '44051401359'
const MASKED = '*******1359'
const ADDRESS = 'ul. Schronienia 7'

async function family(surname = 'Zmyślińscy', pesel = PESEL) {
  const caseId = await world.opens(lead, surname)
  const child = { family: 'Zmyśliński', given: 'Jan', adult: false, pesel, shieldedAddress: ADDRESS }
  const entered = await as(lead, (ctx) => enterPerson(ctx, { caseId, ...child }))
  if (!entered.ok) throw new Error(entered.refusal)
  return { caseId, child: entered.value }
}
const sealedOf = async (subject: string, kind = 'pesel') => {
  const rows = await world.rows<{ sealed: Buffer; digest: Buffer | null }>(
    'select sealed, digest from casework.secret where subject_id = $1 and kind = $2 and given_up_at is null',
    [subject, kind],
  )
  return rows[0]
}

describe('a PESEL', () => {
  test('stands nowhere in a copy of the database wherever it was typed, nor a shielded address as it was typed (row 23)', async () => {
    const { caseId, child } = await family()
    const pasted = `Zmyślińska;Ola;${PESEL};córka`
    await send(`/cases/${caseId}/people/paste`, lead, { text: pasted })
    const row = {
      family: 'Zmyślińska',
      given: 'Ola',
      adult: 'no',
      pesel: PESEL,
      shieldedAddress: ADDRESS,
      enter: 'yes',
    }
    const rows = Object.fromEntries(Object.entries(row).map(([field, value]) => [`people.0.${field}`, value]))
    expect((await send(`/cases/${caseId}/people/paste`, lead, { rows: '1', ...rows })).status).toBe(303)
    await send(`/cases/${caseId}/people/new`, lead, { family: 'Bez pełnoletności', pesel: PESEL })
    await send(`/cases/${caseId}/people/${child}`, lead, { family: 'Zmyśliński', adult: 'no', pesel: PESEL })
    await as(lead, (ctx) => unmask(ctx, { caseId, subjectId: child, kind: 'pesel', purpose: 'letter' }))
    await as(lead, (ctx) =>
      keepDraft(ctx, `/cases/${caseId}/people/new`, { pesel: [PESEL], shieldedAddress: [ADDRESS] }),
    )
    expect(await standsInPlain(database.owner, [PESEL, ADDRESS])).toEqual([])
    // The reading of the copy finds what does stand in plain.
    expect(await standsInPlain(database.owner, ['Ola'])).toContainEqual({ table: 'casework.item', text: 'Ola' })
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toHaveLength(3)
  })

  test('typed and not sent comes back to whoever typed it, and opens for no other page or person', async () => {
    const { caseId } = await family()
    const page = `/cases/${caseId}/people/new`
    await as(lead, (ctx) => keepDraft(ctx, page, { family: ['Zmyślińska'], pesel: [PESEL] }))
    expect((await open(page, lead)).html).toContain(PESEL)
    await database.owner.query('update platform.draft set person_id = $1 where path = $2', [coordinator, page])
    expect((await open(page, coordinator)).html).not.toContain(PESEL)
  })

  test('is masked on every page of a case, and shown by an unmasking alone (row 23)', async () => {
    const { caseId, child } = await family()
    const at = `/cases/${caseId}/people/${child}`
    for (const page of [at, `${at}/unmask/pesel`]) {
      const { html } = await open(page, lead)
      expect([page, html.includes(MASKED), html.includes(PESEL)]).toEqual([page, true, false])
    }
    expect((await open(`/cases/${caseId}`, lead)).html).not.toContain(PESEL)
    const asked = await send(`${at}/unmask/pesel`, lead, { purpose: 'identity' })
    expect([asked.status, asked.html.includes(PESEL)]).toEqual([200, true])
    expect(asked.headers.get('cache-control')).toContain('no-store')
  })

  test('shows its last digits to nobody but the keeper of the case, and not on a shared screen', async () => {
    const { caseId, child } = await family()
    await world.sign(teacher)
    const byTeacher = await as(teacher, (ctx) => peopleOf(ctx, caseId))
    expect(byTeacher).toEqual([])
    const hidden = await actAs(person(lead), (ctx) => peopleOf(ctx, caseId), {
      namesHidden: true,
    })
    expect(hidden.find(({ id }) => id === child)).toMatchObject({
      // Who is shielded is not told on a screen that several people look at.
      masked: ['pesel'],
      maskedPesel: null,
    })
  })

  test('is sealed anew each time, so that two people with one number look unlike; only its digest is alike', async () => {
    const [one, other] = [await family(), await family('Inni')]
    const [a, b] = [await sealedOf(one.child), await sealedOf(other.child)]
    expect(a?.sealed.equals(b?.sealed ?? Buffer.alloc(0))).toBe(false)
    expect(a?.digest?.equals(b?.digest ?? Buffer.alloc(0))).toBe(true)
    const digest = await as(lead, async (ctx) => peselDigest(ctx, PESEL))
    expect(a?.digest?.equals(digest)).toBe(true)
    const keyless = openVault(Buffer.alloc(32, 9))
    expect(await as(lead, async (ctx) => peselDigest({ ...ctx, vault: keyless }, PESEL))).not.toEqual(digest)
    expect((await sealedOf(one.child, 'shielded_address'))?.digest).toBeNull()
  })

  test('put beside another person by whoever can write the database does not open there', async () => {
    const [one, other] = [await family(), await family('Inni', '02070803628')]
    const swapped = await sealedOf(one.child)
    await database.owner.query(`update casework.secret set sealed = $1 where subject_id = $2 and kind = 'pesel'`, [
      swapped?.sealed,
      other.child,
    ])
    const ask = { caseId: other.caseId, subjectId: other.child, kind: 'pesel', purpose: 'letter' } as const
    await expect(as(lead, (ctx) => unmask(ctx, ask))).rejects.toThrow('does not open')
  })
})

describe('the same person in another case', () => {
  test('is told to those who keep both, by code, and to nobody else (row 23)', async () => {
    const number = '75031234564'
    const [one, other] = [await family('Pierwsi', number), await family('Drudzy', number)]
    const told = await as(lead, (ctx) => personToCorrect(ctx, one.caseId, one.child))
    expect(told.elsewhere.map(({ caseId }) => caseId)).toEqual([other.caseId])
    const page = await open(`/cases/${one.caseId}/people/${one.child}`, lead)
    expect(page.html).toContain('Ta osoba jest też w innej sprawie Twojej instytucji')
    expect(page.html).toContain(told.elsewhere[0]?.code ?? 'no code')
    expect(page.html).not.toContain('Drudzy')
    expect(await as(lead, (ctx) => casesOfSamePeople(ctx, one.caseId))).toHaveLength(1)
  })

  test('is not told to somebody who is kept out of it', async () => {
    const number = '90850100014'
    const [one, other] = [await family('Pierwsi', number), await family('Drudzy', number)]
    expect((await as(coordinator, (ctx) => personToCorrect(ctx, one.caseId, one.child))).elsewhere).toHaveLength(1)
    const denied = await as(lead, (ctx) =>
      denyPerson(ctx, { caseId: other.caseId, personId: coordinator, reason: 'Krewna.' }),
    )
    expect(denied.ok).toBe(true)
    expect((await as(coordinator, (ctx) => personToCorrect(ctx, one.caseId, one.child))).elsewhere).toEqual([])
  })
})

describe('a key that was lost', () => {
  test('is noticed at the start; what it sealed is given up on the record and may be entered again', async () => {
    const { caseId, child } = await family('Z dawnym kluczem')
    expect(await actAs(setup, holdsSecretsOfOtherKey)).toBe(false)
    const mark = openVault(Buffer.alloc(32, 3)).mark
    await database.owner.query('update casework.secret set sealed_by = $1 where subject_id = $2', [mark, child])
    expect(await actAs(setup, holdsSecretsOfOtherKey)).toBe(true)
    expect(await as(lead, giveUpSecretsOfOtherKey)).toBe(0)
    expect(await actAs(setup, giveUpSecretsOfOtherKey)).toBe(2)
    expect(await actAs(setup, holdsSecretsOfOtherKey)).toBe(false)
    const again = { caseId, subjectId: child, family: 'Zmyśliński', adult: false, pesel: PESEL }
    expect(await as(lead, (ctx) => correctPerson(ctx, again))).toMatchObject({ ok: true })
    const ask = { caseId, subjectId: child, kind: 'pesel', purpose: 'form' } as const
    expect(await as(lead, (ctx) => unmask(ctx, ask))).toEqual({ ok: true, value: PESEL })
    const told = await world.rows(
      `select payload ->> 'kind' as kind, chain_id = $1 as of_case from platform.fact
       where name = 'casework.secret.given_up' and payload ->> 'subject' = $2 order by 1`,
      [caseId, child],
    )
    // That something was shielded is on the record of the shield alone.
    expect(told).toEqual([
      { kind: 'pesel', of_case: true },
      { kind: 'shielded_address', of_case: false },
    ])
    expect(await actAs(systemActor('worker'), brokenLinks)).toEqual([])
    expect(VAULT.mark.equals(mark)).toBe(false)
  })
})
