import { afterAll, describe, expect, test } from 'vitest'
import { InstitutionId, localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { confirmContact, openFamilyPage } from '../family-page/family-page.server.ts'
import { caseworkMessages } from '../index.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import { holdMeeting } from '../meetings/hold-meeting.server.ts'
import { caseworkPages, familyPages } from '../pages.ts'
import { done } from '../prints/print-world.fixture.ts'
import { disclose } from '../sharing/disclose.server.ts'
import { ADDRESS, HIDDEN_STREET, partedWorld } from './parted.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await partedWorld(database)
const { as, actAs, keeper, school, coordinator, rows } = world
const { open, send } = visiting(actAs, [
  ...caseworkPages,
  ...familyPages({ actAs, baseUrl: 'https://kooperacja.example' }),
])
afterAll(world.site.stop)

/** A family whose two adults take part, kept apart. */
async function apart() {
  const at = await world.family()
  await rows('update casework.subject set takes_part = true where case_id = $1 and adult', [at.caseId])
  const pair = done(await world.parts(at))
  return { ...at, pair }
}
type Calling = Parameters<typeof callMeeting>[1]
const calls = (who: string, caseId: string, more: Partial<Calling> = {}) =>
  as(who, (ctx) =>
    callMeeting(ctx, {
      ...{ caseId, body: 'zespol-rodziny', day: localDate('2026-12-04'), time: '13:00', place: 'GOPS', steps: [] },
      ...more,
    }),
  )

describe('a meeting that would bring together persons kept apart', () => {
  test('is called only with words that say why, kept on the record of the pair and nowhere else', async () => {
    const { caseId, pair, mother, father } = await apart()
    expect(await calls(keeper.worker, caseId)).toMatchObject({ refusal: 'kept_apart', why: { field: 'together' } })
    const meeting = done(await calls(keeper.worker, caseId, { together: 'Sąd wezwał oboje, na sali jest policja' }))
    const invited = await rows<{ subject_id: string }>(
      'select subject_id from casework.attendance where meeting_id = $1 and subject_id is not null',
      [meeting],
    )
    expect(invited.map((one) => one.subject_id).sort()).toEqual([mother, father].sort())
    const facts = await rows<{ payload: { words: string } }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.apart.brought_together'`,
      [pair],
    )
    const words = (who: string) =>
      as(who, (ctx) =>
        ctx.db
          .selectFrom('casework.item')
          .select('body')
          .where('id', '=', facts[0]?.payload.words ?? '')
          .execute(),
      )
    expect(await words(keeper.worker)).toMatchObject([{ body: { text: 'Sąd wezwał oboje, na sali jest policja' } }])
    expect(await words(school.worker)).toEqual([])
  })

  test('is called without words when one of them is not invited', async () => {
    const { caseId, father } = await apart()
    const meeting = done(await calls(keeper.worker, caseId, { leaveOut: [father] }))
    const invited = await rows('select 1 from casework.attendance where meeting_id = $1 and subject_id = $2', [
      meeting,
      father,
    ])
    expect(invited).toEqual([])
  })

  test('is refused to whoever may not know of the pair, without a word about it', async () => {
    const at = await apart()
    done(await world.sides(at, coordinator))
    const refused = await calls(coordinator, at.caseId, { together: 'Próba' })
    expect(refused).toMatchObject({ refusal: 'not_yours_to_call' })
    const { html } = await open(`/cases/${at.caseId}/meetings/new`, coordinator)
    expect(html).not.toMatch(/nie mogą się spotkać|name="together"/)
  })

  test('warns on the form before it is sent, keeps what was typed, and says what may be done', async () => {
    const { caseId } = await apart()
    const at = `/cases/${caseId}/meetings/new`
    const { html } = await open(at, keeper.worker)
    expect(html).toContain('Te osoby nie mogą się spotkać')
    expect(html).toContain('name="leaveOut"')
    const typed = { body: 'zespol-rodziny', day: '4.12.2026', time: '13:00', place: 'Sala w GOPS' }
    const sent = await send(at, keeper.worker, typed)
    expect([sent.status, sent.html.includes('Sala w GOPS')]).toEqual([422, true])
    expect(sent.html).toContain('Nie zapraszaj jednej z nich albo napisz')
    expect((await send(at, keeper.worker, { ...typed, together: 'Wezwanie sądu' })).status).toBe(303)
  })

  test('is put on record with words only, when both are said to have come', async () => {
    const { caseId, mother, father } = await apart()
    const held = { body: 'zespol-rodziny', steps: [], heldOn: localDate('2026-11-20'), place: 'GOPS', confirm: false }
    const holds = (present: readonly string[], together?: string) =>
      as(keeper.worker, (ctx) =>
        holdMeeting(ctx, {
          ...{ caseId, ...held, meeting: null, decisions: [], familyTookPart: true, together },
          present: present.map((one) => `family:${one}`),
        }),
      )
    expect(await holds([mother, father])).toMatchObject({ refusal: 'kept_apart' })
    expect(await holds([mother])).toMatchObject({ ok: true })
    expect(await holds([mother, father], 'Spotkali się przypadkiem')).toMatchObject({ ok: true })
  })

  test('is free again when the pair is over, and when they only must not learn an address', async () => {
    const at = await world.family()
    await rows('update casework.subject set takes_part = true where case_id = $1 and adult', [at.caseId])
    done(await world.parts(at, { kind: 'no_contact_details' }))
    expect(await calls(keeper.worker, at.caseId)).toMatchObject({ ok: true })
    const other = await apart()
    await rows(`update casework.apart set from_on = '2026-01-01', until_on = '2026-11-22' where id = $1`, [other.pair])
    expect(await calls(keeper.worker, other.caseId)).toMatchObject({ ok: true })
  })
})

