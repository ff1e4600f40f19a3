import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Conflict, Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, type Ctx } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { ruralModel } from '#test/world.ts'
import { asking } from '../../../test/support/raw-sql.ts'
import { caseworkMessages } from '../index.ts'
import { myMeetings } from '../meetings/my-meetings.query.server.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { tags } from '../prints/print-world.fixture.ts'
import { caseworkPrints } from '../prints/prints.ts'
import { callSitting } from '../sittings/call-sitting.server.ts'
import { finishPlenaryTask } from './finish-plenary-task.server.ts'
import { answerPlenary, keepPlenary } from './keep-plenary.server.ts'
import { myPlenaryTasks } from './my-plenaries.query.server.ts'
import { plenaryView } from './plenary.query.server.ts'
import { wayOf, whoOf } from './plenary.schema.ts'
import { layTasks } from './plenary-task.store.server.ts'

addMessages(institutionsMessages)
addMessages(modelMessages)
addMessages(caseworkMessages)
/** The rural model in which the standing team decides with more than half of its people. */
function withQuorum(): unknown {
  const model = ruralModel() as { bodies: { id: string; quorum?: unknown }[] }
  const team = model.bodies.find(({ id }) => id === 'pzk')
  if (team) team.quorum = { part: 'more_than_half' }
  return model
}
const database = await testDatabase()
const world = await workWorld(database, withQuorum())
const { as, school, coordinator, stranger, found, newId, rows, versionId } = world
const site = visiting(world.actAs, caseworkPages)
const paper = printing(world.actAs, caseworkPages, caseworkPrints)
afterAll(paper.stop)

const pzk = newId()
const ofBody = { version_id: versionId, opened_on: '2026-01-02' }
await found.put('teams.body', { id: pzk, ...ofBody, element: 'pzk', unit_code: '260401', name: 'PZK Bieliny' })
const member = await world.worker('Maria', 'Należąca', school.id)
await found.membership({ person_id: member, institution_id: school.id, role: 'czlonek-pzk', unit_code: '260401' })
const wzk = newId()
await found.put('teams.body', { id: wzk, ...ofBody, element: 'wzk', unit_code: '26', name: 'WZK' })
const animator = await world.worker('Anna', 'Animująca', school.id)
await found.membership({ person_id: animator, institution_id: school.id, role: 'animator-gminny', unit_code: '260401' })
const regional = await found.aPerson('Wanda', 'Wojewódzka')
await found.employ(regional, school.id)
await found.membership({ person_id: regional, institution_id: school.id, role: 'czlonek-wzk', unit_code: '26' })

