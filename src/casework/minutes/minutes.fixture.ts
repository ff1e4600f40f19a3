import { localDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { callMeeting } from '../meetings/call-meeting.server.ts'
import type { WorkWorld } from '../plan/work.fixture.ts'
import { agendaLines } from './agenda.store.server.ts'
import { addAgendaLines } from './agenda-lines.server.ts'
import { beginMinutes } from './begin-minutes.server.ts'
import { writeSentence } from './write-sentence.server.ts'

/** A meeting of the team of a family of OPS, school and police, whose entries on goals all of them read; with an agenda of two lines, begun. */
export async function meetingBegun(world: WorkWorld, begun = true) {
  const { as, keeper, school, police } = world
  const { caseId, mother, child } = await world.family()
  await world.enter(caseId, 'diagnoza')
  const { model } = await as(keeper.worker, (ctx) => caseFile(ctx, caseId))
  const course = courseCategory(model)
  for (const from of [keeper, school, police]) {
    for (const to of [keeper, school, police]) {
      if (from !== to) await world.disclosure(caseId, from, to, course)
    }
  }
  const called = await as(keeper.worker, (ctx) =>
    callMeeting(ctx, {
      caseId,
      body: 'zespol-rodziny',
      day: localDate('2026-11-23'),
      time: '13:00',
      place: 'Urząd Gminy, sala 12',
      steps: ['warsztat-diagnostyczny'],
      together: undefined,
    }),
  )
  if (!called.ok) throw new Error(called.refusal)
  const of = { caseId, meetingId: called.value }
  const lines = [{ text: 'Co się zmieniło' }, { text: 'Nauka syna' }]
  const added = await as(keeper.worker, (ctx) => addAgendaLines(ctx, { ...of, lines }))
  if (!added.ok) throw new Error(added.refusal)
  if (begun) {
    const began = await as(keeper.worker, (ctx) => beginMinutes(ctx, of))
    if (!began.ok) throw new Error(began.refusal)
  }
  const [first, second] = (await as(keeper.worker, (ctx) => agendaLines(ctx, of.meetingId))).map(({ id }) => id)
  /** Somebody says a whole sentence; answers with its id. */
  const says = async (who: string, text: string, more: Partial<Parameters<typeof writeSentence>[1]> = {}) => {
    const done = await as(who, (ctx: Ctx) =>
      writeSentence(ctx, { ...of, lineId: first ?? '', text, as: 'said', ...more }),
    )
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  return { ...of, of, course, mother, child, first: first ?? '', second: second ?? '', says }
}
