import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound, PersonId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx, seenAs } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking } from '#test/raw-sql.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { unmask } from '../families/unmask.server.ts'
import { caseworkMessages } from '../index.ts'
import { done } from '../prints/print-world.fixture.ts'
import { whySeen } from '../sharing/why-seen.query.server.ts'
import { apartIn } from './apart.store.server.ts'
import { endApart, endSide, nameSide } from './keep-apart.server.ts'
import { closeShield, keepShield, liftShield, openShield, unmaskShielded } from './keep-shield.server.ts'
import { ADDRESS, HIDDEN_STREET, PHONE, partedWorld, REASON } from './parted.fixture.ts'
import { recordSafeContact } from './record-safe-contact.server.ts'
import { safeContactOf, safeContactsIn } from './safe-contact.store.server.ts'
import { shieldReaders, shieldsIn } from './shield.store.server.ts'
import { sidesIn } from './side.store.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await partedWorld(database)
const { as, keeper, school, police, clinic, assistant, stranger, administrator, rows } = world
afterAll(world.site.stop)

const READS: readonly ((ctx: Ctx, caseId: string) => Promise<readonly unknown[]>)[] = [shieldsIn, apartIn, sidesIn]
const sees = (who: string, itemId: string) =>
  as(who, async (ctx) => {
    const found = await ctx.db.selectFrom('casework.item').select('id').where('id', '=', itemId).execute()
    return found.length > 0
  })
const bodies = (who: string, caseId: string) =>
  as(who, async (ctx) => {
    const found = await ctx.db.selectFrom('casework.item').select('body').where('case_id', '=', caseId).execute()
    return JSON.stringify(found)
  })

