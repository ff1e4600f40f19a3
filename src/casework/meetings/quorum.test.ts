import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { ruralModel } from '#test/world.ts'
import { caseworkMessages } from '../index.ts'
import { notePresence } from '../minutes/begin-minutes.server.ts'
import { closeMinutes } from '../minutes/close-minutes.server.ts'
import type { Way } from '../minutes/minutes.domain.ts'
import { meetingBegun } from '../minutes/minutes.fixture.ts'
import { sentencesOf } from '../minutes/sentence.store.server.ts'
import { decide, makeTask } from '../minutes/turn-sentence.server.ts'
import { finishSentence, writeSentence } from '../minutes/write-sentence.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { caseworkPrints } from '../prints/prints.ts'
import { holdMeeting } from './hold-meeting.server.ts'
import { meetingView } from './meeting.query.server.ts'

addMessages(institutionsMessages)
addMessages(modelMessages)
addMessages(caseworkMessages)

/** The rural model in which the team of a family decides with more than half of those invited, somebody of education among them. */
function withQuorum(): unknown {
  const model = ruralModel() as { bodies: { id: string; quorum?: unknown }[] }
  const team = model.bodies.find(({ id }) => id === 'zespol-rodziny')
  if (team) team.quorum = { part: 'more_than_half', sectors: ['education'] }
  return model
}
const database = await testDatabase()
const world = await workWorld(database, withQuorum())
const { as, keeper, school, police, stranger, rows } = world
const site = visiting(world.actAs, caseworkPages)
const paper = printing(world.actAs, caseworkPages, caseworkPrints)
afterAll(paper.stop)
const DAY = localDate('2026-11-23')

type Of = { readonly caseId: string; readonly meetingId: string }
/** Of those invited: OPS, school, police, the mother. */
const come = (of: Of, ...ways: readonly Way[]) =>
  as(keeper.worker, (ctx) =>
    notePresence(ctx, { ...of, ways: ways.map((way, i) => ({ no: i + 1, way })), familyHeard: true }),
  )
const close = (ctx: Ctx, of: Of, steps: readonly string[]) =>
  closeMinutes(ctx, {
    ...{ ...of, rowVersion: 1, heldOn: DAY, place: 'Urząd Gminy', familyTookPart: true, steps },
    remarksUntil: localDate('2026-11-27'),
  })
const view = (of: Of) => as(keeper.worker, (ctx) => meetingView(ctx, of.caseId, of.meetingId))
const decideOn = (of: Of, sentenceId: string) =>
  as(keeper.worker, async (ctx) => {
    const [one] = await sentencesOf(ctx, of.meetingId, { id: sentenceId })
    return decide(ctx, { ...of, sentenceId, rowVersion: one?.rowVersion ?? 0, votes: [] })
  })

describe('a meeting whose body needs a quorum', () => {
  test('counts workers by attendance; the family and whoever is not noted yet do not count', async () => {
    const { of } = await meetingBegun(world)
    const nobody = { asked: 2, there: 0, of: 3, sectors: ['education'], roles: [] }
    expect((await view(of)).quorum).toEqual(nobody)
    await come(of, 'room', 'excused', 'video', 'room')
    expect((await view(of)).quorum).toEqual({ ...nobody, there: 2 })
    await come(of, 'room', 'video', 'absent', 'absent')
    expect((await view(of)).quorum).toEqual({ ...nobody, there: 2, sectors: [] })
    expect((await view(of)).quorumOfAll).toMatchObject({ there: 3, sectors: [] })
  })

  test('without it sentences and tasks are kept, and nothing becomes a decision in any way', async () => {
    const { of, first, says } = await meetingBegun(world)
    await come(of, 'room', 'absent', 'room', 'room')
    const said = await says(police.worker, 'Patrol przejdzie się w piątek.')
    const decision = { ...of, lineId: first, text: 'Patrol chodzi w piątki', as: 'decision' as const }
    const refused = { refusal: 'no_quorum' }
    expect(await as(police.worker, (ctx) => writeSentence(ctx, decision))).toMatchObject(refused)
    const byWord = { ...decision, text: 'Ustalenie: patrol chodzi w piątki', as: 'said' as const }
    expect(await as(police.worker, (ctx) => writeSentence(ctx, byWord))).toMatchObject(refused)
    const live = { ...byWord, sentenceId: world.newId(), typed: 1, as: null }
    expect(await as(police.worker, (ctx) => finishSentence(ctx, live))).toMatchObject(refused)
    expect(await decideOn(of, said)).toMatchObject(refused)
    const task = { institution: police.id, person: police.worker, due: localDate('2026-12-01'), of: null }
    const given = await as(police.worker, (ctx) => makeTask(ctx, { ...of, sentenceId: said, rowVersion: 1, ...task }))
    expect(given).toMatchObject({ ok: true })
    const kinds = await rows('select kind from casework.sentence where meeting_id = $1', [of.meetingId])
    expect(kinds).toEqual([{ kind: 'task' }])
  })

  test('once it is there the same sentence is decided', async () => {
    const { of, says } = await meetingBegun(world)
    const said = await says(keeper.worker, 'Syn zmienia szkołę.')
    expect(await decideOn(of, said)).toMatchObject({ refusal: 'no_quorum' })
    await come(of, 'room', 'video', 'absent', 'absent')
    expect(await decideOn(of, said)).toMatchObject({ ok: true })
  })

  test('its page says who is missing and keeps what was typed', async () => {
    const { of, first } = await meetingBegun(world)
    await come(of, 'room', 'absent', 'absent', 'room')
    const at = `/cases/${of.caseId}/meetings/${of.meetingId}/minutes`
    const { html } = await site.open(at, keeper.worker)
    expect(html).toContain('Do kworum brakuje 1 osoby. Jest 1, potrzeba co najmniej 2.')
    expect(html).toContain('Do kworum brakuje osoby z sektora: oświata.')
    const sent = { act: 'write', line: first, as: 'decision', [`text-${first}`]: 'Jedno ustalenie na próbę' }
    const wrong = await site.send(at, keeper.worker, sent)
    expect([wrong.status, wrong.html.includes('Nie ma kworum')]).toEqual([422, true])
    expect(wrong.html).toContain('Jedno ustalenie na próbę')
    const asked = await site.open(`/cases/${of.caseId}/meetings/${of.meetingId}`, keeper.worker)
    expect(asked.html).toContain('Potrzeba co najmniej 2 z 3 zaproszonych.')
    expect((await site.open(at, stranger)).status).toBe(404)
  })
})

