import { servicePath } from '#directory'
import { showDate, useReader } from '#platform'
import { Crumbs, KeyValues, Lines, Money, Section, Table, Tag } from '#platform/ui'
import { placeLabel } from '#territory'
import type { ProjectView } from './project.query.server.ts'
import { PROJECT_TONES, PROJECT_WORDS, projectsPath } from './project-words.ts'

export function ProjectCrumbs({ here }: { readonly here: string }) {
  const { t } = useReader()
  return <Crumbs items={[{ label: t('casework.project.title'), href: projectsPath }, { label: here }]} />
}

/** A project in words: aims, for whom, days, budget, and what came of it. */
export function ProjectFacts({ loaded: { project, place } }: { readonly loaded: ProjectView }) {
  const { t } = useReader()
  const { state, peopleCount, agreedOn, startedOn, endedOn, result, said, evaluation } = project
  const day = (term: string, value: Parameters<typeof showDate>[0] | null) =>
    value === null ? [] : [{ term, value: showDate(value) }]
  const words = (term: string, value: string | null) => (value === null ? [] : [{ term, value }])
  return (
    <KeyValues
      items={[
        { term: t('casework.money.state'), value: <Tag tone={PROJECT_TONES[state]}>{t(PROJECT_WORDS[state])}</Tag> },
        { term: t('casework.project.leads'), value: project.institution },
        { term: t('casework.money.gmina'), value: place ? placeLabel(t, place) : project.unitCode },
        { term: t('casework.project.aims'), value: project.aims },
        { term: t('casework.project.for_whom'), value: project.forWhom },
        ...(peopleCount === null
          ? []
          : [
              { term: t('casework.project.people_count'), value: t('casework.project.people', { count: peopleCount }) },
            ]),
        { term: t('casework.money.days'), value: `${showDate(project.from)} – ${showDate(project.until)}` },
        { term: t('casework.project.budget'), value: <Money grosze={project.budget} /> },
        ...day(t('casework.project.agreed_on'), agreedOn),
        ...day(t('casework.project.started_on'), startedOn),
        ...day(t('casework.project.ended_on'), endedOn),
        ...words(t('casework.project.result'), result),
        ...words(t('casework.project.said'), said),
        ...words(t('casework.project.evaluation'), evaluation),
      ]}
    />
  )
}

/** The package, the schedule and who takes part. A family stands as a code; it leads to its case for those who may open that. */
export function ProjectParts({ loaded: { project, cases, services } }: { readonly loaded: ProjectView }) {
  const { t } = useReader()
  return (
    <>
      <Section id="package" title={t('casework.project.package')}>
        {services.length > 0 && (
          <Lines items={services.map(({ id, name }) => <a href={servicePath.one(id)}>{name}</a>)} />
        )}
        {project.package.length > 0 && (
          <Table
            caption={t('casework.project.paid')}
            showCaption
            columns={[
              { label: t('casework.project.what') },
              { label: t('casework.project.quantity'), numeric: true },
              { label: t('casework.project.price'), numeric: true },
              { label: t('casework.project.cost'), numeric: true },
            ]}
            rows={project.package.map(({ what, quantity, price }) => ({
              cells: [what, String(quantity), <Money grosze={price} />, <Money grosze={quantity * price} />],
            }))}
          />
        )}
      </Section>
      <Section id="schedule" title={t('casework.project.schedule')}>
        <Lines items={project.schedule.map(({ on, what }) => `${showDate(on)}: ${what}`)} />
      </Section>
      <Section
        id="cases"
        title={t('casework.project.cases')}
        count={cases.length}
        note={t('casework.project.cases_note')}
      >
        <Lines
          items={cases.map(({ code, id, joinedOn, leftOn }) => (
            <>
              {id === null ? code : <a href={`/cases/${id}`}>{code}</a>}{' '}
              <span class="fine">
                {t('casework.project.joined_on', { day: showDate(joinedOn) })}
                {leftOn && `, ${t('casework.project.left_on', { day: showDate(leftOn) })}`}
              </span>
            </>
          ))}
        />
      </Section>
    </>
  )
}
