import { z } from 'zod'
import { Forbidden } from '#kernel'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, TextField } from '#platform/ui'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { draftHref, RECORD_ACT } from './draft-paths.ts'
import { readDraft } from './read-draft.server.ts'
import { recordAct } from './record-act.server.ts'
import { VERSION_ACTS } from './standing.domain.ts'

const readAct = fields(z.object({ body: line(200), document: line(200), onDay: day }))

/** Recording an act by which a version goes on: whose act, by which document, on which day. */
export const recordActPage = page({
  path: RECORD_ACT,
  params: z.object({ draftId: z.uuid(), act: z.enum(VERSION_ACTS) }),
  act: 'model.version.record_act',
  looking: 'unrecorded',
  load: async (ctx, { draftId }) => {
    const read = await readDraft(ctx, draftId)
    if (!read.can.decide) throw new Forbidden('decide about a draft')
    return read
  },
  title: ({ params: { act }, t }) => t(`model.drafts.act.${act}.record`),
  form: (posted) => readAct(posted),
  submit: (ctx, input) => recordAct(ctx, input),
  refusals: {
    act_skipped: 'model.drafts.refusal.act_skipped',
    act_done_already: 'model.drafts.refusal.act_done_already',
    day_ahead: 'model.drafts.refusal.day_ahead',
    day_before_last_act: 'model.drafts.refusal.day_before_last_act',
    day_before_valid: 'model.drafts.refusal.day_before_valid',
    draft_abandoned: 'model.drafts.refusal.closed',
    broken: 'model.drafts.refusal.broken',
    already_published: 'model.drafts.refusal.already_published',
    consultation_open: 'model.consultation.not_closed',
  },
  then: ({ params: { draftId } }) => ({ to: draftHref(draftId), flash: 'model.drafts.act.done' }),
  view: ({ loaded: { draft }, params: { act }, form, t }) => {
    const title = t(`model.drafts.act.${act}.record`)
    return (
      <FormPage
        form={form}
        crumbs={<DraftCrumbs draft={draft} here={title} />}
        title={title}
        lead={t(`model.drafts.act.${act}.lead`)}
      >
        <TextField
          name="body"
          label={t('model.drafts.act.body')}
          hint={t('model.drafts.act.body.hint')}
          autocomplete="off"
        />
        <TextField
          name="document"
          label={t('model.drafts.act.document')}
          hint={t('model.drafts.act.document.hint')}
          autocomplete="off"
        />
        <DateField name="onDay" label={t(`model.drafts.act.${act}.day`)} />
        <ActionsBar>
          <Button>{t('model.drafts.act.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
