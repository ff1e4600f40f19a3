import { Conflict, type Outcome, ok, refused } from '#kernel'
import { hasQuorum } from '#model'
import { notify } from '#notices/server'
import { type Ctx, me, record } from '#platform/server'
import { plenaryToAnswer, plenaryToKeep } from './plenary.query.server.ts'
import { type AnswerPlenaryInput, type KeepPlenaryInput, wayOf } from './plenary.schema.ts'
import { addReply, savePlenary, savePresence } from './plenary.store.server.ts'
import { plenaryPath } from './plenary-paths.ts'

export type KeepPlenaryRefusal = 'not_yet' | 'called_off' | 'closed' | 'no_quorum' | 'nobody_there' | 'no_words'
export type AnswerPlenaryRefusal = 'not_closed' | 'answered_already' | 'no_remark'
type OfSitting = { readonly sittingId: string }

/**
 * Keeps who came to a sitting of a standing team, its course and what was decided; closed, it goes to those who were there. Nothing is decided
 * without the quorum that the model asks for (ADR 48). Throws `Forbidden` for whoever does not convene the team, `Conflict` when the record changed
 * meanwhile.
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
  const { course = '', decisions, dissents = '', close } = input
  if (decisions.length > 0 && quorum !== null && !hasQuorum(quorum)) return refused('no_quorum', { field: 'decisions' })
  const there = people.filter(({ way }) => way === 'room' || way === 'video')
  if (close && there.length === 0) return refused('nobody_there')
  if (close && course === '' && decisions.length === 0) return refused('no_words', { field: 'course' })
  await savePlenary(ctx, sitting.id, input.rowVersion, { course, decisions, dissents, quorum, closes: close })
  await savePresence(ctx, sitting.id, people)
  if (close) await tell(ctx, sitting.id, there)
  const name = close ? 'casework.plenary.closed' : 'casework.plenary.kept'
  await record(ctx, { chain: 'body', about: sitting.bodyId ?? '', name, payload: { sitting: sitting.id } })
  return ok(null)
}

async function tell(ctx: Ctx, sittingId: string, there: readonly { readonly personId: string }[]): Promise<void> {
  for (const to of new Set(there.map(({ personId }) => personId))) {
    if (to !== me(ctx)) await notify(ctx, { to, kind: 'minutes_for_remarks', link: plenaryPath.record(sittingId) })
  }
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
  await addReply(ctx, sitting.id, { reply, words })
  const payload = { sitting: sitting.id, reply }
  await record(ctx, { chain: 'body', about: sitting.bodyId ?? '', name: 'casework.plenary.answered', payload })
  return ok(null)
}