describe('a shielded address', () => {
  test('covers every entry that tells it, older and newer, for all but those who keep the case and who wrote it', async () => {
    const at = await world.family()
    const { caseId } = at
    const text = { body: { text: `Mama jest na ${HIDDEN_STREET}` } }
    const older = await world.item(caseId, keeper, 'opieka', text)
    const other = await world.item(caseId, keeper, 'opieka', { body: { text: 'Spokojny dzień' } })
    expect(await sees(school.worker, older)).toBe(true)
    done(await world.shields(at))
    const newer = await world.item(caseId, keeper, 'nauka', text)
    const schools = await world.item(caseId, school, 'nauka', text)
    await world.disclosure(caseId, school, clinic, 'nauka')
    for (const item of [older, newer]) {
      expect(await sees(keeper.worker, item)).toBe(true)
      expect(await sees(assistant.worker, item)).toBe(true)
      for (const who of [school, clinic, police]) expect(await sees(who.worker, item)).toBe(false)
    }
    expect([await sees(school.worker, schools), await sees(clinic.worker, schools)]).toEqual([true, false])
    expect(await sees(school.worker, other)).toBe(true)
  })

  test('is not shown by a disclosure of that very entry, nor told of by its existence or by why it is seen', async () => {
    const at = await world.family()
    const { caseId } = at
    const item = await world.item(caseId, keeper, 'mieszkanie', { body: { text: ADDRESS } })
    await world.disclosure(caseId, keeper, clinic, 'mieszkanie', { item_id: item })
    await world.disclosure(caseId, keeper, police, 'mieszkanie', { extent: 'existence' })
    expect(await sees(clinic.worker, item)).toBe(true)
    done(await world.shields(at))
    expect(await sees(clinic.worker, item)).toBe(false)
    const told = await as(police.worker, (ctx) => sql`select from casework.existences(${caseId}::uuid)`.execute(ctx.db))
    expect(told.rows).toEqual([])
    const whys = await as(keeper.worker, (ctx) => whySeen(ctx, caseId, item, clinic.worker))
    expect(whys.reasons).toEqual([])
    await expect(as(clinic.worker, (ctx) => whySeen(ctx, caseId, item))).rejects.toThrow(NotFound)
  })

  test('is opened to one institution or one member, dated and with the reason, and closed again at once', async () => {
    const at = await world.parted()
    const { caseId, shield, before } = at
    const open = (who: string, until = '2026-12-31') =>
      as(keeper.worker, (ctx) =>
        openShield(ctx, { caseId, shieldId: shield, who, reason: 'Odwozi dzieci', until: localDate(until) }),
      )
    expect(await open(`person:${stranger}`)).toMatchObject({ refusal: 'not_in_team' })
    expect(await open(`seat:${school.worker}`)).toMatchObject({ refusal: 'not_in_team' })
    expect(await open(`person:${school.worker}`, '2026-11-22')).toMatchObject({ refusal: 'ends_before_today' })
    expect(await open(`person:${clinic.worker}`)).toMatchObject({ refusal: 'on_other_side' })
    done(await open(`institution:${school.id}`))
    expect(await open(`institution:${school.id}`)).toMatchObject({ refusal: 'named_already' })
    expect(await sees(school.worker, before)).toBe(true)
    const asked = { caseId, shieldId: shield, purpose: 'safety' } as const
    expect(await as(school.worker, (ctx) => unmaskShielded(ctx, asked))).toBe(ADDRESS)
    expect(await as(police.worker, (ctx) => shieldsIn(ctx, caseId))).toEqual([])
    await expect(as(police.worker, (ctx) => unmaskShielded(ctx, asked))).rejects.toThrow(NotFound)
    const [reader] = await as(keeper.worker, (ctx) => shieldReaders(ctx, shield))
    await expect(
      as(school.worker, (ctx) => closeShield(ctx, { caseId, shieldId: shield, readerId: reader?.id ?? '' })),
    ).rejects.toThrow(Forbidden)
    done(await as(keeper.worker, (ctx) => closeShield(ctx, { caseId, shieldId: shield, readerId: reader?.id ?? '' })))
    expect(await sees(school.worker, before)).toBe(false)
  })

  test('opened until a day is closed on the next one', async () => {
    const { caseId, shield, before } = await world.parted()
    const until = localDate('2026-11-23')
    const input = { caseId, shieldId: shield, who: `person:${school.worker}`, reason: 'Jeden dzień', until }
    done(await as(keeper.worker, (ctx) => openShield(ctx, input)))
    expect(await sees(school.worker, before)).toBe(true)
    const next = await asking(database, school.worker, async (client) => {
      await client.query(
        `select set_config('app.now', '2026-11-24T08:00:00Z', true), set_config('app.today', '2026-11-24', true)`,
      )
      return (await client.query('select from casework.item where id = $1', [before])).rowCount
    })
    expect(next).toBe(0)
  })

  test('opened to an institution stays closed to its worker who stands on the other side', async () => {
    const { caseId, shield, before } = await world.parted()
    const input = {
      caseId,
      shieldId: shield,
      who: `institution:${clinic.id}`,
      reason: 'Leczy matkę',
      until: localDate('2026-12-31'),
    }
    done(await as(keeper.worker, (ctx) => openShield(ctx, input)))
    expect(await sees(clinic.worker, before)).toBe(false)
    expect(await as(clinic.worker, (ctx) => shieldsIn(ctx, caseId))).toEqual([])
  })

  test('is unmasked on the record of the shield alone: no fact of the case tells that there is one', async () => {
    const { caseId, mother, shield } = await world.parted()
    const asked = { caseId, subjectId: mother, kind: 'shielded_address', purpose: 'letter' } as const
    expect(done(await as(keeper.worker, (ctx) => unmask(ctx, asked)))).toBe(ADDRESS)
    const chains = await rows<{ chain_id: string }>(
      `select chain_id from platform.fact where name = 'casework.secret.unmasked' and payload ->> 'subject' = $1`,
      [mother],
    )
    expect(chains).toEqual([{ chain_id: shield }])
    const read = (who: string) =>
      as(who, (ctx) => ctx.db.selectFrom('platform.fact').select('name').where('chain_id', '=', shield).execute())
    expect((await read(keeper.worker)).map(({ name }) => name)).toEqual([
      'casework.shield.kept',
      'casework.secret.unmasked',
    ])
    for (const who of [assistant.worker, school.worker, clinic.worker]) expect(await read(who)).toEqual([])
    const told = await rows<{ name: string }>(
      `select name from platform.fact where chain_id = $1 and name ~ 'shield|apart|side|secret'`,
      [caseId],
    )
    expect(told).toEqual([])
  })

  test('gives way to a newer one; the older stays covered until it is lifted', async () => {
    const at = await world.parted()
    const { caseId, mother, shield, before } = at
    const newer = done(await world.shields(at, { value: 'Nowa Wola 4' }))
    const asked = { caseId, subjectId: mother, kind: 'shielded_address', purpose: 'letter' } as const
    expect(done(await as(keeper.worker, (ctx) => unmask(ctx, asked)))).toBe('Nowa Wola 4')
    expect(await sees(school.worker, before)).toBe(false)
    const states = await as(keeper.worker, (ctx) => shieldsIn(ctx, caseId))
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toMatchObject({
      [shield]: 'replaced',
      [newer]: 'current',
    })
    done(await as(keeper.worker, (ctx) => liftShield(ctx, { caseId, shieldId: shield })))
    expect(await sees(school.worker, before)).toBe(true)
    await expect(as(keeper.worker, (ctx) => liftShield(ctx, { caseId, shieldId: shield }))).rejects.toThrow(NotFound)
  })

  test('is kept by those who keep the case alone, and never for a person of another case', async () => {
    const at = await world.parted()
    const other = await world.family()
    const input = {
      caseId: at.caseId,
      subjectId: at.mother,
      what: 'address',
      value: ADDRESS,
      reason: REASON,
      from: [],
    } as const
    const by = (who: string, more: object = {}) => as(who, (ctx) => keepShield(ctx, { ...input, ...more }))
    for (const who of [school.worker, clinic.worker]) await expect(by(who)).rejects.toThrow(Forbidden)
    for (const who of [assistant.worker, stranger, administrator]) await expect(by(who)).rejects.toThrow(NotFound)
    await expect(by(keeper.worker, { subjectId: other.mother })).rejects.toThrow(NotFound)
    expect(await by(keeper.worker, { from: [other.father] })).toMatchObject({ refusal: 'unknown_person' })
    expect(await by(keeper.worker, { value: 'tam' })).toMatchObject({ refusal: 'too_short' })
  })
})

