import { z } from 'zod'
import { ReadingBeside } from '#learning'
import { NotWorkingHere, nameIn } from '#model'
import { fields, type MessageKey, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader, Clause } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { recordedFrom } from '../cases/recorded.schema.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { DoStepsForm } from './do-steps.schema.ts'
import { doSteps } from './do-steps.server.ts'
import { stepNotWorkingPath } from './not-working-path.ts'
import { type StepToDo, stepToDo } from './steps.query.server.ts'

const SUPPORT: Readonly<Record<'advice' | 'coaching' | 'supervision' | 'training', MessageKey>> = {
  advice: 'casework.step.support.advice',
  coaching: 'casework.step.support.coaching',
  supervision: 'casework.step.support.supervision',
  training: 'casework.step.support.training',
}

const readSteps = fields(DoStepsForm)

/** Doing a step that needs no more than a day and a confirmation, with those that follow it in the same hands. */
export const stepPage = page({
  path: '/cases/:caseId/steps/:step',
  params: OfCase.extend({ step: z.string().max(80) }),
  act: 'casework.step.do',
  load: (ctx, { caseId, step }) => stepToDo(ctx, caseId, step),
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t, visitor }) =>
    t('casework.step.title', { step: nameIn(loaded.step.name, visitor.locale), code: loaded.frame.code }),
  initial: ({ known }) => ({ onDay: showDate(known.facts.today) }),
  form: readSteps,
  submit: (ctx, { caseId, step, together, recordedHow, recordedOn, ...rest }) =>
    doSteps(ctx, { ...rest, caseId, steps: [step, ...together], recorded: recordedFrom({ recordedHow, recordedOn }) }),
  refusals: {
    not_in_this_stage: 'casework.step.not_in_this_stage',
    waits_for: 'casework.step.waits_for',
    day_ahead: 'casework.day_ahead',
    before_opening: 'casework.step.before_opening',
    statements_missing: 'casework.step.statements_missing',
    lead_unknown: 'casework.step.lead_unknown',
    support_missing: 'casework.step.support_missing',
    not_here: 'casework.step.not_here',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.step.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form }) => {
    return <StepForm todo={loaded} form={form} />
  },
})

type FormState = Parameters<typeof FormPage>[0]['form']

function StepForm({ todo, form }: { readonly todo: StepToDo; readonly form: FormState }) {
  const { t, locale } = useReader()
  const { step, known, frame, together, leads } = todo
  const name = nameIn(step.name, locale)
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={name} />}
      over={frame.code}
      title={name}
      aside={{ label: t('casework.form.where_from'), content: <Source todo={todo} /> }}
    >
      {todo.setsTeam && <TeamSummary todo={todo} />}
      {todo.withoutStatement.length > 0 && <WithoutStatement todo={todo} />}
      <DateField name="onDay" label={t('casework.step.on_day')} />
      {step.support && (
        <RadioGroup
          name="support"
          label={t('casework.step.support')}
          options={step.support.map((one) => ({ value: one, label: t(SUPPORT[one]) }))}
        />
      )}
      {step.support && <NumberField name="hours" label={t('casework.step.hours')} optional />}
      {leads.length > 0 && (
        <Select
          name="lead"
          label={t('casework.step.lead')}
          hint={t('casework.step.lead_hint')}
          optional
          options={leads.map(({ personId, person }) => ({ value: personId, label: person }))}
        />
      )}
      <TextArea name="note" label={t('casework.step.note')} hint={t('casework.step.note_hint')} optional rows={3} />
      {!todo.mine && <RecordedFields />}
      {together.length > 0 && (
        <CheckboxGroup
          name="together"
          label={t('casework.step.together')}
          optional
          options={together.map((one) => ({ value: one.id, label: nameIn(one.name, locale) }))}
        />
      )}
      <ActionsBar>
        <Button>{t('casework.step.submit')}</Button>
        <a href={caseOverviewPath(known.file.id)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

const Source = ({ todo: { known, step, reading } }: { readonly todo: StepToDo }) => {
  const { t } = useReader()
  const paragraph = known.model.paragraph(step.clause)
  return (
    <>
      <p class="txt-s">
        {t('casework.form.paragraph', { title: paragraph.title })}{' '}
        <Clause model={known.model.document} clause={step.clause} />
      </p>
      <NotWorkingHere
        modelId={known.model.document.id}
        version={known.model.document.version}
        clause={step.clause}
        href={stepNotWorkingPath(known.file.id, step.id)}
      />
      <ReadingBeside items={reading} />
    </>
  )
}

function TeamSummary({ todo: { team, known } }: { readonly todo: StepToDo }) {
  const { t } = useReader()
  return (
    <>
      <p>
        {t('casework.step.team_now', {
          people: team.map(({ person, shortName }) => `${person} (${shortName})`).join(', '),
        })}
      </p>
      <p>
        <a href={`/cases/${known.file.id}/team`}>{t('casework.team.change')}</a>
      </p>
    </>
  )
}

function WithoutStatement({ todo: { team, withoutStatement } }: { readonly todo: StepToDo }) {
  const { t } = useReader()
  const names = withoutStatement.map(
    (id) => team.find(({ personId }) => personId === id)?.person ?? t('casework.somebody'),
  )
  return <p>{t('casework.step.without_statement', { people: names.join(', ') })}</p>
}
