import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { noteTaskAct } from './note-task-act.server.ts'
import { changeTask, type TaskWorker, workersIn } from './task.store.server.ts'
import type { AcceptTaskInput, GiveBackTaskInput } from './task-acts.schema.ts'
import { taskToAct, writeTaskWords } from './task-to-act.server.ts'
import { goesBackTo } from './task-turn.domain.ts'
import { tellOfTask } from './tell-of-task.server.ts'

export type AcceptTaskRefusal = 'not_open' | 'not_seated'

/**
 * Takes a task on for an institution of mine: by me, or by a colleague who sits in the case. With this the task passes from the institution
 * that offered it, which it may be given back to; its clock goes on.
 */
export async function acceptTask(
  ctx: Ctx,
  input: AcceptTaskInput & { readonly caseId: string },
): Promise<Outcome<null, AcceptTaskRefusal>> {
  const found = await taskToAct(ctx, input, 'accept')
  if (!found) return refused('not_open')
  const { file, task, holder, viewer } = found
  const offered = holder.offered !== null && viewer.institutions.includes(holder.offered)
  const institution = offered && holder.offered ? holder.offered : holder.institution
  const workers = (await workersIn(ctx, file.id)).filter((one) => one.institution === institution)
  const person = input.person ?? whoTakes(workers, me(ctx))
  if (!workers.some((one) => one.person === person)) return refused('not_seated', { field: 'person' })
  await noteTaskAct(ctx, {
    caseId: file.id,
    taskId: task.id,
    act: 'accepted',
    institution,
    to: { institution, person },
  })
  const passed = {
    given_institution_id: holder.institution,
    given_person_id: holder.person,
    had_institution_id: holder.institution,
    had_on: ctx.today,
    told_item_id: task.offeredItemId,
  }
  await changeTask(ctx, task, {
    institution_id: institution,
    person_id: person,
    standing: 'accepted',
    ...(offered ? { ...passed, offered_institution_id: null, offered_item_id: null } : {}),
  })
  const payload = { task: task.id, institution }
  await concludeAct(ctx, file, { name: 'casework.task.accepted', payload })
  return ok(null)
}

/** Whoever stands in for a colleague takes a task on for them: it is theirs again when the leave is over. */
function whoTakes(workers: readonly TaskWorker[], taker: string): string {
  const absent = workers.find(({ person }) => person === taker)?.inPlaceOf ?? null
  return absent !== null && workers.some(({ person }) => person === absent) ? absent : taker
}

export type GiveBackTaskRefusal = 'not_open' | 'words_not_yours' | 'tells_shielded'

/**
 * Gives a task back with a reason: an offer to whoever has the task and goes on having it, a task to whoever gave it. It stands there at once;
 * where that institution takes part no more, with those who keep the case.
 */
export async function giveBackTask(
  ctx: Ctx,
  input: GiveBackTaskInput & { readonly caseId: string },
): Promise<Outcome<null, GiveBackTaskRefusal>> {
  const found = await taskToAct(ctx, input, 'give_back')
  if (!found) return refused('not_open')
  const { file, task, holder, viewer } = found
  const refuses = holder.offered !== null && viewer.institutions.includes(holder.offered)
  const by = refuses && holder.offered ? holder.offered : holder.institution
  const to = refuses ? holder.institution : (goesBackTo(task) ?? file.keeper)
  const { reason, words } = input
  if (words !== undefined && !viewer.writesFor.includes(by)) return refused('words_not_yours', { field: 'words' })
  if (words !== undefined && (await tellsShielded(ctx, file.id, words))) {
    return refused('tells_shielded', { field: 'words' })
  }
  const text = { text: words ?? '', by, for: to }
  const itemId = words === undefined ? null : await writeTaskWords(ctx, file, 'task_returned', text)
  const act = refuses ? 'refused' : 'returned'
  await noteTaskAct(ctx, {
    caseId: file.id,
    taskId: task.id,
    act,
    institution: by,
    to: { institution: to },
    reason,
    itemId,
  })
  const left = { had_institution_id: by, had_on: ctx.today, offered_institution_id: null, offered_item_id: null }
  const person = refuses ? holder.person : task.givenBy.person
  const back = { institution_id: to, person_id: person, standing: 'returned' as const }
  await changeTask(ctx, task, refuses ? left : { ...left, ...back, given_institution_id: null, given_person_id: null })
  await tellOfTask(ctx, {
    caseId: file.id,
    taskId: task.id,
    kind: 'task_given',
    institution: to,
    person,
  })
  await concludeAct(ctx, file, { name: 'casework.task.returned', payload: { task: task.id, institution: to } })
  return ok(null)
}