describe('a shielded contact', () => {
  test('leaves the name to those who know it, without telephone and words beside it', async () => {
    const at = await world.family()
    const { caseId, mother } = at
    const named = () => as(school.worker, (ctx) => peopleOf(ctx, caseId))
    const identity = async () => (await named()).find(({ id }) => id === mother)?.identity
    expect(await identity()).toMatchObject({ given: 'Żaneta', phone: '600 100 200' })
    done(await world.shields(at, { what: 'contact', value: PHONE }))
    expect(await identity()).toMatchObject({ given: 'Żaneta', phone: null, safeContact: null })
    expect(await bodies(school.worker, caseId)).not.toContain('600 100 200')
    done(await world.contact(at))
    expect(await as(school.worker, (ctx) => safeContactOf(ctx, caseId, mother))).toBeNull()
    expect(await as(keeper.worker, (ctx) => safeContactOf(ctx, caseId, mother))).not.toBeNull()
  })
})

describe('who stands on the side of one person', () => {
  test('is shown nothing shielded from that person, though the institution keeps the case, and is told nothing', async () => {
    const { caseId, mother, before, after, shield } = await world.parted()
    for (const who of [assistant, clinic]) {
      for (const item of [before, after]) expect(await sees(who.worker, item)).toBe(false)
      expect(await bodies(who.worker, caseId)).not.toMatch(/zatajon|717/i)
      for (const read of READS) expect(await as(who.worker, (ctx) => read(ctx, caseId))).toEqual([])
    }
    const asked = { caseId, subjectId: mother, kind: 'shielded_address', purpose: 'safety' } as const
    expect(await as(assistant.worker, (ctx) => unmask(ctx, asked))).toMatchObject({ refusal: 'nothing_kept' })
    await expect(
      as(assistant.worker, (ctx) => unmaskShielded(ctx, { caseId, shieldId: shield, purpose: 'safety' })),
    ).rejects.toThrow(NotFound)
    const masked = await as(assistant.worker, (ctx) => peopleOf(ctx, caseId))
    expect(masked.flatMap((one) => one.masked)).toEqual([])
  })

  test('still sees what is shielded from somebody else only', async () => {
    const at = await world.family()
    const { caseId, child } = at
    done(await world.sides(at, assistant.worker))
    const item = await world.item(caseId, keeper, 'opieka', { body: { text: ADDRESS } })
    done(await world.shields(at, { from: [child] }))
    expect(await sees(assistant.worker, item)).toBe(true)
    done(await world.shields(at, { from: [at.father] }))
    expect(await sees(assistant.worker, item)).toBe(false)
  })

  test('does not see contacts of whoever is kept apart from that person, shielded or not; names of others stay', async () => {
    const at = await world.family()
    const { caseId, mother, father } = at
    done(await world.sides(at, clinic.worker))
    const phones = async () =>
      (await as(clinic.worker, (ctx) => peopleOf(ctx, caseId))).map(({ id, identity }) => [id, identity?.phone ?? null])
    expect(await phones()).toContainEqual([mother, '600 100 200'])
    const pair = done(await world.parts(at, { kind: 'no_contact_details' }))
    expect(await phones()).toContainEqual([mother, null])
    expect(await phones()).toContainEqual([father, '600 900 900'])
    done(await as(keeper.worker, (ctx) => endApart(ctx, { caseId, apartId: pair })))
    expect(await phones()).toContainEqual([mother, '600 100 200'])
  })

  test('of whoever is protected still reads what the own institution wrote about it', async () => {
    const at = await world.family()
    const { caseId, mother, father } = at
    const own = await world.item(caseId, clinic, 'opieka', { body: { text: ADDRESS } })
    done(await world.shields(at, { from: [father] }))
    const names = (subjectId: string, personId: string) =>
      as(keeper.worker, (ctx) => nameSide(ctx, { caseId, personId, subjectId, why: 'serves_alone', reason: 'próba' }))
    done(await names(mother, clinic.worker))
    expect(await sees(clinic.worker, own)).toBe(true)
    done(await names(father, clinic.worker))
    expect(await sees(clinic.worker, own)).toBe(false)
  })

  test('is somebody at hand; one worker of the keeper always stands on nobody’s side', async () => {
    const at = await world.family()
    const { caseId } = at
    expect(await world.sides(at, stranger)).toMatchObject({ refusal: 'not_at_hand' })
    done(await world.sides(at, assistant.worker))
    expect(await world.sides(at, assistant.worker)).toMatchObject({ refusal: 'named_already' })
    expect(await world.sides(at, keeper.worker)).toMatchObject({ refusal: 'last_of_keeper' })
    const [side] = await as(keeper.worker, (ctx) => sidesIn(ctx, caseId))
    await expect(as(assistant.worker, (ctx) => endSide(ctx, { caseId, sideId: side?.id ?? '' }))).rejects.toThrow(
      NotFound,
    )
    done(await as(keeper.worker, (ctx) => endSide(ctx, { caseId, sideId: side?.id ?? '' })))
    expect(await as(keeper.worker, (ctx) => sidesIn(ctx, caseId))).toEqual([])
  })

  test('looked at with their eyes the case holds nothing of it either, and with the eyes of others nothing more', async () => {
    const { caseId, before, shield } = await world.parted()
    const seen = (ctx: Ctx) =>
      seenAs(ctx, PersonId.parse(assistant.worker), [before, shield], async (other) => [
        ...(await other.db.selectFrom('casework.item').select('id').where('id', '=', before).execute()),
        ...(await other.db.selectFrom('casework.shield').select('id').execute()),
        ...(await other.db.selectFrom('casework.apart').select('id').where('case_id', '=', caseId).execute()),
      ])
    expect(await as(keeper.worker, seen)).toEqual([])
  })
})