const TODAY = localDate('2026-11-23')
const called = async (who = coordinator, body = pzk, day = TODAY): Promise<string> => {
  const input = { whose: `body:${body}`, day, place: 'Urząd Gminy', dayOff: false, topics: 'Dyżury zespołu', slots: [] }
  const outcome = await as(who, (ctx) => callSitting(ctx, input))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
type Input = Parameters<typeof keepPlenary>[1]
const keep = (ctx: Ctx, sittingId: string, more: Partial<Input> = {}) =>
  keepPlenary(ctx, { sittingId, rowVersion: 0, decisions: [], tasks: [], ways: {}, close: false, ...more })
/** Everybody of the team in the room, or the first so many. */
const there = async (sittingId: string, many = Number.POSITIVE_INFINITY) => {
  const { people } = await as(coordinator, (ctx) => plenaryView(ctx, sittingId))
  return Object.fromEntries(people.slice(0, many).map((one) => [wayOf(one), 'room' as const]))
}
const DECIDED = { course: 'Omówiono dyżury.', decisions: ['Dyżur w każdy wtorek', 'Szkolenie w grudniu'] }

describe('the record of a sitting of a standing team', () => {
  test('lists the people of the team on that day, with whom they come from', async () => {
    const sittingId = await called()
    const { people, record, mayKeep } = await as(coordinator, (ctx) => plenaryView(ctx, sittingId))
    expect(people.map(({ name }) => name)).toContain('Anna Animująca')
    expect([record, mayKeep]).toEqual([null, true])
    expect(new Set(people.map(wayOf)).size).toBe(people.length)
  })

  test('decides nothing without its quorum, and says the way out; what was typed stays', async () => {
    const sittingId = await called()
    const path = `/sittings/${sittingId}/record/keep`
    const few = await there(sittingId, 1)
    const typed = { rowVersion: '0', course: 'Omówiono dyżury.', decisions: 'Dyżur w każdy wtorek', ...few }
    const refused = await site.send(path, coordinator, typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Bez kworum zespół nie podejmuje ustaleń.')
    expect(refused.html).toContain('Dyżur w każdy wtorek')
    expect((await site.send(path, coordinator, { ...typed, decisions: '' })).status).toBe(303)
    const all = { ...typed, ...(await there(sittingId)), rowVersion: '1' }
    expect((await site.send(path, coordinator, all)).status).toBe(303)
    const { html } = await site.open(`/sittings/${sittingId}/record`, member)
    expect(html).toContain('<li>Dyżur w każdy wtorek</li>')
    expect(html).not.toContain('record/keep')
  })

  test('of two who write at once the later one meets the other', async () => {
    const sittingId = await called()
    await as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Pierwszy' }))
    await expect(as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Drugi' }))).rejects.toThrow(Conflict)
  })

  test('is closed once, for those who were there to agree or remark, each once; then it does not change', async () => {
    const sittingId = await called()
    const nobody = await as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Tak', close: true }))
    expect(nobody).toMatchObject({ refusal: 'nobody_there' })
    const ways = await there(sittingId)
    const closed = await as(coordinator, (ctx) => keep(ctx, sittingId, { ...DECIDED, ways, close: true }))
    expect(closed.ok).toBe(true)
    const again = await as(coordinator, (ctx) => keep(ctx, sittingId, { rowVersion: 1, course: 'Inaczej' }))
    expect(again).toMatchObject({ refusal: 'closed' })
    const empty = await as(animator, (ctx) => answerPlenary(ctx, { sittingId, reply: 'remark', words: undefined }))
    expect(empty).toMatchObject({ refusal: 'no_remark' })
    const words = 'Dyżur miał być w środę.'
    expect((await as(animator, (ctx) => answerPlenary(ctx, { sittingId, reply: 'remark', words }))).ok).toBe(true)
    const twice = await as(animator, (ctx) => answerPlenary(ctx, { sittingId, reply: 'agreed', words: undefined }))
    expect(twice).toMatchObject({ refusal: 'answered_already' })
    const { replies, quorum } = await as(coordinator, (ctx) => plenaryView(ctx, sittingId))
    expect(replies).toMatchObject([{ name: 'Anna Animująca', reply: 'remark', words }])
    expect(quorum).toMatchObject({ there: Object.keys(ways).length })
    const told = await rows<{ kind: string }>(`select kind from notices.notice where person_id = $1 and link = $2`, [
      animator,
      `/sittings/${sittingId}/record`,
    ])
    expect(told).toEqual([{ kind: 'minutes_for_remarks' }])
  })

  test('closed stays as it is in the database too, for whoever keeps it', async () => {
    const sittingId = await called()
    const ways = await there(sittingId)
    expect((await as(coordinator, (ctx) => keep(ctx, sittingId, { ...DECIDED, ways, close: true }))).ok).toBe(true)
    const changes = [
      sql`update casework.plenary set course = 'Inaczej' where sitting_id = ${sittingId}`,
      sql`update casework.plenary set closed_at = null, closed_by = null where sitting_id = ${sittingId}`,
      sql`update casework.plenary_presence set way = 'absent' where sitting_id = ${sittingId}`,
    ]
    for (const change of changes) {
      await expect(as(coordinator, (ctx) => change.execute(ctx.db))).rejects.toThrow('never changed')
    }
    const { people } = await as(coordinator, (ctx) => plenaryView(ctx, sittingId))
    const [one] = people
    if (!one) throw new Error('nobody on the list')
    const { personId, institutionId } = one
    const task = [{ what: 'Dopisane', personId, institutionId, due: TODAY }]
    const before = world.clock.now()
    // An act of its own, not the one that closed it.
    world.clock.set(new Date(before.getTime() + 60_000))
    await expect(as(coordinator, (ctx) => layTasks(ctx, sittingId, task))).rejects.toThrow('no more tasks')
    world.clock.set(before)
    const { record } = await as(coordinator, (ctx) => plenaryView(ctx, sittingId))
    expect(record?.course).toBe(DECIDED.course)
  })

  test('lays its tasks on their people when it closes: they are told, find them in their list, and say when they are done', async () => {
    const sittingId = await called()
    const path = `/sittings/${sittingId}/record/keep`
    const ways = await there(sittingId)
    const hers = { personId: animator, institutionId: school.id }
    const typed = { rowVersion: '0', course: 'Omówiono.', ...ways }
    const row = { 'tasks.1.what': 'Rozesłać grafik', 'tasks.1.who': whoOf(hers), 'tasks.1.due': '30.11.2026' }
    const unfinished = await site.send(path, coordinator, { ...typed, ...row, 'tasks.1.due': '' })
    expect(unfinished.status).toBe(422)
    expect(unfinished.html).toContain('Rozesłać grafik')
    const early = await site.send(path, coordinator, { ...typed, ...row, 'tasks.1.due': '20.11.2026' })
    expect(early.html).toContain('Podaj dzień nie wcześniejszy niż posiedzenie.')
    const away = whoOf({ personId: stranger, institutionId: school.id })
    expect((await site.send(path, coordinator, { ...typed, ...row, 'tasks.1.who': away })).status).toBe(422)

    expect((await site.send(path, coordinator, { ...typed, ...row })).status).toBe(303)
    const mine = async () => (await as(animator, myPlenaryTasks)).filter((one) => one.sittingId === sittingId)
    expect(await mine()).toEqual([])
    expect((await site.open(path, coordinator)).html).toContain('value="Rozesłać grafik"')
    const kept = { ...typed, rowVersion: '1', 'tasks.0.what': 'Rozesłać grafik', 'tasks.0.who': whoOf(hers) }
    const closes = { ...kept, 'tasks.0.due': '30.11.2026', close: 'yes' }
    expect((await site.send(path, coordinator, closes)).status).toBe(303)
    expect(await mine()).toMatchObject([{ no: 1, what: 'Rozesłać grafik', due: '2026-11-30', team: 'PZK Bieliny' }])
    const link = `/sittings/${sittingId}/record`
    const told = await rows<{ kind: string }>(
      'select kind from notices.notice where person_id = $1 and link = $2 order by kind',
      [animator, link],
    )
    expect(told.map(({ kind }) => kind)).toEqual(['minutes_for_remarks', 'task_given'])

    const at = `${link}/tasks/1`
    expect((await site.open('/tasks', animator)).html).toContain(`href="${at}"`)
    expect((await site.open(at, member)).status).toBe(403)
    expect((await site.open(at, stranger)).status).toBe(404)
    expect((await site.open(`${link}/tasks/2`, animator)).status).toBe(404)
    expect((await site.send(at, animator, { result: 'Wisi w sekretariacie' })).status).toBe(303)
    expect(await mine()).toEqual([])
    expect((await site.open(link, member)).html).toContain('Wisi w sekretariacie')
    const again = await as(coordinator, (ctx) => finishPlenaryTask(ctx, { sittingId, no: 1, result: 'Inaczej' }))
    expect(again).toMatchObject({ refusal: 'done_already' })
  })

  test('takes no PESEL and no code of a case, wherever it is written; a word like a code is none', async () => {
    const caseId = await world.aCase()
    const [found] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
    const code = found?.code ?? ''
    const sittingId = await called()
    const ways = await there(sittingId)
    const hers = { personId: animator, institutionId: school.id, due: localDate('2026-11-30'), row: 2 }
    const wrong: readonly [Partial<Input>, string][] = [
      [{ course: 'O matce 44051401458' }, 'course'],
      [{ decisions: ['Odwiedzić rodzinę', `Pomoc dla ${code}`] }, 'decisions'],
      [{ dissents: `Policja nie zgadza się co do ${code}` }, 'dissents'],
      [{ tasks: [{ ...hers, what: `Zadzwonić w ${code}` }] }, 'tasks.2.what'],
    ]
    for (const [more, field] of wrong) {
      const refused = await as(coordinator, (ctx) => keep(ctx, sittingId, { ways, ...more }))
      expect(refused).toMatchObject({ refusal: 'tells_family', why: { field } })
    }
    const ordinary = { course: 'Uchwała COVID-19 wygasła.', ways, close: true }
    expect((await as(coordinator, (ctx) => keep(ctx, sittingId, ordinary))).ok).toBe(true)
    const words = `Chodziło o ${code}`
    const remark = await as(coordinator, (ctx) => answerPlenary(ctx, { sittingId, reply: 'remark', words }))
    expect(remark).toMatchObject({ refusal: 'tells_family', why: { field: 'words' } })
  })

  test('waits in the list of meetings of whoever has to write or sign it, and stays there to be read', async () => {
    const sittingId = await called()
    const turn = async (who: string) =>
      (await as(who, myMeetings)).records.find(({ id }) => id === sittingId)?.turn ?? 'nothing'
    expect([await turn(coordinator), await turn(member), await turn(stranger)]).toEqual(['write', 'nothing', 'nothing'])
    const ways = await there(sittingId)
    await as(coordinator, (ctx) => keep(ctx, sittingId, { ...DECIDED, ways }))
    expect([await turn(coordinator), await turn(member)]).toEqual(['go_on', 'read'])
    await as(coordinator, (ctx) => keep(ctx, sittingId, { ...DECIDED, ways, rowVersion: 1, close: true }))
    expect(await turn(animator)).toBe('answer')
    await as(animator, (ctx) => answerPlenary(ctx, { sittingId, reply: 'agreed', words: undefined }))
    expect([await turn(animator), await turn(regional)]).toEqual(['read', 'nothing'])
  })

  test('takes on its open list who is found to have belonged to the team on that day, and leaves the closed one alone', async () => {
    const sittingId = await called()
    const ways = await there(sittingId)
    await as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Rozmowa', ways }))
    const late = await world.worker('Zenon', 'Późniejszy', school.id)
    await found.membership({ person_id: late, institution_id: school.id, role: 'czlonek-pzk', unit_code: '260401' })
    const names = async () =>
      (await as(coordinator, (ctx) => plenaryView(ctx, sittingId))).people.map(({ name }) => name)
    expect(await names()).toContain('Zenon Późniejszy')
    await as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Rozmowa', ways, rowVersion: 1, close: true }))
    const closed = await names()
    expect(closed).toContain('Zenon Późniejszy')
    const later = await world.worker('Zyta', 'Najpóźniejsza', school.id)
    await found.membership({ person_id: later, institution_id: school.id, role: 'czlonek-pzk', unit_code: '260401' })
    expect(await names()).toEqual(closed)
  })

  test('is not written before its day', async () => {
    const sittingId = await called(coordinator, pzk, localDate('2026-12-04'))
    expect(await as(coordinator, (ctx) => keep(ctx, sittingId, DECIDED))).toMatchObject({ refusal: 'not_yet' })
  })

  test('is there for nobody else: no stranger, no other team, nobody without the statement that the role needs', async () => {
    const sittingId = await called()
    const ways = await there(sittingId)
    await as(coordinator, (ctx) => keep(ctx, sittingId, { course: 'Rozmowa', ways }))
    const unsworn = await found.aPerson('Nina', 'Niezaprzysiężona')
    await found.employ(unsworn, school.id)
    await found.membership({ person_id: unsworn, institution_id: school.id, role: 'czlonek-pzk', unit_code: '260401' })
    for (const who of [stranger, regional, unsworn]) {
      await expect(as(who, (ctx) => plenaryView(ctx, sittingId))).rejects.toThrow(NotFound)
      const counted = await asking(database, who, (client) =>
        client.query(
          `select (select count(*)::int from casework.plenary) + (select count(*)::int from casework.plenary_presence) as n`,
        ),
      )
      expect(counted.rows).toEqual([{ n: 0 }])
      expect((await paper.asked(`/sittings/${sittingId}/print/record`, who)).status).toBe(404)
    }
    await expect(as(member, (ctx) => keep(ctx, sittingId, { rowVersion: 1 }))).rejects.toThrow(Forbidden)
  })

  test('is kept of a team that knows figures alone, by its own people', async () => {
    const sittingId = await called(regional, wzk)
    const kept = await as(regional, (ctx) => keep(ctx, sittingId, { course: 'Bariery w powiatach' }))
    expect(kept.ok).toBe(true)
    await expect(as(coordinator, (ctx) => plenaryView(ctx, sittingId))).rejects.toThrow(NotFound)
  })

  test('is a protocol with the quorum and places to sign, and a list to sign on paper, in PDF and DOCX', async () => {
    const sittingId = await called()
    const ways = await there(sittingId)
    const hers = { personId: animator, institutionId: school.id, due: localDate('2026-11-30'), row: 0 }
    const tasks = [{ ...hers, what: 'Rozesłać grafik' }]
    await as(coordinator, (ctx) => keep(ctx, sittingId, { ...DECIDED, ways, tasks, close: true }))
    const of = `/sittings/${sittingId}/print`
    const { pdf } = await paper.take(`${of}/record`, member)
    expect(tags(pdf, 'H1')).toEqual(['Protokół posiedzenia 23.11.2026'])
    expect(pdf.text).toContain('1. Dyżur w każdy wtorek')
    expect(pdf.text).toContain('Kworum')
    expect(pdf.text).toContain('Rozesłać grafik')
    expect(pdf.text).toContain('Dyżury zespołu')
    const docx = await paper.asked(`${of}/record/docx`, member)
    expect((await readDocx(new Uint8Array(await docx.arrayBuffer()))).text).toContain('Szkolenie w grudniu')
    const list = await paper.take(`${of}/attendance`, coordinator)
    expect(list.pdf.text).toContain('Anna Animująca')
  })
})
