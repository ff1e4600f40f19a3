import { type Answers, bound, FAMILY, type Form, hasQuorum } from '#model'
import type { Ctx } from '#platform/server'
import { entryHolding } from '../forms/bound-entry.domain.ts'
import type { CompletedForm } from '../forms/completed-form.ts'
import { promiseTask } from '../tasks/promise-task.server.ts'
import { meetingRows, saveMinutes } from './meeting.store.server.ts'

/** Completed minutes lay their tasks on institutions, and belong to the latest meeting held that has none yet. */
export async function assignFromMinutes(ctx: Ctx, done: CompletedForm): Promise<void> {
  const { known, form, answers, entries, instanceId } = done
  for (const { id, task } of bound(form, answers).decisions) {
    if (task === null || task.institution === FAMILY) continue
    const itemId = entryHolding(form, entries, 'decision.text', id)
    const origin = { kind: 'minutes', key: instanceId } as const
    const laid = { caseId: known.file.id, itemId, due: task.due, givenBy: done.institution, origin }
    await promiseTask(ctx, { ...laid, institution: task.institution })
  }
  const meeting = await withoutMinutes(ctx, known.file.id)
  if (meeting) await saveMinutes(ctx, meeting, instanceId)
}

/** Whether a form of minutes holds decisions of a meeting that had no quorum to take them. */
export async function decidesWithoutQuorum(ctx: Ctx, caseId: string, form: Form, answers: Answers): Promise<boolean> {
  if (form.record !== 'minutes' || bound(form, answers).decisions.length === 0) return false
  const quorum = (await withoutMinutes(ctx, caseId))?.quorum
  return quorum != null && !hasQuorum(quorum)
}

const withoutMinutes = async (ctx: Ctx, caseId: string) =>
  (await meetingRows(ctx, caseId)).find(({ state, minutesFormId }) => state === 'held' && minutesFormId === null)
