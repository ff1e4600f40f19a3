import { bound, FAMILY } from '#model'
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
  const meetings = await meetingRows(ctx, known.file.id)
  const meeting = meetings.find(({ state, minutesFormId }) => state === 'held' && minutesFormId === null)
  if (meeting) await saveMinutes(ctx, meeting, instanceId)
}
