import { page, useReader } from '#platform'
import { ActionsBar, ButtonLink, Head, Money, Note, Stack, Table, Tag } from '#platform/ui'
import { BesideEnvelope } from '../money/beside-envelope.tsx'
import { type Project, type ProjectView, projectList, projectView } from './project.query.server.ts'
import { OfProject } from './project.schema.ts'
import { ProjectCrumbs, ProjectFacts, ProjectParts } from './project-facts.tsx'
import { NEXT_WORDS, PROJECT_TONES, PROJECT_WORDS, projectPath, projectsPath } from './project-words.ts'

/** Social projects that the reader knows, and institutions for which they may write one. */
export const projectsPage = page({
  path: '/social-projects',
  act: 'casework.project.list',
  // Titles and sums; no case and no name.
  looking: 'unrecorded',
  load: (ctx) => projectList(ctx),
  title: ({ t }) => t('casework.project.title'),
  view: ({ t, loaded: { projects, institutions } }) => (
    <BesideEnvelope
      title={t('casework.project.title')}
      lead={t('casework.project.lead')}
      none={t('casework.project.none')}
      table={projects.length === 0 ? null : <Projects projects={projects} />}
      begin={{
        id: 'new',
        title: t('casework.project.new'),
        links: institutions.map(({ id, name }) => ({
          href: `${projectsPath}/new/${id}`,
          label: t('casework.project.new_for', { name }),
        })),
      }}
    />
  ),
})

function Projects({ projects }: { readonly projects: readonly Project[] }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.project.title')}
      columns={[
        { label: t('casework.project.name') },
        { label: t('casework.project.leads') },
        { label: t('casework.project.budget'), numeric: true },
        { label: t('casework.money.state') },
      ]}
      rows={projects.map((one) => ({
        cells: [
          <a href={projectPath(one.id)}>{one.title}</a>,
          one.institution,
          <Money grosze={one.budget} />,
          <Tag tone={PROJECT_TONES[one.state]}>{t(PROJECT_WORDS[one.state])}</Tag>,
        ],
      }))}
    />
  )
}

/** One project, whole, and what may come next. */
export const projectPage = page({
  path: '/social-projects/:projectId',
  params: OfProject,
  act: 'casework.project.read',
  // Codes of cases and no name.
  looking: 'unrecorded',
  load: (ctx, { projectId }) => projectView(ctx, projectId),
  title: ({ loaded }) => loaded.project.title,
  view: ({ loaded }) => <OneProject loaded={loaded} />,
})

function OneProject({ loaded }: { readonly loaded: ProjectView }) {
  const { t } = useReader()
  const { project, own } = loaded
  const at = projectPath(project.id)
  const { state, mayWrite, mayAgree } = project
  const next = NEXT_WORDS[state]
  return (
    <Stack>
      <ProjectCrumbs here={project.title} />
      <Head over={t('casework.project.number', { no: project.no })} title={project.title}>
        <ButtonLink href={`${at}/print`}>{t('casework.project.print')}</ButtonLink>
        <ButtonLink href={`${at}/print/docx`}>{t('casework.project.docx')}</ButtonLink>
      </Head>
      <ProjectFacts loaded={loaded} />
      <ProjectParts loaded={loaded} />
      {mayAgree && own && state === 'draft' && <Note kind="info" text={t('casework.project.own_project')} />}
      <ActionsBar>
        {state === 'draft' && mayAgree && !own && (
          <ButtonLink kind="main" href={`${at}/agree`}>
            {t('casework.project.agree')}
          </ButtonLink>
        )}
        {state === 'draft' && mayWrite && (
          <ButtonLink href={`${at}/correct`}>{t('casework.project.correct')}</ButtonLink>
        )}
        {mayWrite && next && (
          <ButtonLink kind="main" href={`${at}/move`}>
            {t(next)}
          </ButtonLink>
        )}
        {mayWrite && state !== 'ended' && state !== 'evaluated' && (
          <ButtonLink href={`${at}/cases`}>{t('casework.project.choose_cases')}</ButtonLink>
        )}
        <a href={projectsPath}>{t('casework.project.back')}</a>
      </ActionsBar>
    </Stack>
  )
}