describe('persons kept apart', () => {
  test('are two different persons of the case, once, until a day that comes after', async () => {
    const at = await world.family()
    const other = await world.family()
    expect(await world.parts(at, { other: at.mother })).toMatchObject({ refusal: 'same_person' })
    expect(await world.parts(at, { other: other.father })).toMatchObject({ refusal: 'unknown_person' })
    expect(await world.parts(at, { until: localDate('2026-11-22') })).toMatchObject({ refusal: 'ends_before_begins' })
    done(await world.parts(at))
    expect(await world.parts(at, { one: at.father, other: at.mother })).toMatchObject({ refusal: 'already_apart' })
  })

  test('on the ground of a Blue Card leave no trace of it for those who may not read the pointer', async () => {
    const at = await world.family()
    done(await world.parts(at, { basis: 'pointer' }))
    const second = { id: keeper.id, worker: assistant.worker }
    expect((await as(keeper.worker, (ctx) => apartIn(ctx, at.caseId)))[0]?.basis).toBe('pointer')
    expect((await as(second.worker, (ctx) => apartIn(ctx, at.caseId)))[0]?.basis).toBeNull()
    const basis = as(keeper.worker, (ctx) => sql`select basis from casework.apart`.execute(ctx.db))
    await expect(basis).rejects.toThrow(/permission denied/)
  })
})

describe('a safe contact', () => {
  test('is dated and kept; a newer one takes its place', async () => {
    const at = await world.family()
    const { caseId, mother } = at
    done(await world.contact(at))
    done(await world.contact(at, { never: ['home'], safe: 'sms' }))
    const all = await as(keeper.worker, (ctx) => safeContactsIn(ctx, caseId))
    expect(all.map(({ never, safe, replaced }) => [never, safe, replaced])).toEqual([
      [['home'], 'sms', false],
      [['phone', 'post'], 'in_person', true],
    ])
    expect(await as(school.worker, (ctx) => safeContactOf(ctx, caseId, mother))).toMatchObject({ safe: 'sms' })
    expect(await as(police.worker, (ctx) => safeContactOf(ctx, caseId, mother))).toBeNull()
  })

  test('is recorded by those who keep the case, not for a day ahead, and not against itself', async () => {
    const at = await world.family()
    expect(await world.contact(at, { since: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    expect(await world.contact(at, { safe: 'phone' })).toMatchObject({ refusal: 'safe_is_never' })
    const input = { caseId: at.caseId, subjectId: at.mother, never: ['post'], since: localDate('2026-11-20') } as const
    await expect(as(school.worker, (ctx) => recordSafeContact(ctx, { ...input }))).rejects.toThrow(Forbidden)
    await expect(as(stranger, (ctx) => recordSafeContact(ctx, { ...input }))).rejects.toThrow(NotFound)
  })
})
