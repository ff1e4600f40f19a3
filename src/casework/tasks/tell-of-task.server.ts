import { notify } from '#notices/server'
import type { Ctx } from '#platform/server'
import { codeOfCase, workersIn } from './task.store.server.ts'

export type TaskNotice = {
  readonly caseId: string
  readonly taskId: string
  readonly kind: 'task_given' | 'task_reminder' | 'task_in_place' | 'task_to_support'
  readonly institution: string
  /** Everybody who sits for the institution, when nobody is named. */
  readonly person: string | null
}

/** Tells whoever has a task, or is asked to take it, that something waits: no name, no word of it. */
export async function tellOfTask(ctx: Ctx, notice: TaskNotice): Promise<void> {
  const { caseId, taskId, kind, institution, person } = notice
  const workers = (await workersIn(ctx, caseId)).filter((one) => one.institution === institution)
  // Who stands in for somebody learns of their tasks too, and both are told.
  const named = person === null ? [] : workers.filter((one) => one.person === person || one.inPlaceOf === person)
  const told = new Set((named.length > 0 ? named : workers).map((one) => one.person))
  if (ctx.actor.kind === 'person') told.delete(ctx.actor.personId)
  const about = { id: caseId, code: await codeOfCase(ctx, caseId) }
  for (const to of told) await notify(ctx, { to, kind, link: `/cases/${caseId}/tasks/${taskId}`, about })
}
