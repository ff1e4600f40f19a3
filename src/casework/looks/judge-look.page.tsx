import { z } from 'zod'
import { CaseId, LocalDate, PersonId } from '#kernel'
import { fields, page, showDate } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, RadioGroup, TextArea } from '#platform/ui'
import { lookToJudge } from './audited-looks.query.server.ts'
import { judgeLook } from './judge-look.server.ts'
import { SIGNS, VERDICTS } from './look-signs.domain.ts'
import { SIGN_LABELS, VERDICT_LABELS } from './look-words.ts'

const OfLook = z.object({ caseId: CaseId, personId: PersonId, day: LocalDate, sign: z.enum(SIGNS) })
const readJudgement = fields(z.object({ verdict: z.enum(VERDICTS), words: z.string().min(3).max(1000) }))

/** Judging one unusual look: explained, or to be cleared up, in words. */
export const judgeLookPage = page({
  path: '/looks/:caseId/:personId/:day/:sign',
  params: OfLook,
  act: 'casework.look.judge',
  load: (ctx, which) => lookToJudge(ctx, which),
  looking: 'unrecorded',
  title: ({ t }) => t('casework.audit.judge'),
  form: readJudgement,
  submit: (ctx, input) => judgeLook(ctx, input),
  refusals: {},
  then: () => ({ to: '/looks', flash: 'casework.audit.judged' }),
  view: ({ t, form, loaded: { person, institution, code, day, sign, judgement } }) => (
    <FormPage form={form} title={t('casework.audit.judge')} lead={t('casework.audit.judge_lead')}>
      <KeyValues
        items={[
          { term: t('casework.looks.person'), value: institution ? `${person} (${institution})` : person },
          { term: t('casework.audit.case'), value: code },
          { term: t('casework.audit.day'), value: showDate(day) },
          { term: t('casework.audit.sign'), value: t(SIGN_LABELS[sign]) },
          ...(judgement
            ? [
                {
                  term: t('casework.audit.before'),
                  value: `${t(VERDICT_LABELS[judgement.verdict])}: ${judgement.words}`,
                },
              ]
            : []),
        ]}
      />
      <RadioGroup
        name="verdict"
        label={t('casework.audit.verdict')}
        options={VERDICTS.map((value) => ({ value, label: t(VERDICT_LABELS[value]) }))}
      />
      <TextArea name="words" label={t('casework.audit.words')} hint={t('casework.audit.words_hint')} rows={3} />
      <ActionsBar>
        <Button>{t('casework.audit.submit')}</Button>
        <a href="/looks">{t('casework.audit.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