describe('holding it', () => {
  test('closed without a quorum it fulfils no step, keeps how it stood, and says so on paper', async () => {
    const { of, says } = await meetingBegun(world)
    await says(keeper.worker, 'Mama szuka pracy.')
    await come(of, 'room', 'absent', 'absent', 'room')
    const step = await as(keeper.worker, (ctx) => close(ctx, of, ['warsztat-diagnostyczny']))
    expect(step).toMatchObject({ refusal: 'no_quorum_step', why: { field: 'steps' } })
    expect(await as(keeper.worker, (ctx) => close(ctx, of, []))).toMatchObject({ ok: true })
    const { meeting, quorum } = await view(of)
    expect(meeting.state).toBe('held')
    expect(quorum).toEqual({ asked: 2, there: 1, of: 3, sectors: ['education'], roles: [] })
    const [fact] = await rows<{ payload: object }>(
      `select payload from platform.fact where chain_id = $1 and name = 'casework.meeting.held'`,
      [of.caseId],
    )
    expect(fact?.payload).toMatchObject({ quorum: false })
    const print = `/cases/${of.caseId}/print/meetings/${of.meetingId}/minutes`
    const { pdf } = await paper.take(print, keeper.worker)
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Do kworum brakuje 1 osoby.')
    const docx = await paper.asked(`${print}/docx`, keeper.worker)
    expect((await readDocx(new Uint8Array(await docx.arrayBuffer()))).text).toContain('Do kworum brakuje 1 osoby.')
  })

  test('closed with it, steps are fulfilled and the minutes say that it was there', async () => {
    const { of } = await meetingBegun(world)
    await come(of, 'room', 'video', 'excused', 'room')
    expect(await as(keeper.worker, (ctx) => close(ctx, of, ['warsztat-diagnostyczny']))).toMatchObject({ ok: true })
    const { html } = await site.open(`/cases/${of.caseId}/meetings/${of.meetingId}`, keeper.worker)
    expect(html).toContain('Jest kworum: 2 z 3 zaproszonych, potrzeba co najmniej 2.')
    const { pdf } = await paper.take(`/cases/${of.caseId}/print/meetings/${of.meetingId}/minutes`, keeper.worker)
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Jest kworum: 2 z 3 zaproszonych')
  })

  test('put on record in one go, it decides with a quorum only', async () => {
    const { caseId, meetingId } = await meetingBegun(world, false)
    const key = ({ id, worker }: { id: string; worker: string }) => `worker:${worker}:${id}`
    const held = (ctx: Ctx, present: readonly string[], more: object = {}) =>
      holdMeeting(ctx, {
        ...{ caseId, meeting: { id: meetingId, rowVersion: 1 }, body: 'zespol-rodziny', heldOn: DAY },
        ...{ place: 'Urząd Gminy', present: [...present], familyTookPart: false, steps: [], decisions: [] },
        ...{ together: undefined, confirm: false, ...more },
      })
    const decisions = [{ text: 'Syn zmienia szkołę', dissent: undefined, institution: undefined, due: undefined }]
    const two = [key(keeper), key(police)]
    expect(await as(keeper.worker, (ctx) => held(ctx, two, { decisions }))).toMatchObject({
      refusal: 'no_quorum',
      why: { field: 'decisions.0.text' },
    })
    expect(await as(keeper.worker, (ctx) => held(ctx, [key(keeper), key(school)], { decisions }))).toMatchObject({
      ok: true,
    })
    expect((await view({ caseId, meetingId })).quorum).toMatchObject({ there: 2, sectors: [] })
  })
})
