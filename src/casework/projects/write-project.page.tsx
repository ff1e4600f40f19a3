import { fields, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { type Place, placeLabel } from '#territory'
import { type Project, projectToBegin, projectToWrite, type ServiceOffered } from './project.query.server.ts'
import { OfNewProject, OfProject, ProjectInput } from './project.schema.ts'
import { ProjectCrumbs } from './project-facts.tsx'
import { typedPackage, typedSchedule } from './project-lines.domain.ts'
import { projectPath, projectsPath } from './project-words.ts'
import { beginProject, correctProject } from './write-project.server.ts'

const readProject = fields(ProjectInput)
const REFUSALS = {
  not_offered: 'platform.form.not_offered',
  ends_before_start: 'casework.money.ends_before_start',
  package_wrong: 'casework.project.package_wrong',
  schedule_wrong: 'casework.project.schedule_wrong',
  agreed_already: 'casework.project.agreed_already',
} as const

/** Beginning a social project. */
export const beginProjectPage = page({
  path: '/social-projects/new/:institutionId',
  params: OfNewProject,
  act: 'casework.project.begin',
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => projectToBegin(ctx, institutionId),
  title: ({ t }) => t('casework.project.new'),
  form: readProject,
  submit: (ctx, input) => beginProject(ctx, input),
  refusals: REFUSALS,
  then: ({ value }) => ({ to: projectPath(value), flash: 'casework.project.saved' }),
  view: ({ t, form, loaded: { name, gminas, services } }) => (
    <FormPage
      form={form}
      crumbs={<ProjectCrumbs here={t('casework.project.new')} />}
      over={name}
      title={t('casework.project.new')}
      lead={t('casework.project.new_lead')}
    >
      <ProjectFields gminas={gminas} services={services} />
      <ActionsBar>
        <Button>{t('casework.project.save')}</Button>
        <a href={projectsPath}>{t('casework.project.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Correcting it until its budget is agreed. */
export const correctProjectPage = page({
  path: '/social-projects/:projectId/correct',
  params: OfProject,
  act: 'casework.project.correct',
  looking: 'unrecorded',
  load: (ctx, { projectId }) => projectToWrite(ctx, projectId),
  title: ({ t }) => t('casework.project.correct'),
  initial: ({ project }) => valuesOf(project),
  form: readProject,
  submit: (ctx, input) => correctProject(ctx, input),
  refusals: REFUSALS,
  then: ({ params }) => ({ to: projectPath(params.projectId), flash: 'casework.project.saved' }),
  view: ({ t, form, loaded: { project, gminas, services } }) => (
    <FormPage
      form={form}
      crumbs={<ProjectCrumbs here={t('casework.project.correct')} />}
      over={project.title}
      title={t('casework.project.correct')}
    >
      <ProjectFields gminas={gminas} services={services} />
      <ActionsBar>
        <Button>{t('casework.project.save')}</Button>
        <a href={projectPath(project.id)}>{t('casework.project.back_to')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

type Offered = { readonly gminas: readonly Place[]; readonly services: readonly ServiceOffered[] }
function ProjectFields({ gminas, services }: Offered) {
  const { t } = useReader()
  return (
    <>
      <Select
        name="unitCode"
        label={t('casework.money.gmina')}
        options={gminas.map((place) => ({ value: place.code, label: placeLabel(t, place) }))}
      />
      <TextField name="title" label={t('casework.project.name')} />
      <TextArea name="aims" label={t('casework.project.aims')} rows={4} />
      <TextArea
        name="forWhom"
        label={t('casework.project.for_whom')}
        hint={t('casework.project.for_whom_hint')}
        rows={2}
      />
      <NumberField name="peopleCount" label={t('casework.project.people_count')} optional />
      <DateField name="from" label={t('casework.money.from')} />
      <DateField name="until" label={t('casework.money.until')} />
      {services.length > 0 && (
        <CheckboxGroup
          name="services"
          label={t('casework.project.services')}
          optional
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextArea
        name="package"
        label={t('casework.project.paid')}
        hint={t('casework.project.package_hint')}
        rows={5}
        optional
      />
      <TextArea
        name="schedule"
        label={t('casework.project.schedule')}
        hint={t('casework.project.schedule_hint')}
        rows={5}
        optional
      />
    </>
  )
}

const valuesOf = (project: Project) => ({
  ...{ unitCode: project.unitCode, title: project.title, aims: project.aims, forWhom: project.forWhom },
  ...{ peopleCount: project.peopleCount === null ? '' : String(project.peopleCount), services: project.services },
  ...{ from: showDate(project.from), until: showDate(project.until) },
  ...{ package: typedPackage(project.package), schedule: typedSchedule(project.schedule) },
})
