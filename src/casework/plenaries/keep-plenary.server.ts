import { Conflict, type Outcome, ok, refused } from '#kernel'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { cameThere, type RecordRefusal, wrongRecord } from './plenary.domain.ts'
import { plenaryToAnswer, plenaryToKeep } from './plenary.query.server.ts'
import { type AnswerPlenaryInput, type KeepPlenaryInput, wayOf } from './plenary.schema.ts'
import { addReply, savePlenary, savePresence } from './plenary.store.server.ts'
import { plenaryPath } from './plenary-paths.ts'
import { layTasks } from './plenary-task.store.server.ts'
import { tellsFamily } from './tells-family.server.ts'

export type KeepPlenaryRefusal = 'not_yet' | 'called_off' | 'closed' | 'tells_family' | RecordRefusal
export type AnswerPlenaryRefusal = 'not_closed' | 'answered_already' | 'no_remark' | 'tells_family'
type OfSitting = { readonly sittingId: string }

/**
 * Keeps who came to a sitting of a standing team, its course, what was decided and who is to do what. Closed, it goes to those who were there, and
 * its tasks to their people. Throws `Forbidden` for whoever does not convene the team, `Conflict` when the record changed meanwhile.
 */
export async function keepPlenary(
  ctx: Ctx,
  input: KeepPlenaryInput & OfSitting,
): Promise<Outcome<null, KeepPlenaryRefusal>> {
  const view = await plenaryToKeep(ctx, input.sittingId)
  const { sitting, record: before } = view
  if (sitting.state !== 'called') return refused('called_off')
  if (before?.closedAt) return refused('closed')
  if (sitting.day > ctx.today) return refused('not_yet')
  if ((before?.rowVersion ?? 0) !== input.rowVersion) throw new Conflict('the record was changed meanwhile')
  const people = view.people.map((one) => ({ ...one, way: input.ways[wayOf(one)] ?? null }))
  const quorum = view.asks(people)
  const { course = '', decisions, dissents = '', tasks, close: closes } = input
  const wrong = wrongRecord({ course, decisions, tasks, closes }, { people, quorum, day: sitting.day })
  if (wrong) return refused(wrong.refusal, wrong.field === undefined ? {} : { field: wrong.field })
  const told = await tellsFamily(ctx, textsOf(input))
  if (told) return told
  const written = tasks.map(({ row: _, ...task }) => task)
  const kept = { course, decisions, dissents, tasks: written, quorum, closes }
  // Before the record: once that is closed, nobody comes on its list any more.
  await savePresence(ctx, sitting.id, people)
  await savePlenary(ctx, sitting.id, input.rowVersion, kept)
  if (closes) {
    await layTasks(ctx, sitting.id, written)
    const there = people.filter(({ way }) => cameThere(way))
    await tell(ctx, sitting.id, { there: idsOf(there), doing: idsOf(written) })
  }
  const name = closes ? 'casework.plenary.closed' : 'casework.plenary.kept'
  await record(ctx, { chain: 'body', about: sitting.bodyId ?? '', name, payload: { sitting: sitting.id } })
  return ok(null)
}

/** What was written, by the field in which it stands. */
const textsOf = ({ course = '', decisions, dissents = '', tasks }: KeepPlenaryInput) => ({
  ...{ course, decisions: decisions.join('\n'), dissents },
  ...Object.fromEntries(tasks.map(({ row, what }) => [`tasks.${row}.what`, what])),
})

const idsOf = (people: readonly { readonly personId: string }[]): ReadonlySet<string> =>
  new Set(people.map(({ personId }) => personId))

type Told = { readonly there: ReadonlySet<string>; readonly doing: ReadonlySet<string> }

async function tell(ctx: Ctx, sittingId: string, { there, doing }: Told): Promise<void> {
  const link = plenaryPath.record(sittingId)
  for (const to of there) if (to !== me(ctx)) await notify(ctx, { to, kind: 'minutes_for_remarks', link })
  for (const to of doing) if (to !== me(ctx)) await notify(ctx, { to, kind: 'task_given', link })
}

/** Agrees with a record, or says what is otherwise; once, by somebody who was there. Throws `Forbidden` for anybody else. */
export async function answerPlenary(
  ctx: Ctx,
  input: AnswerPlenaryInput & OfSitting,
): Promise<Outcome<null, AnswerPlenaryRefusal>> {
  const { sitting, record: kept, replies } = await plenaryToAnswer(ctx, input.sittingId)
  if (!kept?.closedAt) return refused('not_closed')
  if (replies.some(({ personId }) => personId === me(ctx))) return refused('answered_already')
  const { reply } = input
  const words = reply === 'remark' ? (input.words ?? null) : null
  if (reply === 'remark' && words === null) return refused('no_remark', { field: 'words' })
  const told = await tellsFamily(ctx, { words: words ?? '' })
  if (told) return told
  await addReply(ctx, sitting.id, { reply, words })
  const payload = { sitting: sitting.id, reply }
  await record(ctx, { chain: 'body', about: sitting.bodyId ?? '', name: 'casework.plenary.answered', payload })
  return ok(null)
}
