import { z } from 'zod'
import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup } from '#platform/ui'
import { OfRemark } from '../consultation-ids.ts'
import { remarkPath } from '../consultation-paths.ts'
import { placeWords } from '../consultation-words.ts'
import { RemarkWordsCell } from '../remark-cells.tsx'
import { mergeRemarks, partRemarks } from './merge-remarks.server.ts'
import { RemarkCrumbs } from './remark.page.tsx'
import { remarkSorted } from './sort-remark.query.server.ts'

const readMerging = fields(z.object({ into: z.coerce.number().int().positive() }))

/** Which remark says the same: those about the same place stand first. */
export const mergeRemarksPage = page({
  path: '/remarks/:remarkId/merge',
  params: OfRemark,
  act: 'model.remark.merge',
  looking: 'unrecorded',
  load: (ctx, { remarkId }) => remarkSorted(ctx, remarkId),
  title: ({ loaded, t }) => t('model.remark.merge.title', { no: loaded.remark.no }),
  form: (posted) => readMerging(posted),
  submit: (ctx, input) => mergeRemarks(ctx, input),
  refusals: {
    itself: 'model.remark.merge.itself',
    chain: 'model.remark.merge.chain',
    has_merged: 'model.remark.merge.has_merged',
    answered: 'model.remark.merge.answered',
    no_such_remark: 'model.remark.merge.no_such_remark',
    merged_already: 'model.remark.merge.merged_already',
    closed: 'model.consultation.closed',
  },
  then: ({ value }) => ({ to: remarkPath(value), flash: 'model.remark.merge.done' }),
  view: ({ loaded: { remark, text, beside }, form, t }) => {
    const title = t('model.remark.merge.title', { no: remark.no })
    const main = beside
      .filter(({ mergedInto }) => mergedInto === null)
      .toSorted((a, b) => Number(b.about === remark.about) - Number(a.about === remark.about) || a.no - b.no)
    return (
      <FormPage
        form={form}
        title={title}
        over={placeWords(t, text, remark.about)}
        lead={t('model.remark.merge.lead')}
        crumbs={<RemarkCrumbs remark={remark} here={title} />}
        aside={{ label: t('model.remark.one.said'), content: <RemarkWordsCell {...remark} /> }}
      >
        {main.length === 0 ? (
          <p>{t('model.remark.merge.none')}</p>
        ) : (
          <>
            <RadioGroup
              name="into"
              label={t('model.remark.merge.into')}
              options={main.map(({ no, about, words }) => ({
                value: String(no),
                label: `${t('model.remark.one.title', { no })}. ${placeWords(t, text, about)}`,
                hint: words.slice(0, 200),
              }))}
            />
            <ActionsBar>
              <Button>{t('model.remark.merge.submit')}</Button>
            </ActionsBar>
          </>
        )}
      </FormPage>
    )
  },
})

/** Taking a merging back. */
export const partRemarksPage = page({
  path: '/remarks/:remarkId/part',
  params: OfRemark,
  act: 'model.remark.merge',
  looking: 'unrecorded',
  load: (ctx, { remarkId }) => remarkSorted(ctx, remarkId),
  title: ({ loaded, t }) => t('model.remark.part.title', { no: loaded.remark.no }),
  submit: (ctx, input) => partRemarks(ctx, input),
  refusals: {
    not_merged: 'model.remark.part.not_merged',
    answered: 'model.remark.part.answered',
    closed: 'model.consultation.closed',
  },
  then: ({ value }) => ({ to: remarkPath(value), flash: 'model.remark.part.done' }),
  view: ({ loaded: { remark }, form, t }) => {
    const title = t('model.remark.part.title', { no: remark.no })
    return (
      <FormPage
        form={form}
        title={title}
        lead={t('model.remark.part.lead')}
        crumbs={<RemarkCrumbs remark={remark} here={title} />}
      >
        <ActionsBar>
          <Button>{t('model.remark.part.submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
