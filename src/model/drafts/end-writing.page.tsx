import { z } from 'zod'
import { Forbidden, NotFound } from '#kernel'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, Crumbs, DateField, FormPage } from '#platform/ui'
import { teamOf } from './draft.query.server.ts'
import { DRAFTS, END_WRITING, teamHref } from './draft-paths.ts'
import { endWriting } from './name-writer.server.ts'

const readEnd = fields(z.object({ until: day }))

/** Ending somebody's part in the team of a model. */
export const endWritingPage = page({
  path: END_WRITING,
  params: z.object({ modelId: z.string(), writerId: z.uuid() }),
  act: 'model.writer.end',
  looking: 'unrecorded',
  load: async (ctx, { modelId, writerId }) => {
    const { writers, may } = await teamOf(ctx, modelId)
    const writer = writers.find(({ id }) => id === writerId)
    if (!writer) throw new NotFound('writer of a model')
    if (!may) throw new Forbidden('name the team of a model')
    return writer
  },
  title: ({ t }) => t('model.drafts.team.end_title'),
  form: (posted) => readEnd(posted),
  submit: (ctx, input) => endWriting(ctx, input),
  refusals: {
    ended_already: 'model.drafts.refusal.ended_already',
    day_before_start: 'model.drafts.refusal.day_before_start',
  },
  then: ({ params: { modelId } }) => ({ to: teamHref(modelId), flash: 'model.drafts.team.ended' }),
  needsNames: true,
  view: ({ loaded, params: { modelId }, form, t }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { label: t('model.drafts.title'), href: DRAFTS },
            { label: t('model.drafts.team.title'), href: teamHref(modelId) },
            { label: t('model.drafts.team.end_title') },
          ]}
        />
      }
      title={t('model.drafts.team.end_title')}
      lead={loaded.name}
    >
      <DateField name="until" label={t('model.drafts.team.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('model.drafts.team.end_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
