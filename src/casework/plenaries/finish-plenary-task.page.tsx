import { z } from 'zod'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, TextArea } from '#platform/ui'
import { finishPlenaryTask } from './finish-plenary-task.server.ts'
import { PlenaryCrumbs } from './plenary.page.tsx'
import { type TaskToFinish, taskToFinish } from './plenary.query.server.ts'
import { FinishPlenaryTaskInput } from './plenary.schema.ts'
import { plenaryPath } from './plenary-paths.ts'

const readFinish = fields(FinishPlenaryTaskInput)

/** Saying that a task of a sitting is done, and what came of it. */
export const finishPlenaryTaskPage = page({
  path: '/sittings/:sittingId/record/tasks/:taskNo',
  params: z.object({ sittingId: z.uuid(), taskNo: z.string().regex(/^[1-9]\d{0,2}$/) }),
  act: 'casework.plenary.finish',
  looking: 'unrecorded',
  load: (ctx, { sittingId, taskNo }) => taskToFinish(ctx, sittingId, Number(taskNo)),
  title: ({ params, t }) => t('casework.plenary.task_title', { no: params.taskNo }),
  form: (posted) => readFinish(posted),
  submit: (ctx, { taskNo, ...input }) => finishPlenaryTask(ctx, { ...input, no: Number(taskNo) }),
  refusals: { done_already: 'casework.plenary.done_already', tells_family: 'casework.plenary.tells_family' },
  then: ({ params }) => ({ to: plenaryPath.record(params.sittingId), flash: 'casework.plenary.done_flash' }),
  view: ({ loaded, form }) => <FinishForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: TaskToFinish; readonly form: Parameters<typeof FormPage>[0]['form'] }

function FinishForm({ loaded: { view, task }, form }: Props) {
  const { t } = useReader()
  const title = t('casework.plenary.task_title', { no: `${task.no ?? ''}` })
  return (
    <FormPage
      form={form}
      crumbs={<PlenaryCrumbs loaded={view} here={title} />}
      over={view.sitting.holder}
      title={title}
    >
      <KeyValues
        items={[
          { term: t('casework.plenary.what'), value: task.what },
          { term: t('casework.plenary.person'), value: `${task.name}, ${task.place}` },
          { term: t('casework.plan.due'), value: showDate(task.due) },
        ]}
      />
      {task.doneAt === null ? (
        <>
          <TextArea name="result" label={t('casework.plenary.result')} rows={3} optional />
          <ActionsBar>
            <Button>{t('casework.plenary.finish')}</Button>
            <a href={plenaryPath.record(view.sitting.id)}>{t('casework.plenary.back')}</a>
          </ActionsBar>
        </>
      ) : (
        <p>{t('casework.plenary.done_already')}</p>
      )}
    </FormPage>
  )
}
