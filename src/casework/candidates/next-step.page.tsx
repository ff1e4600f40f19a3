import { fields, page, showDate } from '#platform'
import { ActionsBar, Button, DateField, FormPage, RadioGroup, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { NEXT_STEPS, REFUSED_BY } from './need.domain.ts'
import { NextStepInput, OfLine } from './need.schema.ts'
import { needPath } from './need-paths.ts'
import { NEXT_WORDS, REFUSED_BY_WORDS } from './need-words.ts'
import { refusedLine } from './refused-line.query.server.ts'
import { sayNextStep } from './say-next-step.server.ts'

const readNext = fields(NextStepInput)

/** After a refusal: who refused and why, and what comes next. Something else is sought from the need itself. */
export const nextStepPage = page({
  path: '/cases/:caseId/basket/:itemId/next',
  params: OfLine,
  act: 'casework.basket_item.next_step',
  load: (ctx, { caseId, itemId }) => refusedLine(ctx, caseId, itemId),
  looking: look('casework.basket.looked'),
  scope,
  title: ({ t }) => t('casework.needs.after_refusal'),
  initial: ({ said }) =>
    said
      ? { by: said.by, words: said.words, next: said.next, until: said.until === null ? '' : showDate(said.until) }
      : {},
  form: readNext,
  submit: async (ctx, input, { loaded }) => {
    const done = await sayNextStep(ctx, input)
    return done.ok ? { ok: true, value: loaded.need?.id ?? null } : done
  },
  refusals: {
    not_refused: 'casework.needs.not_refused',
    until_missing: 'platform.form.required',
    day_past: 'casework.needs.day_past',
    no_place: 'casework.needs.no_place',
    case_closed: 'casework.case.closed',
  },
  then: ({ value, params: { caseId }, input }) => ({
    to: wayAfter(caseId, value, input.next),
    flash: 'casework.needs.next_said',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ t, form, loaded: { frame, line } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.needs.after_refusal')} />}
      over={line.what}
      title={t('casework.needs.after_refusal')}
      lead={t('casework.needs.after_refusal_lead')}
    >
      <RadioGroup
        name="by"
        label={t('casework.needs.who_refused')}
        options={REFUSED_BY.map((value) => ({ value, label: t(REFUSED_BY_WORDS[value]) }))}
      />
      <TextArea name="words" label={t('casework.needs.why_refused')} hint={t('casework.needs.why_refused_hint')} />
      <RadioGroup
        name="next"
        label={t('casework.needs.what_next')}
        options={NEXT_STEPS.map((value) => ({ value, label: t(NEXT_WORDS[value]) }))}
      />
      <DateField name="until" label={t('casework.needs.until')} hint={t('casework.needs.until_hint')} optional />
      <ActionsBar>
        <Button>{t('casework.work.save')}</Button>
        <a href={`/cases/${frame.caseId}/basket`}>{t('casework.basket.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Where the chosen step is taken: at the need that the line was for, or at the list of needs. */
function wayAfter(caseId: string, needId: string | null, next: NextStepInput['next']): string {
  if (next === 'later') return `/cases/${caseId}/basket`
  if (needId === null) return needPath.all(caseId)
  return next === 'replace' ? needPath.one(caseId, needId) : needPath.unmet(caseId, needId)
}
