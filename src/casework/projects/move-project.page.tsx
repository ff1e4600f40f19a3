import { NotFound } from '#kernel'
import { fields, page, showMoney, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, DateField, FormPage, TextArea } from '#platform/ui'
import { PurchaseFields } from '../money/purchase-fields.tsx'
import { joinCases } from './join-cases.server.ts'
import { agreeProject, moveProject } from './move-project.server.ts'
import { type ProjectState, projectToAgree, projectToJoin, projectToWrite } from './project.query.server.ts'
import { AgreeProjectInput, JoinCasesInput, MoveProjectInput, OfProject } from './project.schema.ts'
import { ProjectCrumbs, ProjectFacts } from './project-facts.tsx'
import { NEXT_WORDS, projectPath } from './project-words.ts'

const readAgreed = fields(AgreeProjectInput)

/** Agreeing to a project, which commits its budget. */
export const agreeProjectPage = page({
  path: '/social-projects/:projectId/agree',
  params: OfProject,
  act: 'casework.project.agree',
  looking: 'unrecorded',
  load: (ctx, { projectId }) => projectToAgree(ctx, projectId),
  title: ({ t }) => t('casework.project.agree'),
  form: readAgreed,
  submit: (ctx, input) => agreeProject(ctx, input),
  refusals: {
    agreed_already: 'casework.project.agreed_already',
    own_project: 'casework.project.own_project',
    source_over: 'casework.money.source_over',
    too_light_in_year: 'casework.money.too_light_in_year',
    not_enough: 'casework.money.not_enough',
  },
  then: ({ params }) => ({ to: projectPath(params.projectId), flash: 'casework.project.agreed' }),
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<ProjectCrumbs here={t('casework.project.agree')} />}
      over={loaded.project.title}
      title={t('casework.project.agree')}
      lead={t('casework.project.agree_lead', { budget: showMoney(loaded.project.budget) })}
    >
      <ProjectFacts loaded={loaded} />
      <PurchaseFields offered={loaded.offered} today={loaded.today} whole />
      <ActionsBar>
        <Button>{t('casework.project.agree')}</Button>
        <a href={projectPath(loaded.project.id)}>{t('casework.project.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

const readMoved = fields(MoveProjectInput)

/** Beginning an agreed project, ending a running one, evaluating an ended one. `NotFound` where nothing comes next. */
export const moveProjectPage = page({
  path: '/social-projects/:projectId/move',
  params: OfProject,
  act: 'casework.project.move',
  looking: 'unrecorded',
  load: async (ctx, { projectId }) => {
    const { project } = await projectToWrite(ctx, projectId)
    const next = NEXT_WORDS[project.state]
    if (!next) throw new NotFound('social_project')
    return { project, next }
  },
  title: ({ loaded, t }) => t(loaded.next),
  form: readMoved,
  submit: (ctx, input) => moveProject(ctx, input),
  refusals: {
    not_agreed: 'casework.project.not_agreed',
    day_ahead: 'casework.day_ahead',
    day_before: 'casework.project.day_before',
    result_missing: 'casework.project.result_missing',
    said_missing: 'casework.project.said_missing',
    evaluation_missing: 'casework.project.evaluation_missing',
  },
  then: ({ params }) => ({ to: projectPath(params.projectId), flash: 'casework.project.saved' }),
  view: ({ t, form, loaded: { project, next } }) => (
    <FormPage
      form={form}
      crumbs={<ProjectCrumbs here={t(next)} />}
      over={project.title}
      title={t(next)}
      lead={t('casework.project.move_lead')}
    >
      <DateField name="onDay" label={t('casework.money.day')} />
      <WordsOf state={project.state} />
      <ActionsBar>
        <Button>{t(next)}</Button>
        <a href={projectPath(project.id)}>{t('casework.project.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function WordsOf({ state }: { readonly state: ProjectState }) {
  const { t } = useReader()
  const hint = t('casework.money.no_names')
  if (state === 'running') return <TextArea name="result" label={t('casework.project.result')} hint={hint} rows={5} />
  if (state !== 'ended') return null
  return (
    <>
      <TextArea name="said" label={t('casework.project.said')} hint={hint} rows={5} />
      <TextArea name="evaluation" label={t('casework.project.evaluation')} hint={hint} rows={5} />
    </>
  )
}

const readCases = fields(JoinCasesInput)

/** Which of the cases that one keeps take part. */
export const joinCasesPage = page({
  path: '/social-projects/:projectId/cases',
  params: OfProject,
  act: 'casework.project.join',
  looking: 'unrecorded',
  load: (ctx, { projectId }) => projectToJoin(ctx, projectId),
  title: ({ t }) => t('casework.project.choose_cases'),
  initial: ({ cases }) => ({ cases: cases.filter(({ joined }) => joined).map(({ id }) => id) }),
  form: readCases,
  submit: (ctx, input) => joinCases(ctx, input),
  refusals: { project_over: 'casework.project.over' },
  then: ({ params }) => ({ to: projectPath(params.projectId), flash: 'casework.project.saved' }),
  view: ({ t, form, loaded: { project, cases } }) => (
    <FormPage
      form={form}
      crumbs={<ProjectCrumbs here={t('casework.project.choose_cases')} />}
      over={project.title}
      title={t('casework.project.choose_cases')}
      lead={t('casework.project.choose_cases_lead')}
    >
      {cases.length === 0 ? (
        <p>{t('casework.project.no_cases')}</p>
      ) : (
        <CheckboxGroup
          name="cases"
          label={t('casework.project.cases')}
          optional
          options={cases.map(({ id, code }) => ({ value: id, label: code }))}
        />
      )}
      <ActionsBar>
        <Button>{t('casework.project.save')}</Button>
        <a href={projectPath(project.id)}>{t('casework.project.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
