import { beforeAll, describe, expect, test } from 'vitest'
import { Conflict, Forbidden, NotFound } from '#kernel'
import { fields } from '#platform'
import { addMessages, anyone, brokenLinks, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { directoryWorld, inputOf, posted, TYPED } from '../directory-world.fixture.ts'
import { directoryMessages } from '../i18n/messages.ts'
import { archiveService, assureService, correctService, restoreService } from './keep-service.server.ts'
import { keptServices, providersKept, serviceCard, wordingsOf } from './service.query.server.ts'
import { ServiceId, ServiceInput } from './service.schema.ts'
import { type ServiceSearch, searchServices } from './services.query.server.ts'

addMessages(directoryMessages)
const database = await testDatabase()
const world = await directoryWorld(database)
const { actAs, add, as, clinic, clock, farClinic, opsHead, opsWorker, school, schoolHead, teacher } = world
const names = async (search: ServiceSearch, who: string | null = null) => {
  const found = await (who
    ? as(who, (ctx) => searchServices(ctx, search))
    : actAs(anyone, (ctx) => searchServices(ctx, search)))
  return found.services.map(({ name }) => name)
}
const refusal = (more: Readonly<Record<string, string | readonly string[]>>) => {
  const answer = fields(ServiceInput)(posted({ ...TYPED, ...more }))
  return answer.ok ? [] : Object.keys(answer.errors)
}

describe('an entry of the directory', () => {
  let id = ServiceId.parse(world.newId())
  beforeAll(async () => {
    id = await add(schoolHead, school)
  })

  test('says what was typed', async () => {
    const { entry, area, place, age, provider } = await actAs(anyone, (ctx) => serviceCard(ctx, id))
    expect(entry).toMatchObject({
      eligibility: [
        { kind: 'age', from: 6, to: 18 },
        { kind: 'lives_in_area' },
        { kind: 'referral', by: ['school', 'doctor'] },
      ],
      documents: ['legitymacja szkolna', 'skierowanie'],
      hours: [
        { rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE', opens: '08:00', closes: '15:30' },
        { rrule: 'FREQ=MONTHLY;BYDAY=1SA', opens: '09:00', closes: '12:00' },
      ],
      cost: { kind: 'by_income', amount: 1250, unit: 'visit' },
      contact: { phone: '+48412345678', website: 'https://www.poradnia.example' },
    })
    expect([area.map(({ name }) => name), place?.name, provider]).toEqual([
      ['Bieliny'],
      'Bieliny',
      'Szkoła w Bielinach',
    ])
    expect(age).toEqual({ months: 0, days: 0, stale: false })
  })

  test('is corrected into a new version, and the earlier one stays', async () => {
    const next = { ...inputOf({ version: '1', name: 'Poradnia dla uczniów', area_more: 'Mirzec' }), serviceId: id }
    expect(await as(schoolHead, (ctx) => correctService(ctx, next))).toMatchObject({ ok: true })
    const wordings = await as(schoolHead, (ctx) => wordingsOf(ctx, id))
    expect(wordings.map(({ no, entry }) => [no, entry.name, entry.area])).toEqual([
      [2, 'Poradnia dla uczniów', ['260401', '261103']],
      [1, 'Poradnia psychologiczna dla dzieci', ['260401']],
    ])
    expect(await as(teacher, (ctx) => wordingsOf(ctx, id))).toEqual([])
  })

  test('is not saved over what somebody else saved meanwhile', async () => {
    const late = { ...inputOf({ version: '1' }), serviceId: id }
    await expect(as(schoolHead, (ctx) => correctService(ctx, late))).rejects.toThrow(Conflict)
  })

  test('leaves the directory for the archive and comes back, and nothing is lost', async () => {
    expect(await as(schoolHead, (ctx) => archiveService(ctx, id))).toMatchObject({ ok: true })
    expect(await names({ text: 'poradnia uczeń' })).toEqual([])
    expect(await actAs(anyone, (ctx) => serviceCard(ctx, id))).toMatchObject({ archivedOn: '2026-11-23' })
    const again = { ...inputOf({ version: '2' }), serviceId: id }
    expect(await as(schoolHead, (ctx) => correctService(ctx, again))).toMatchObject({ refusal: 'archived' })
    expect(await as(schoolHead, (ctx) => archiveService(ctx, id))).toMatchObject({ refusal: 'archived' })
    expect(await as(schoolHead, (ctx) => restoreService(ctx, id))).toMatchObject({ ok: true })
    expect(await as(schoolHead, (ctx) => restoreService(ctx, id))).toMatchObject({ refusal: 'not_archived' })
    expect(await names({ text: 'poradnia uczeń' })).toEqual(['Poradnia dla uczniów'])
  })

  test('names units by name or code, each of them known and one', async () => {
    const typed = (area_more: string) =>
      as(schoolHead, (ctx) => correctService(ctx, { ...inputOf({ version: '2', area_more }), serviceId: id }))
    expect(await typed('Atlantyda')).toMatchObject({ refusal: 'unit_unknown', why: { text: 'Atlantyda' } })
    expect(await typed('999999')).toMatchObject({ refusal: 'unit_unknown' })
    await world.found.unit('261104', 'gmina', 'Bieliny', 'rural', '2611')
    expect(await typed('gmina Bieliny')).toMatchObject({ refusal: 'unit_ambiguous' })
    expect(await typed('261104')).toMatchObject({ ok: true })
  })
})

describe('the form of an entry', () => {
  test.each([
    [{ age_from: '19' }, ['age_to']],
    [{ age_from: 'pięć' }, ['age_from']],
    [{ area: [] }, ['area']],
    [{ ways: [] }, ['ways']],
    [{ address: '' }, ['address']],
    [{ hours_fr: 'rano' }, ['hours_fr']],
    [{ month_day: '' }, ['month_hours']],
    [{ cost: 'free' }, ['amount']],
    [{ cost: 'paid', amount: '' }, ['amount']],
    [{ unit: '' }, ['unit']],
    [{ amount: 'dużo' }, ['amount']],
    [{ website: 'javascript:alert(1)' }, ['website']],
    [{ email: 'nie adres' }, ['email']],
    [{ audience: 'znajomi' }, ['audience']],
  ])('says what is wrong with %j', (more, wrong) => expect(refusal(more)).toEqual(wrong))
})

describe('entries are found', () => {
  beforeAll(async () => {
    const plain = { target_group: '', referral: [], documents: '', category: 'social_assistance' }
    await add(opsHead, world.ops, {
      ...plain,
      name: 'Obiady w szkole',
      summary: 'Ciepły posiłek.',
      cost: 'free',
      amount: '',
    })
    await add(opsHead, world.ops, {
      ...plain,
      name: 'Usługi opiekuńcze',
      summary: 'Pomoc w domu.',
      area: '2604',
      category: 'disability',
    })
    await add(opsHead, clinic, {
      ...plain,
      name: 'Wypożyczalnia wózków',
      summary: 'Sprzęt.',
      audience: 'signed_in',
      category: 'goods',
    })
  })

  test.each([
    ['obiadów', ['Obiady w szkole']],
    ['posiłki dla dzieci w szkołach', []],
    ['posiłek', ['Obiady w szkole']],
    ['usłudze opiekuńczej', ['Usługi opiekuńcze']],
    ['pomocy społecznej obiad', ['Obiady w szkole']],
  ])('by words in any form: %s', async (text, found) => expect(await names({ text })).toEqual(found))

  test('by what they are called like, when nothing holds the words', async () => {
    const found = await actAs(anyone, (ctx) => searchServices(ctx, { text: 'obidy' }))
    expect([found.alike, found.services.map(({ name }) => name)]).toEqual([true, ['Obiady w szkole']])
    expect(await names({ text: 'zzzzzz' })).toEqual([])
  })

  test('by category and cost', async () => {
    expect(await names({ category: 'disability' })).toEqual(['Usługi opiekuńcze'])
    expect(await names({ free: true })).toEqual(['Obiady w szkole'])
  })

  test('by place: what serves it or the units around it', async () => {
    expect(await names({ text: 'usługi', unitCode: '260401' })).toEqual(['Usługi opiekuńcze'])
    expect(await names({ text: 'usługi', unitCode: '26' })).toEqual(['Usługi opiekuńcze'])
    expect(await names({ text: 'usługi', unitCode: '261103' })).toEqual([])
  })

  test('only by whoever they are for', async () => {
    expect(await names({ text: 'wózek' })).toEqual([])
    expect(await names({ text: 'wózek' }, teacher)).toEqual(['Wypożyczalnia wózków'])
  })

  test('whatever signs are typed', async () => {
    for (const text of [`'`, '%', '\\', '{}', '"; --', 'ł'.repeat(5000)])
      expect(await names({ text })).toBeInstanceOf(Array)
  })
})

describe('an entry is kept', () => {
  test('by the head of its provider, and in its gmina for one without accounts', async () => {
    const kept = async (who: string) => (await as(who, providersKept)).map(({ name }) => name)
    expect(await kept(schoolHead)).toEqual(['Szkoła w Bielinach'])
    expect(await kept(opsHead)).toEqual(['Ośrodek w Bielinach', 'Przychodnia w Bielinach'])
    expect(await kept(teacher)).toEqual([])
    expect(await kept(opsWorker)).toEqual([])
  })

  test('by nobody else', async () => {
    for (const who of [teacher, opsHead, opsWorker]) await expect(add(who, school)).rejects.toThrow(Forbidden)
    for (const who of [schoolHead, opsHead]) await expect(add(who, farClinic)).rejects.toThrow(Forbidden)
    const id = await add(schoolHead, school, { name: 'Świetlica' })
    await expect(as(opsHead, (ctx) => assureService(ctx, id))).rejects.toThrow(Forbidden)
    await expect(as(opsHead, (ctx) => archiveService(ctx, id))).rejects.toThrow(Forbidden)
    await expect(as(opsHead, (ctx) => restoreService(ctx, id))).rejects.toThrow(Forbidden)
    const inner = await add(schoolHead, school, { name: 'Zajęcia', audience: 'signed_in' })
    await expect(actAs(anyone, (ctx) => serviceCard(ctx, inner))).rejects.toThrow(NotFound)
    await expect(as(teacher, (ctx) => assureService(ctx, inner))).rejects.toThrow(Forbidden)
  })

  test('the oldest first, and is told to be old after six months', async () => {
    const monday = clock.now()
    clock.set(new Date('2027-05-23T08:00:00Z'))
    const id = await add(schoolHead, school, { name: 'Nowy wpis' })
    const services = await as(schoolHead, keptServices)
    expect(services.at(-1)).toMatchObject({ id, age: { months: 0, stale: false } })
    expect(services[0]).toMatchObject({ age: { months: 6, stale: true } })
    const old = ServiceId.parse(services[0]?.id)
    await as(schoolHead, (ctx) => assureService(ctx, old))
    expect((await as(schoolHead, (ctx) => serviceCard(ctx, old))).age.stale).toBe(false)
    clock.set(monday)
  })

  test('with facts that name the entry and its version, and no word of it', async () => {
    const { rows } = await database.owner.query(
      `select name, payload from platform.fact where name like 'directory.%' and chain_id = $1`,
      [school],
    )
    expect(new Set(rows.map(({ name }) => name))).toContain('directory.service.corrected')
    expect(JSON.stringify(rows)).not.toMatch(/Poradnia|Świetlica/)
    expect(await actAs(systemActor('setup'), brokenLinks)).toEqual([])
  })
})
