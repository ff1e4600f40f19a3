import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { correctPerson, enterPerson } from './enter-person.server.ts'
import { leaveHousehold } from './leave-household.server.ts'
import { peopleOf } from './people.query.server.ts'
import { isPesel } from './pesel.domain.ts'
import { unmask } from './unmask.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, school } = world
const PESEL = '90810151234'.slice(0, 10)
/** A number of the nineteenth century with its right control digit. */
const pesel = [...'0123456789'].map((digit) => PESEL + digit).find(isPesel) ?? ''

async function family() {
  const caseId = await world.opens(lead)
  await as(lead, (ctx) => seatMember(ctx, { caseId, worker: `${teacher} ${school}`, role: 'czlonek-zespolu-rodziny' }))
  const child = await as(lead, (ctx) =>
    enterPerson(ctx, {
      caseId,
      family: 'Zmyśliński',
      given: 'Jan',
      adult: false,
      relation: 'syn',
      pesel,
      shieldedAddress: 'ul. Cicha 1',
    }),
  )
  if (!child.ok) throw new Error(child.refusal)
  return { caseId, child: child.value }
}

describe('PESEL', () => {
  test('has eleven digits, a real day of birth and a control digit', () => {
    expect(isPesel('44051401359')).toBe(true)
    expect(isPesel('44051401358')).toBe(false)
    expect(isPesel('44053101359')).toBe(false)
    expect(isPesel('4405140135')).toBe(false)
    expect(isPesel('4405140135x')).toBe(false)
  })
  test('changing one digit always spoils it', () => {
    const number = '44051401359'
    for (let place = 0; place < 11; place += 1) {
      const digit = (Number(number[place]) + 1) % 10
      expect(isPesel(number.slice(0, place) + digit + number.slice(place + 1))).toBe(false)
    }
  })
})

describe('persons of a case', () => {
  test('the keeper knows them by name; a school in the team knows only that they are there', async () => {
    const { caseId, child } = await family()
    const seen = await as(coordinator, (ctx) => peopleOf(ctx, caseId))
    expect(seen.find(({ id }) => id === child)).toMatchObject({
      relation: 'syn',
      masked: ['pesel', 'shielded_address'],
    })
    const bySchool = await as(teacher, (ctx) => peopleOf(ctx, caseId))
    expect(bySchool).toMatchObject([
      { no: 1, identity: null, relation: null, masked: [] },
      { no: 2, identity: null, relation: null, masked: [] },
    ])
  })

  test('only the keeper enters and corrects; the older entry stays on record', async () => {
    const { caseId, child } = await family()
    await expect(as(teacher, (ctx) => enterPerson(ctx, { caseId, family: 'X', adult: true }))).rejects.toThrow(
      Forbidden,
    )
    const changed = { caseId, subjectId: child, family: 'Zmyśliński', given: 'Jaś', adult: false }
    await expect(as(teacher, (ctx) => correctPerson(ctx, changed))).rejects.toThrow(Forbidden)
    await expect(as(outsider, (ctx) => correctPerson(ctx, changed))).rejects.toThrow(NotFound)
    expect(await as(lead, (ctx) => correctPerson(ctx, changed))).toMatchObject({ ok: true })
    const entries = await world.rows(
      `select replaced_at is null as current, body ->> 'given' as given from casework.item where subject_id = $1 and kind = 'identity' order by id`,
      [child],
    )
    expect(entries).toEqual([
      { current: false, given: 'Jan' },
      { current: true, given: 'Jaś' },
    ])
  })

  test('a masked number is not entered twice', async () => {
    const { caseId, child } = await family()
    const again = { caseId, subjectId: child, family: 'Zmyśliński', adult: false, pesel }
    expect(await as(lead, (ctx) => correctPerson(ctx, again))).toMatchObject({ refusal: 'pesel_already_kept' })
  })

  test('a person of another case is not found', async () => {
    const { child } = await family()
    const other = await world.opens(lead)
    const input = { caseId: other, subjectId: child, family: 'X', adult: true }
    await expect(as(lead, (ctx) => correctPerson(ctx, input))).rejects.toThrow(NotFound)
  })

  test('who left the household stays in the case but no longer counts as household', async () => {
    const { caseId, child } = await family()
    const leave = (leftOn: string) =>
      as(lead, (ctx) => leaveHousehold(ctx, { caseId, subjectId: child, leftOn: localDate(leftOn) }))
    expect(await leave('2026-11-24')).toMatchObject({ refusal: 'day_ahead' })
    expect(await leave('2026-11-20')).toMatchObject({ ok: true })
    expect(await leave('2026-11-20')).toMatchObject({ refusal: 'already_left' })
    const { facts } = await as(lead, (ctx) => caseFacts(ctx, caseId))
    expect(facts.persons.find(({ id }) => id === child)?.householdMember).toBe(false)
  })
})

describe('masked values', () => {
  test('are shown to the keeper, each showing on record with what it was for (row 23)', async () => {
    const { caseId, child } = await family()
    const shown = await as(lead, (ctx) => unmask(ctx, { caseId, subjectId: child, kind: 'pesel', purpose: 'letter' }))
    expect(shown).toEqual({ ok: true, value: pesel })
    const facts = await world.rows(
      `select actor_id, payload ->> 'purpose' as purpose from platform.fact where chain_id = $1 and name = 'casework.secret.unmasked'`,
      [caseId],
    )
    expect(facts).toEqual([{ actor_id: lead, purpose: 'letter' }])
  })

  test('are shown to nobody else, and reading the table shows none to anybody', async () => {
    const { caseId, child } = await family()
    const ask = { caseId, subjectId: child, kind: 'shielded_address', purpose: 'safety' } as const
    await expect(as(teacher, (ctx) => unmask(ctx, ask))).rejects.toThrow(Forbidden)
    await expect(as(outsider, (ctx) => unmask(ctx, ask))).rejects.toThrow(NotFound)
    await expect(as(lead, (ctx) => ctx.db.selectFrom('casework.secret').select('sealed').execute())).rejects.toThrow(
      /permission denied/,
    )
    expect(
      await world.rows(`select seq from platform.fact where chain_id = $1 and name = 'casework.secret.unmasked'`, [
        caseId,
      ]),
    ).toEqual([])
  })
})
