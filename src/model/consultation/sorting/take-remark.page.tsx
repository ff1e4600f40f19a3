import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup } from '#platform/ui'
import { DraftId, OfRemark } from '../consultation-ids.ts'
import { remarkPath } from '../consultation-paths.ts'
import { RemarkWordsCell } from '../remark-cells.tsx'
import { RemarkCrumbs } from './remark.page.tsx'
import { remarkTaken } from './sort-remark.query.server.ts'
import { takeRemark } from './take-remark.server.ts'

const readTaking = fields(z.object({ draftId: DraftId }))

/** Taking a remark from work into a draft that is being written. */
export const takeRemarkPage = page({
  path: '/remarks/:remarkId/take',
  params: OfRemark,
  act: 'model.remark.take',
  looking: 'unrecorded',
  load: (ctx, { remarkId }) => remarkTaken(ctx, remarkId),
  title: ({ loaded, t }) => t('model.remark.take.title', { no: loaded.remark.no }),
  form: (posted) => readTaking(posted),
  submit: (ctx, input) => takeRemark(ctx, input),
  refusals: {
    not_from_work: 'model.remark.take.not_from_work',
    no_such_draft: 'model.remark.take.no_such_draft',
    merged: 'model.remark.answer.merged',
  },
  then: ({ value }) => ({ to: remarkPath(value), flash: 'model.remark.take.done' }),
  view: ({ loaded: { remark, drafts }, form, t }) => {
    const title = t('model.remark.take.title', { no: remark.no })
    return (
      <FormPage
        form={form}
        title={title}
        crumbs={<RemarkCrumbs remark={remark} here={title} />}
        aside={{ label: t('model.remark.one.said'), content: <RemarkWordsCell {...remark} /> }}
      >
        {drafts.length === 0 ? (
          <p>{t('model.remark.take.none')}</p>
        ) : (
          <>
            <RadioGroup
              name="draftId"
              label={t('model.remark.take.draft')}
              options={drafts.map(({ id, version }) => ({
                value: id,
                label: t('model.remark.take.draft_option', { version }),
              }))}
            />
            <ActionsBar>
              <Button>{t('model.remark.take.submit')}</Button>
            </ActionsBar>
          </>
        )}
      </FormPage>
    )
  },
})
