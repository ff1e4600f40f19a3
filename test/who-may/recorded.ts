import { localDate } from '#kernel'
import { answerPlenary, keepPlenary } from '../../src/casework/plenaries/keep-plenary.server.ts'
import { plenaryView } from '../../src/casework/plenaries/plenary.query.server.ts'
import { wayOf } from '../../src/casework/plenaries/plenary.schema.ts'
import { callSitting } from '../../src/casework/sittings/call-sitting.server.ts'
import { done } from './family.ts'
import { LATER, type Walks } from './walked.ts'
import type { CaseWorld, WhoMayWorld } from './world.ts'

/**
 * Two sittings of the standing team of the gmina: one that nobody has written down yet, and one whose record is closed, agreed
 * with by whoever wrote it, with a task for its member.
 */
export async function recordedSittings(world: CaseWorld, member: string) {
  const { as, coordinator, body } = world
  const day = localDate('2026-11-23')
  const called = { whose: `body:${body}`, day, place: 'Urząd Gminy', dayOff: false, topics: 'Dyżury', slots: [] }
  const open = done(await as(coordinator, (ctx) => callSitting(ctx, called)))
  const closed = done(await as(coordinator, (ctx) => callSitting(ctx, called)))
  await as(coordinator, async (ctx) => {
    const { people } = await plenaryView(ctx, closed)
    const hers = people.find(({ personId }) => personId === member)
    if (!hers) throw new Error('the member is not on the list of the team')
    const ways = Object.fromEntries(people.map((one) => [wayOf(one), 'room' as const]))
    const task = { personId: member, institutionId: hers.institutionId, what: 'Grafik dyżurów', row: 0 }
    const tasks = [{ ...task, due: localDate('2026-12-01') }]
    const said = { course: 'Omówiono dyżury.', decisions: ['Dyżur w każdy wtorek'], dissents: undefined }
    done(await keepPlenary(ctx, { sittingId: closed, rowVersion: 0, ...said, tasks, ways, close: true }))
    done(await answerPlenary(ctx, { sittingId: closed, reply: 'agreed', words: undefined }))
  })
  return { open, closed }
}

/** Pages of sittings: of the lead worker's institution by the address itself, of the standing team where there is a record. */
export function sittingWalks({ recorded, home, ops }: WhoMayWorld): Walks {
  const at = '/sittings/:sittingId'
  const closed = { params: { sittingId: recorded.closed, taskNo: '1' } }
  return {
    [`${at}/move`]: {
      sent: { rowVersion: '1', day: LATER, time: '10:00', place: 'Szkoła', reason: 'Choroba' },
    },
    [`${at}/cancel`]: { sent: { rowVersion: '1', reason: 'Nie trzeba' } },
    [`${at}/record`]: closed,
    [`${at}/record/keep`]: {
      params: { sittingId: recorded.open },
      sent: { rowVersion: '0', course: 'Omówiono dyżury', decisions: '' },
    },
    [`${at}/record/answer`]: { ...closed, sent: { reply: 'agreed', words: '' } },
    [`${at}/record/tasks/:taskNo`]: { ...closed, sent: { result: 'Grafik wisi' } },
    [`${at}/print/record`]: closed,
    [`${at}/print/record/docx`]: closed,
    [`${at}/print/attendance`]: closed,
    [`${at}/print/attendance/docx`]: closed,
    '/sittings/new': {
      sent: {
        ...{ whose: `institution:${ops}`, day: LATER, place: 'Szkoła' },
        ...{ 'slots.0.caseId': home.caseId, 'slots.0.time': '10:00', 'slots.0.minutes': '30' },
      },
    },
  }
}
