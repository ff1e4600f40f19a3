import type { Ctx } from '#platform/server'
import { sentencesOf, tasksOfSentences } from './sentence.store.server.ts'

/** Decisions of minutes that were written during a meeting, with the dissents and the task each led to, as far as this reader may read them. */
export async function decisionsInMinutes(ctx: Ctx, meetingId: string) {
  const sentences = (await sentencesOf(ctx, meetingId)).filter(({ withdrawn, finished }) => !withdrawn && finished)
  const followed = sentences.filter(({ kind, of }) => kind === 'task' && of !== null)
  const tasks = await tasksOfSentences(
    ctx,
    followed.flatMap(({ taskId }) => taskId ?? []),
  )
  const institutionOf = new Map(tasks.map((one) => [one.id, one.institution_id]))
  return sentences
    .filter(({ kind }) => kind === 'decision')
    .map(({ id, text }) => ({
      text,
      dissent: sentences
        .filter(({ kind, of }) => kind === 'dissent' && of === id)
        .map((one) => one.text)
        .join(' '),
      institution: institutionOf.get(followed.find(({ of }) => of === id)?.taskId ?? '') ?? null,
    }))
}
