import { z } from 'zod'
import { day, fields, line, optionalChoice, optionalText, page, yesNo } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, TextArea, TextField, YesNo } from '#platform/ui'
import { personAuthority } from '../authority/person-authority.query.server.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { HEARD_LABELS } from './opinion-list.tsx'
import { OPINION_HEARD, recordOpinion } from './record-opinion.server.ts'

const readOpinion = fields(
  z.object({
    spoke: yesNo,
    words: optionalText(4000),
    heard: optionalChoice(z.enum(OPINION_HEARD)),
    heardBy: line(120),
    onDay: day,
  }),
)

/** Writing down what a child of 13 or over says itself, or that it did not want to speak. */
export const recordOpinionPage = page({
  path: '/cases/:caseId/people/:subjectId/opinion',
  params: OfPerson,
  act: 'casework.opinion.record',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personAuthority(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.opinion.of', { person: loaded.label }),
  form: readOpinion,
  submit: (ctx, input) => recordOpinion(ctx, input),
  refusals: {
    not_a_child: 'casework.opinion.refusal.not_a_child',
    birth_day_unknown: 'casework.opinion.refusal.birth_day_unknown',
    too_young: 'casework.opinion.refusal.too_young',
    no_voice: 'casework.opinion.refusal.no_voice',
    words_missing: 'platform.form.required',
    heard_missing: 'platform.form.required',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}#opinion`,
    flash: 'casework.opinion.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, label } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.opinion.title')} />}
      title={t('casework.opinion.of', { person: label })}
      lead={t('casework.opinion.lead')}
    >
      <YesNo name="spoke" label={t('casework.opinion.spoke')} />
      <TextArea name="words" label={t('casework.opinion.words')} hint={t('casework.opinion.words_hint')} optional />
      <RadioGroup
        name="heard"
        label={t('casework.opinion.heard')}
        options={OPINION_HEARD.map((value) => ({ value, label: t(HEARD_LABELS[value]) }))}
        optional
      />
      <TextField
        name="heardBy"
        label={t('casework.opinion.heard_by')}
        hint={t('casework.opinion.heard_by_hint')}
        width="m"
      />
      <DateField name="onDay" label={t('casework.opinion.on')} />
      <ActionsBar>
        <Button>{t('casework.opinion.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
