import { z } from 'zod'
import { fields, line, optionalChoice, page } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup, Select, TextArea } from '#platform/ui'
import { DECISIONS } from '../consultation.domain.ts'
import { OfRemark } from '../consultation-ids.ts'
import { remarkPath } from '../consultation-paths.ts'
import { placeWords } from '../consultation-words.ts'
import { calledIn } from '../consulted-text.domain.ts'
import { RemarkWordsCell } from '../remark-cells.tsx'
import { answerRemark } from './answer-remark.server.ts'
import { RemarkCrumbs } from './remark.page.tsx'
import { remarkAnswered } from './sort-remark.query.server.ts'

const readAnswer = fields(
  z.object({ decision: z.enum(DECISIONS), reason: line(4000), change: optionalChoice(z.coerce.number().int()) }),
)

/** The answer of the team, with its reason and the change that carries it out. */
export const answerRemarkPage = page({
  path: '/remarks/:remarkId/answer',
  params: OfRemark,
  act: 'model.remark.answer',
  looking: 'unrecorded',
  load: (ctx, { remarkId }) => remarkAnswered(ctx, remarkId),
  title: ({ loaded, t }) => t('model.remark.answer.title', { no: loaded.remark.no }),
  form: (posted) => readAnswer(posted),
  submit: (ctx, input) => answerRemark(ctx, input),
  refusals: {
    closed: 'model.consultation.closed',
    merged: 'model.remark.answer.merged',
    no_such_change: 'model.remark.answer.no_such_change',
    rejected_with_change: 'model.remark.answer.rejected_with_change',
  },
  then: ({ params }) => ({ to: remarkPath(params.remarkId), flash: 'model.remark.answer.done' }),
  view: ({ loaded: { remark, text, changes }, form, t }) => (
    <FormPage
      form={form}
      title={t('model.remark.answer.title', { no: remark.no })}
      over={placeWords(t, text, remark.about)}
      lead={t('model.remark.answer.lead')}
      crumbs={<RemarkCrumbs remark={remark} here={t('model.remark.answer.title', { no: remark.no })} />}
      aside={{ label: t('model.remark.one.said'), content: <RemarkWordsCell {...remark} /> }}
    >
      <RadioGroup
        name="decision"
        label={t('model.remark.answer.decision')}
        options={DECISIONS.map((value) => ({ value, label: t(`model.remark.decision.${value}`) }))}
      />
      <TextArea name="reason" label={t('model.remark.answer.reason')} hint={t('model.remark.answer.reason_hint')} />
      {changes.length > 0 && (
        <Select
          name="change"
          label={t('model.remark.answer.change')}
          options={changes.map(({ no, about }) => ({
            value: String(no),
            label: t('model.remark.answer.change_option', { no, about: calledIn(text, about) }),
          }))}
          optional
        />
      )}
      <ActionsBar>
        <Button>{t('model.remark.answer.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
