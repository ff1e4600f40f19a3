import { mainPath, nameIn, type PossibleStep, type PossibleTransition, paragraphHref, sayUnmet } from '#model'
import { useReader } from '#platform'
import { ButtonLink, Buttons, Columns, Lines, Note, Section, Stack, Stages, Table, Tag } from '#platform/ui'
import { TeamPapers } from '../papers/team-papers.tsx'
import type { TeamPage } from './team-page.server.ts'
import { TeamAgreements, TeamHistory, TeamMembers } from './team-record.tsx'

type Props = { readonly team: TeamPage }

export function TeamView({ team }: Props) {
  return (
    <>
      {team.possible && <TeamStages team={team} />}
      <Columns kind="side">
        <Stack>
          {team.possible && <TeamSteps team={team} />}
          {team.possible && <TeamTransitions team={team} />}
          <TeamMembers team={team} />
          <TeamPapers team={team} />
        </Stack>
        <Stack>
          {team.sees && <TeamAgreements team={team} />}
          {team.sees && <TeamHistory team={team} />}
        </Stack>
      </Columns>
    </>
  )
}

function TeamStages({ team: { model, body, facts } }: Props) {
  const { t, locale } = useReader()
  if (body.process === null) return null
  const been = new Set(facts.visits.map(({ stage }) => stage))
  const items = mainPath(model.process(body.process)).map(({ id, name }) => ({
    label: nameIn(name, locale),
    state: id === body.stage ? ('current' as const) : been.has(id) ? ('done' as const) : ('later' as const),
  }))
  return <Stages label={t('teams.body.stages')} items={items} />
}

function TeamSteps({ team }: Props) {
  const { t } = useReader()
  const steps = team.possible?.steps ?? []
  return (
    <Section id="steps" title={t('teams.body.steps')} count={steps.length}>
      {steps.length === 0 && <p>{t('teams.body.steps.none')}</p>}
      {steps.length > 0 && (
        <Table
          caption={t('teams.body.steps')}
          columns={[
            { label: t('teams.column.step') },
            { label: t('teams.column.status') },
            { label: t('teams.column.by') },
            { label: t('teams.column.act'), actions: true },
          ]}
          rows={steps.map((step) => ({
            cells: [
              <StepName team={team} step={step} />,
              <StepStatus team={team} step={step} />,
              <RoleNames team={team} roles={step.by} />,
              <StepActs team={team} step={step} />,
            ],
            state: step.mine && step.status === 'due' ? ('turn' as const) : undefined,
          }))}
        />
      )}
    </Section>
  )
}

type StepProps = Props & { readonly step: PossibleStep }

function StepName({ team: { model }, step: { step } }: StepProps) {
  const { locale } = useReader()
  const { id, version } = model.document
  return (
    <>
      {nameIn(step.name, locale)} <a href={paragraphHref(id, version, step.clause)}>{step.clause}</a>
    </>
  )
}

function StepStatus({ team: { model }, step: { status, waitsFor } }: StepProps) {
  const { t, locale } = useReader()
  const steps = waitsFor.map((id) => `„${nameIn(model.step(id).name, locale)}”`).join(', ')
  const tone = status === 'done' ? { tone: 'ok' as const } : status === 'due' ? { tone: 'turn' as const } : {}
  return <Tag {...tone}>{t(`teams.status.${status}`, { steps })}</Tag>
}

function RoleNames({ team: { model }, roles }: Props & { readonly roles: readonly string[] }) {
  const { locale } = useReader()
  return <>{roles.map((role) => nameIn(model.role(role).name, locale)).join(', ')}</>
}

/** A step may be done again, as a correction; only what waits for others has no button. */
function StepActs({ team: { body, possible }, step }: StepProps) {
  const { t } = useReader()
  if (step.status === 'waiting') return null
  const href = `/teams/${body.id}/steps/${step.step.id}`
  const records = possible?.steps.some((one) => one.mine) ?? false
  const repeated = step.step.repeat === 'per_institution' || step.step.repeat === 'per_member'
  if (!step.mine && !(records && repeated)) return null
  return (
    <Buttons>
      {step.mine ? (
        <ButtonLink small kind={step.status === 'due' ? 'main' : 'plain'} href={href}>
          {t('teams.body.step.do')}
          <span class="vh">: {step.step.name.pl}</span>
        </ButtonLink>
      ) : (
        <ButtonLink small kind="quiet" href={`${href}?recording=yes`}>
          {t('teams.body.step.record')}
          <span class="vh">: {step.step.name.pl}</span>
        </ButtonLink>
      )}
    </Buttons>
  )
}

function TeamTransitions({ team }: Props) {
  const { t } = useReader()
  const transitions = team.possible?.transitions ?? []
  if (transitions.length === 0) return null
  return (
    <Section id="transitions" title={t('teams.body.transitions')}>
      {transitions.map((one) => (
        <TransitionState team={team} possible={one} />
      ))}
    </Section>
  )
}

function TransitionState({ team, possible }: Props & { readonly possible: PossibleTransition }) {
  const { t, locale } = useReader()
  const { transition, unmet, mine } = possible
  const roles = possible.by.map((role) => nameIn(team.model.role(role).name, locale)).join(', ')
  return (
    <div class="sheet">
      <h3>{nameIn(transition.name, locale)}</h3>
      {unmet.length === 0 ? (
        <p>{t('teams.body.transition.ready')}</p>
      ) : (
        <WhatIsMissing team={team} possible={possible} />
      )}
      {mine && unmet.length === 0 && (
        <ButtonLink kind="main" href={`/teams/${team.body.id}/transitions/${transition.id}`}>
          {t('teams.body.transition.go')}
        </ButtonLink>
      )}
      {!mine && <p class="fine">{t('teams.body.transition.by', { roles })}</p>}
    </div>
  )
}

/** Every rule that does not hold, in sentences, each with its paragraph. */
export function WhatIsMissing({
  team: { model, nameOf },
  possible,
}: {
  readonly team: Pick<TeamPage, 'model' | 'nameOf'>
  readonly possible: PossibleTransition
}) {
  const reader = useReader()
  const { id, version } = model.document
  const said = sayUnmet(reader, model, possible.unmet, nameOf)
  return (
    <Note kind="turn" title={reader.t('teams.body.transition.missing')}>
      <Lines
        items={said.flatMap(({ clause, sentences }) =>
          sentences.map((sentence) => (
            <>
              {sentence} <a href={paragraphHref(id, version, clause)}>{reader.t('model.rule.paragraph', { clause })}</a>
            </>
          )),
        )}
      />
    </Note>
  )
}
