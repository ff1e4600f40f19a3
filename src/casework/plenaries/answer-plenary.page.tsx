import { z } from 'zod'
import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, FormPage, RadioGroup, TextArea } from '#platform/ui'
import { answerPlenary } from './keep-plenary.server.ts'
import { PlenaryCrumbs } from './plenary.page.tsx'
import { type PlenaryView, plenaryToAnswer } from './plenary.query.server.ts'
import { AnswerPlenaryInput, REPLIES } from './plenary.schema.ts'
import { plenaryPath } from './plenary-paths.ts'

const readAnswer = fields(AnswerPlenaryInput)

/** Agreeing with the record of a sitting, or saying what was otherwise: by somebody who was there, once. */
export const answerPlenaryPage = page({
  path: '/sittings/:sittingId/record/answer',
  params: z.object({ sittingId: z.uuid() }),
  act: 'casework.plenary.answer',
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => plenaryToAnswer(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.plenary.answer_title', { day: showDate(loaded.sitting.day) }),
  form: (posted) => readAnswer(posted),
  submit: (ctx, input) => answerPlenary(ctx, input),
  refusals: {
    not_closed: 'casework.plenary.not_closed',
    answered_already: 'casework.plenary.answered_already',
    no_remark: 'casework.plenary.no_remark',
    tells_family: 'casework.plenary.tells_family',
  },
  then: ({ params }) => ({ to: plenaryPath.record(params.sittingId), flash: 'casework.plenary.answered_flash' }),
  view: ({ loaded, form }) => <AnswerForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: PlenaryView; readonly form: Parameters<typeof FormPage>[0]['form'] }

function AnswerForm({ loaded, form }: Props) {
  const { t } = useReader()
  const { sitting } = loaded
  return (
    <FormPage
      form={form}
      crumbs={<PlenaryCrumbs loaded={loaded} here={t('casework.plenary.answer')} />}
      over={sitting.holder}
      title={t('casework.plenary.answer_title', { day: showDate(sitting.day) })}
      lead={t('casework.plenary.answer_lead')}
    >
      <RadioGroup
        name="reply"
        label={t('casework.plenary.replies')}
        options={REPLIES.map((reply) => ({ value: reply, label: t(`casework.plenary.reply.${reply}`) }))}
      />
      <TextArea
        name="words"
        label={t('casework.plenary.remark')}
        hint={t('casework.plenary.remark_hint')}
        rows={4}
        optional
      />
      <ActionsBar>
        <Button>{t('casework.plenary.answer_submit')}</Button>
        <a href={plenaryPath.record(sitting.id)}>{t('casework.plenary.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
