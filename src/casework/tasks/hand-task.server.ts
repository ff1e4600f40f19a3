import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { factsOf } from '../cases/case-facts.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { institutionsForTasks } from './assign-task.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { changeTask, workersIn } from './task.store.server.ts'
import type { HandTaskInput, OfTaskVersion } from './task-acts.schema.ts'
import { type TaskToAct, taskToAct, writeTaskWords } from './task-to-act.server.ts'
import { tellOfTask } from './tell-of-task.server.ts'

export type HandTaskRefusal =
  | 'not_open'
  | 'not_seated'
  | 'not_in_team'
  | 'words_missing'
  | 'words_not_yours'
  | 'tells_shielded'

/**
 * Hands a task on. To a colleague at once; to another institution as an offer with words for it: until that one accepts, whoever has the
 * task keeps it.
 */
export async function handTask(
  ctx: Ctx,
  input: HandTaskInput & { readonly caseId: string },
): Promise<Outcome<null, HandTaskRefusal>> {
  const found = await taskToAct(ctx, input, 'hand')
  if (!found) return refused('not_open')
  const [kind, id = ''] = input.to.split(':')
  return kind === 'person' ? toColleague(ctx, found, id) : offerTo(ctx, found, id, input.words)
}

async function toColleague(ctx: Ctx, { file, task, holder }: TaskToAct, person: string) {
  const { institution } = holder
  const seated = (await workersIn(ctx, file.id)).some((one) => one.person === person && one.institution === institution)
  if (!seated) return refused('not_seated', { field: 'to' })
  const of = { caseId: file.id, taskId: task.id }
  await noteTaskAct(ctx, { ...of, act: 'handed', institution, to: { institution, person } })
  await changeTask(ctx, task, { institution_id: institution, person_id: person })
  await tellOfTask(ctx, { ...of, kind: 'task_given', institution, person })
  await concludeAct(ctx, file, { name: 'casework.task.handed', payload: { task: task.id, institution } })
  return ok(null)
}

async function offerTo(
  ctx: Ctx,
  { file, task, holder, viewer }: TaskToAct,
  institution: string,
  words: string | undefined,
) {
  const known = await factsOf(ctx, file)
  const offered = institutionsForTasks(known).filter((one) => one !== holder.institution)
  if (!offered.includes(institution)) return refused('not_in_team', { field: 'to' })
  const from = holder.institution
  // Whoever sees only own tasks writes nothing about the family; the institution asked reads the words it may read.
  const writes = viewer.writesFor.includes(from)
  if (words === undefined && writes) return refused('words_missing', { field: 'words' })
  if (words !== undefined && !writes) return refused('words_not_yours', { field: 'words' })
  if (words !== undefined && (await tellsShielded(ctx, file.id, words))) {
    return refused('tells_shielded', { field: 'words' })
  }
  const text = { text: words ?? '', by: from, for: institution }
  const itemId = words === undefined ? null : await writeTaskWords(ctx, file, 'task', text)
  const of = { caseId: file.id, taskId: task.id }
  await noteTaskAct(ctx, { ...of, act: 'offered', institution: from, to: { institution }, itemId })
  const kept = { institution_id: from, person_id: holder.person }
  await changeTask(ctx, task, { ...kept, offered_institution_id: institution, offered_item_id: itemId })
  await tellOfTask(ctx, { ...of, kind: 'task_given', institution, person: null })
  await concludeAct(ctx, file, { name: 'casework.task.offered', payload: { task: task.id, institution } })
  return ok(null)
}

/** Takes back an offer that nobody has answered: the task was never anybody else's. */
export async function withdrawOffer(
  ctx: Ctx,
  input: OfTaskVersion & { readonly caseId: string },
): Promise<Outcome<null, 'not_open'>> {
  const found = await taskToAct(ctx, input, 'withdraw')
  if (!found) return refused('not_open')
  const { file, task, holder } = found
  const institution = holder.offered
  await noteTaskAct(ctx, {
    caseId: file.id,
    taskId: task.id,
    act: 'withdrawn',
    institution: holder.institution,
    to: { institution },
  })
  await changeTask(ctx, task, { offered_institution_id: null, offered_item_id: null })
  await concludeAct(ctx, file, { name: 'casework.task.withdrawn', payload: { task: task.id, institution } })
  return ok(null)
}