describe('words that others will read', () => {
  test('name no shielded place of a meeting', async () => {
    const at = await world.family()
    done(await world.shields(at))
    const place = `U mamy, ${HIDDEN_STREET}`
    expect(await calls(keeper.worker, at.caseId, { place })).toMatchObject({ refusal: 'place_shielded' })
    // Whoever it is shielded from learns nothing by trying.
    expect(await calls(coordinator, at.caseId, { place })).toMatchObject({ refusal: 'place_shielded' })
    done(await world.sides(at, coordinator))
    expect(await calls(coordinator, at.caseId, { place })).toMatchObject({ ok: true })
  })

  test('of an extract or a purpose tell nothing shielded; an older extract that does is hidden from its recipient', async () => {
    const at = await world.family()
    const { caseId } = at
    const extract = await world.disclosure(caseId, keeper, school, 'mieszkanie', { extent: 'extract' })
    await world.found.put('casework.extract', { disclosure_id: extract, case_id: caseId, words: `Mieszka: ${ADDRESS}` })
    const read = () => as(school.worker, (ctx) => ctx.db.selectFrom('casework.extract').select('words').execute())
    expect(await read()).toHaveLength(1)
    done(await world.shields(at))
    expect(await read()).toEqual([])
    const given = {
      caseId,
      institutionId: InstitutionId.parse(school.id),
      role: 'czlonek-zespolu-rodziny',
      category: 'opieka',
    }
    const share = { extent: 'extract', words: 'Odbiór dzieci', purpose: `Odbiór z ${HIDDEN_STREET}` } as const
    const rest = { ground: 'podstawa-zadanie/zadanie-publiczne', until: localDate('2026-12-31') }
    const made = await as(keeper.worker, (ctx) => disclose(ctx, { ...given, ...share, ...rest }))
    expect(made).toMatchObject({ refusal: 'tells_shielded', why: { field: 'purpose' } })
  })
})

describe('a code of the family page', () => {
  test('goes no way by which the person is never to be reached, and is refused in plain words', async () => {
    const at = await world.family()
    const { caseId, mother: subjectId } = at
    done(await world.contact(at, { never: ['phone', 'email'], safe: undefined }))
    const page = `/cases/${caseId}/people/${subjectId}/page`
    const confirm = (channel: string, how: string) => send(`${page}/contact`, keeper.worker, { channel, how })
    for (const [channel, how] of [
      ['phone', 'in_person'],
      ['email', 'in_person'],
      ['paper', 'call'],
    ] as const) {
      const { status, html } = await confirm(channel, how)
      expect([channel, how, status]).toEqual([channel, how, 422])
      expect(html).toContain('nigdy nie kontaktujemy się w ten sposób')
    }
    expect((await confirm('paper', 'in_person')).status).toBe(303)
    expect((await open(page, keeper.worker)).html).toContain('Nigdy: rozmowa telefoniczna, e-mail.')
  })

  test('stops working, and none is made, once the way it went is closed', async () => {
    const at = await world.family()
    const person = { caseId: at.caseId, subjectId: at.mother }
    done(await as(keeper.worker, (ctx) => confirmContact(ctx, { ...person, channel: 'phone', how: 'in_person' })))
    done(await as(keeper.worker, (ctx) => openFamilyPage(ctx, person)))
    done(await world.contact(at, { never: ['phone'], safe: undefined }))
    expect(
      await rows('select 1 from casework.family_link where case_id = $1 and ended_at is null', [at.caseId]),
    ).toEqual([])
    expect(await as(keeper.worker, (ctx) => openFamilyPage(ctx, person))).toMatchObject({ refusal: 'way_closed' })
  })
})
