import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { anyone, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { recordAct } from '../drafts/record-act.server.ts'
import { consultationWorld } from './consultation.fixture.ts'
import { listConsultations, readConsultation } from './consultation.query.server.ts'
import type { ConsultationId, RemarkId } from './consultation-ids.ts'
import { addToCircle } from './opening/add-to-circle.server.ts'
import { closeConsultation, everyRemarkAnswered } from './opening/close-consultation.server.ts'
import { openConsultation } from './opening/open-consultation.server.ts'
import { recordMeeting } from './opening/record-meeting.server.ts'
import { enterRemark } from './remarks/enter-remark.server.ts'
import { remarksIn, remarksOfMine, remarksTold } from './remarks.query.server.ts'
import { answerRemark } from './sorting/answer-remark.server.ts'
import { mergeRemarks, partRemarks } from './sorting/merge-remarks.server.ts'

const database = await testDatabase()
const world = await consultationWorld(database)
const { actAs, as, clock, leader, writer, teacher, outsider, draftId, changed, opens, remark, rows } = world

const START = new Date('2026-11-23T08:00:00Z')
const LAST_DAY = new Date('2026-12-11T20:00:00Z')
const AFTER = new Date('2026-12-12T08:00:00Z')

/** Each test opens its own consultation on Monday; those before are closed in the past. */
beforeEach(async () => {
  clock.set(START)
  await database.owner.query('update model.consultation set closed_at = now() where closed_at is null')
})

const sends = (
  person: string | null,
  consultationId: ConsultationId,
  more: Partial<Parameters<typeof remark>[1]> = {},
) => {
  const act = (ctx: Ctx) => remark(ctx, { consultationId, ...more })
  return person === null ? actAs(anyone, act) : as(person, act)
}
const numbered = async (consultationId: string, no: number): Promise<RemarkId> => {
  const [row] = await rows<{ id: RemarkId }>('select id from model.remark where consultation_id = $1 and no = $2', [
    consultationId,
    no,
  ])
  if (!row) throw new Error(`no remark ${no}`)
  return row.id
}
const ofTeacher = async (consultationId: string) =>
  (await as(teacher, remarksOfMine)).find((one) => one.consultationId === consultationId)
const answers = (remarkId: RemarkId, decision: 'accepted' | 'rejected' | 'noted' = 'noted', change?: number) =>
  as(writer, (ctx) => answerRemark(ctx, { remarkId, decision, reason: 'Tak zostało ustalone.', change }))

describe('opening a consultation', () => {
  test('only whoever leads the team of the model opens one', async () => {
    const asked = {
      draftId,
      circle: 'public' as const,
      invitation: 'Prosimy.',
      opensOn: localDate('2026-11-23'),
      closesOn: localDate('2026-11-30'),
    }
    await expect(as(writer, (ctx) => openConsultation(ctx, asked))).rejects.toThrow(Forbidden)
    await expect(as(outsider, (ctx) => openConsultation(ctx, asked))).rejects.toThrow(NotFound)
    const early = await as(leader, (ctx) => openConsultation(ctx, { ...asked, opensOn: localDate('2026-11-22') }))
    expect(early).toMatchObject({ refusal: 'opens_in_past' })
    const turned = await as(leader, (ctx) => openConsultation(ctx, { ...asked, opensOn: localDate('2026-12-01') }))
    expect(turned).toMatchObject({ refusal: 'closes_before_opening' })
    expect(await as(leader, (ctx) => openConsultation(ctx, asked))).toMatchObject({ ok: true })
    expect(await as(leader, (ctx) => openConsultation(ctx, asked))).toMatchObject({ refusal: 'already_running' })
  })

  test('what is consulted stays as it stood, whatever becomes of the draft', async () => {
    const id = await opens()
    await database.owner.query(`update model.draft set document = '{}' where id = $1`, [draftId])
    const { text } = await actAs(anyone, (ctx) => readConsultation(ctx, id))
    expect(text.chapters.length).toBeGreaterThan(3)
    await database.owner.query(
      'update model.draft set document = c.document from model.consultation c where c.id = $1',
      [id],
    )
  })
})

describe('who is asked', () => {
  test('everybody reads a public one; one for partners is read by those whose agreement is in force, one by name by those named', async () => {
    const open = await opens('public')
    expect((await actAs(anyone, listConsultations)).map(({ id }) => id)).toContain(open)
    await database.owner.query('update model.consultation set closed_at = now()')
    const partners = await opens('agreement')
    const known = async (person: string) => (await as(person, listConsultations)).some(({ id }) => id === partners)
    expect(await known(teacher)).toBe(true)
    expect(await known(outsider)).toBe(false)
    await expect(actAs(anyone, (ctx) => readConsultation(ctx, partners))).rejects.toThrow(NotFound)
    await database.owner.query(`update institutions.agreement set ended_on = '2026-11-22' where kind = 'accession'`)
    expect(await known(teacher)).toBe(false)
    await expect(sends(teacher, partners)).rejects.toThrow(NotFound)
    await database.owner.query(`update institutions.agreement set ended_on = null where kind = 'accession'`)
  })

  test('people are asked by name one after another, and nobody else learns who', async () => {
    const id = await opens('named')
    await expect(sends(outsider, id)).rejects.toThrow(NotFound)
    const add = (person: string) =>
      as(person, (ctx) => addToCircle(ctx, { consultationId: id, asked: [{ personId: outsider as never }] }))
    expect(await add(writer)).toMatchObject({ ok: true, value: 1 })
    expect(await add(leader)).toMatchObject({ ok: true, value: 0 })
    expect(await sends(outsider, id)).toMatchObject({ ok: true })
    await expect(add(outsider)).rejects.toThrow(Forbidden)
    await expect(sends(teacher, id)).rejects.toThrow(NotFound)
  })
})

describe('sending a remark', () => {
  test('is possible from the first day to the end of the last', async () => {
    const id = await opens('public', ['2026-11-25', '2026-12-11'])
    expect(await sends(teacher, id)).toMatchObject({ refusal: 'takes_none_today' })
    clock.set(new Date('2026-11-24T23:00:00Z'))
    expect(await sends(teacher, id)).toMatchObject({ ok: true, value: 1 })
    clock.set(LAST_DAY)
    expect(await sends(null, id)).toMatchObject({ ok: true, value: 2 })
    clock.set(AFTER)
    expect(await sends(teacher, id)).toMatchObject({ refusal: 'takes_none_today' })
    expect(await sends(null, id)).toMatchObject({ refusal: 'takes_none_today' })
  })

  test('needs no account and no name, and stops a flood from one network address', async () => {
    await database.owner.query('delete from model.remark_try')
    const id = await opens()
    const from = (address: string) => actAs(anyone, (ctx) => remark(ctx, { consultationId: id }, address))
    for (let no = 1; no <= 20; no += 1) expect(await from('192.0.2.7')).toMatchObject({ ok: true })
    expect(await from('192.0.2.7')).toMatchObject({ refusal: 'too_many' })
    expect(await from('192.0.2.8')).toMatchObject({ ok: true })
    clock.set(new Date('2026-11-23T09:30:00Z'))
    expect(await from('192.0.2.7')).toMatchObject({ ok: true })
    clock.set(new Date('2026-11-25T09:30:00Z'))
    await from('192.0.2.9')
    const [kept] = await rows<{ n: number }>('select count(*)::int as n from model.remark_try')
    expect(kept?.n).toBe(1)
  })

  test('is refused to a program that fills in everything, about nothing that stands in the text, and with data of a client', async () => {
    const id = await opens()
    expect(await sends(null, id, { website: 'https://example.org' })).toMatchObject({ refusal: 'filled_by_program' })
    expect(await sends(null, id, { about: 'nie-ma' })).toMatchObject({ refusal: 'no_such_place' })
    const pesel = 'Pani 99010112345 czekała miesiąc.'
    expect(await sends(null, id, { words: pesel })).toMatchObject({ refusal: 'client_data', why: { field: 'words' } })
    expect(await sends(teacher, id, { reason: pesel, ordinary: true })).toMatchObject({ why: { field: 'reason' } })
    expect(await sends(null, id, { words: 'W Kielcach 3 razy.' })).toMatchObject({ refusal: 'client_data' })
    expect(await sends(null, id, { words: 'W Kielcach 3 razy.', ordinary: true })).toMatchObject({ ok: true })
  })

  test('in the name of an institution only by those who work there', async () => {
    const id = await opens()
    const other = { institutionId: world.outside as never }
    expect(await sends(teacher, id, other)).toMatchObject({ refusal: 'not_your_institution' })
    await sends(teacher, id)
    expect((await as(writer, (ctx) => remarksIn(ctx, id)))[0]).toMatchObject({
      who: 'Ewa Szkolna',
      institution: 'Szkoła Bieliny',
    })
  })

  test('two at once get two numbers', async () => {
    const id = await opens()
    const sent = await Promise.all([sends(teacher, id), sends(outsider, id), sends(null, id)])
    expect(sent.map((one) => (one.ok ? one.value : one.refusal)).sort()).toEqual([1, 2, 3])
  })
})

describe('who reads remarks', () => {
  test('their author and the team; others once the consultation is closed, and then no name that was not to be shown', async () => {
    const id = await opens()
    await sends(teacher, id)
    await sends(null, id, { authorName: 'Jan Prywatny' })
    await sends(null, id, { authorName: 'Zofia Jawna', nameShown: true })
    expect((await as(teacher, (ctx) => remarksIn(ctx, id))).map(({ no }) => no)).toEqual([1])
    expect(await as(outsider, (ctx) => remarksIn(ctx, id))).toEqual([])
    expect(await actAs(anyone, (ctx) => remarksTold(ctx, id))).toEqual([])
    expect((await as(writer, (ctx) => remarksIn(ctx, id))).map(({ who }) => who)).toEqual([
      'Ewa Szkolna',
      'Jan Prywatny',
      'Zofia Jawna',
    ])
    for (const no of [1, 2, 3]) await answers(await numbered(id, no))
    clock.set(AFTER)
    expect(await as(leader, (ctx) => closeConsultation(ctx, { consultationId: id }))).toMatchObject({ ok: true })
    const told = await actAs(anyone, (ctx) => remarksTold(ctx, id))
    expect(told.map(({ name, institution }) => name ?? institution)).toEqual(['Szkoła Bieliny', null, 'Zofia Jawna'])
    expect(JSON.stringify(told)).not.toContain('Prywatny')
  })

  test('a remark said at a meeting is written down with its place and group, on a day of the consultation', async () => {
    const id = await opens()
    const held = { consultationId: id, place: 'Bieliny', party: 'nauczyciele', people: { education: 7 } }
    const meets = (onDay: string, more = {}) =>
      as(writer, (ctx) => recordMeeting(ctx, { ...held, onDay: localDate(onDay), ...more }))
    expect(await meets('2026-11-24')).toMatchObject({ refusal: 'day_ahead' })
    expect(await meets('2026-11-22')).toMatchObject({ refusal: 'outside_dates' })
    expect(await meets('2026-11-23', { people: {} })).toMatchObject({ refusal: 'nobody_came' })
    const done = await meets('2026-11-23')
    if (!done.ok) throw new Error(done.refusal)
    const said = {
      consultationId: id,
      about: changed,
      kind: 'sense' as const,
      words: 'Za długo.',
      nameShown: false,
      ordinary: false,
    }
    const enters = (meetingId: string | undefined) => as(writer, (ctx) => enterRemark(ctx, { ...said, meetingId }))
    expect(await enters(world.newId())).toMatchObject({ refusal: 'no_such_meeting' })
    expect(await enters(done.value)).toMatchObject({ ok: true })
    expect(await enters(undefined)).toMatchObject({ ok: true })
    expect((await as(leader, (ctx) => remarksIn(ctx, id))).map(({ source }) => source)).toEqual(['meeting', 'file'])
    await expect(as(teacher, (ctx) => enterRemark(ctx, said))).rejects.toThrow(Forbidden)
  })
})

describe('merging', () => {
  test('makes no chains, and is taken back until there is an answer', async () => {
    const id = await opens()
    for (let no = 1; no <= 4; no += 1) await sends(null, id)
    const [one, two, three] = [await numbered(id, 1), await numbered(id, 2), await numbered(id, 3)]
    const merge = (remarkId: RemarkId, into: number) => as(writer, (ctx) => mergeRemarks(ctx, { remarkId, into }))
    expect(await merge(one, 1)).toMatchObject({ refusal: 'itself' })
    expect(await merge(one, 9)).toMatchObject({ refusal: 'no_such_remark' })
    expect(await merge(two, 1)).toMatchObject({ ok: true })
    expect(await merge(two, 3)).toMatchObject({ refusal: 'merged_already' })
    expect(await merge(three, 2)).toMatchObject({ refusal: 'chain' })
    expect(await merge(one, 3)).toMatchObject({ refusal: 'has_merged' })
    const part = (remarkId: RemarkId) => as(writer, (ctx) => partRemarks(ctx, { remarkId }))
    expect(await part(two)).toMatchObject({ ok: true })
    expect(await part(two)).toMatchObject({ refusal: 'not_merged' })
    await merge(two, 1)
    expect(await answers(two)).toMatchObject({ refusal: 'merged' })
    await answers(one)
    expect(await part(two)).toMatchObject({ refusal: 'answered' })
    expect(await merge(one, 3)).toMatchObject({ refusal: 'has_merged' })
    await answers(three)
    expect(await merge(three, 4)).toMatchObject({ refusal: 'answered' })
    await expect(as(teacher, (ctx) => mergeRemarks(ctx, { remarkId: one, into: 4 }))).rejects.toThrow(NotFound)
  })

  test('gives the author of a merged remark the answer, and not the words of the other one', async () => {
    const id = await opens()
    await sends(outsider, id, { words: 'Słowa kogoś innego.' })
    await sends(teacher, id)
    const mine = await numbered(id, 2)
    await as(writer, (ctx) => mergeRemarks(ctx, { remarkId: mine, into: 1 }))
    await answers(await numbered(id, 1), 'accepted', 1)
    const read = await ofTeacher(id)
    expect(read?.answers).toEqual([
      { decision: 'accepted', reason: 'Tak zostało ustalone.', changeNo: 1, changeAbout: changed },
    ])
    expect(JSON.stringify(await as(teacher, remarksOfMine))).not.toContain('kogoś innego')
  })
})

describe('answering and closing', () => {
  test('an answer may change and both are kept; a rejected remark names no change, an accepted one only a change of this draft', async () => {
    const id = await opens()
    await sends(teacher, id)
    const one = await numbered(id, 1)
    expect(await answers(one, 'rejected', 1)).toMatchObject({ refusal: 'rejected_with_change' })
    expect(await answers(one, 'accepted', 7)).toMatchObject({ refusal: 'no_such_change' })
    expect(await answers(one, 'rejected')).toMatchObject({ ok: true, value: 1 })
    expect(await answers(one, 'accepted', 1)).toMatchObject({ ok: true, value: 2 })
    const read = await ofTeacher(id)
    expect(read?.answers.map(({ decision }) => decision)).toEqual(['accepted', 'rejected'])
    await expect(
      as(teacher, (ctx) => answerRemark(ctx, { remarkId: one, decision: 'noted', reason: 'Ja.' })),
    ).rejects.toThrow(Forbidden)
  })

  test('nobody is left without an answer, and authors with an account are told without a word of it', async () => {
    await database.owner.query('delete from notices.notice')
    const id = await opens()
    await sends(teacher, id)
    await sends(null, id)
    const close = (person = leader) => as(person, (ctx) => closeConsultation(ctx, { consultationId: id }))
    clock.set(LAST_DAY)
    expect(await close()).toMatchObject({ refusal: 'still_open' })
    clock.set(AFTER)
    expect(await close()).toMatchObject({ refusal: 'unanswered', why: { count: 2 } })
    await as(writer, async (ctx) => mergeRemarks(ctx, { remarkId: await numbered(id, 2), into: 1 }))
    expect(await close()).toMatchObject({ refusal: 'unanswered', why: { count: 1 } })
    await answers(await numbered(id, 1), 'accepted', 1)
    expect(await as(leader, (ctx) => everyRemarkAnswered(ctx, draftId))).toBe(false)
    await expect(close(writer)).rejects.toThrow(Forbidden)
    const consulted = () =>
      as(leader, (ctx) =>
        recordAct(ctx, { draftId, act: 'consulted', body: 'Zespół ds. Modelu', document: 'Raport', onDay: ctx.today }),
      )
    expect(await consulted()).toMatchObject({ refusal: 'consultation_open' })
    expect(await close()).toMatchObject({ ok: true })
    expect(await consulted()).toMatchObject({ ok: true })
    expect(await close()).toMatchObject({ refusal: 'closed' })
    expect(await as(leader, (ctx) => everyRemarkAnswered(ctx, draftId))).toBe(true)
    expect(await as(leader, (ctx) => everyRemarkAnswered(ctx, world.newId()))).toBe(false)
    const told = await rows<{ person_id: string; link: string }>(
      `select person_id, link from notices.notice where kind = 'consultation_closed'`,
    )
    expect(told).toEqual([{ person_id: teacher, link: '/my-remarks' }])
    expect(await answers(await numbered(id, 1))).toMatchObject({ refusal: 'closed' })
  })
})
