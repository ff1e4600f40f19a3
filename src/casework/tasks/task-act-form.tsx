import type { PropsWithChildren } from 'hono/jsx'
import { z } from 'zod'
import { NotFound } from '#kernel'
import { type MessageKey, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, FormPage, Hidden } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type TaskPage, taskPageOf } from './task-page.query.server.ts'
import type { TaskAct } from './task-turn.domain.ts'
import { agreedDay } from './task-words.ts'

const params = OfCase.extend({ taskId: z.uuid() })
type OfTask = z.infer<typeof params>
type Props = { readonly loaded: TaskPage; readonly form: Parameters<typeof FormPage>[0]['form'] }

/** The page of an act is there for whoever may do it today. */
export const loading =
  (act: TaskAct) =>
  async (ctx: Ctx, { caseId, taskId }: OfTask): Promise<TaskPage> => {
    const loaded = await taskPageOf(ctx, caseId, taskId)
    if (!loaded.acts.includes(act)) throw new NotFound('task')
    return loaded
  }
/** What every page of an act on a task has in common. */
export const aboutTask = {
  params,
  looking: look('casework.tasks.looked'),
  scope,
  header: ({ loaded }: { readonly loaded: TaskPage }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
}
/** Back to the task, told what was done. */
export const afterwards =
  (flash: MessageKey) =>
  ({ params: { caseId, taskId } }: { readonly params: OfTask }) => ({ to: `/cases/${caseId}/tasks/${taskId}`, flash })

export const not_open = 'casework.task.not_open'
export const not_seated = 'casework.task.not_seated'
export const words_not_yours = 'casework.task.words_not_yours'
export const tells_shielded = 'casework.task.tells_shielded'
export const not_in_team = 'casework.task.not_in_team'

type ActFormProps = PropsWithChildren<
  Props & { readonly title: MessageKey; readonly lead?: MessageKey; readonly submit: MessageKey }
>

/** The form of one act on a task: which task, the fields of the act, and the way back. */
export function TaskActForm({ loaded: { frame, task }, form, title, lead, submit, children }: ActFormProps) {
  const { t } = useReader()
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t(title)} />}
      over={frame.code}
      title={t(title)}
      {...(lead ? { lead: t(lead) } : {})}
    >
      <p>
        <strong>{task.words ?? t('casework.task.words_not_shown')}</strong>
      </p>
      {task.due && <p class="prov">{agreedDay(t, task.due)}</p>}
      <Hidden name="rowVersion" value={String(task.rowVersion)} />
      {children}
      <ActionsBar>
        <Button>{t(submit)}</Button>
        <a href={`/cases/${frame.caseId}/tasks/${task.id}`}>{t('casework.task.back_to_one')}</a>
      </ActionsBar>
    </FormPage>
  )
}
