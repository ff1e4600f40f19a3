import { nameIn, type PossibleStep } from '#model'
import { showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Lines, More, Note, Section, Stages, Tag, Turn } from '#platform/ui'
import type { OwnedClock } from '../clocks/clock-owners.query.server.ts'
import { ownerName } from '../clocks/owner-words.ts'
import { stepNotWorkingPath } from '../steps/not-working-path.ts'
import { stepAddress } from '../steps/step-way.domain.ts'
import { Clause } from './case-frame.tsx'
import type { Overview } from './overview.query.server.ts'

type Props = { readonly overview: Overview }

/** Where the case is on the main path of its model, and since when. */
export function StageStrip({ overview: { known, path } }: Props) {
  const { t, locale } = useReader()
  const { file, model, facts } = known
  const stage = model.stage(file.stage)
  const since = facts.visits.at(-1)?.enteredOn ?? file.openedOn
  const been = new Set(facts.visits.map((visit) => visit.stage))
  const onPaper = new Set(facts.visits.flatMap((visit) => (visit.fromPaper ? [visit.stage] : [])))
  const nameOf = (id: string) => nameIn(model.stage(id).name, locale)
  const items = path.map((id) => ({
    label: onPaper.has(id) ? t('casework.takeover.mark_stage', { stage: nameOf(id) }) : nameOf(id),
    state: id === file.stage ? ('current' as const) : been.has(id) ? ('done' as const) : ('later' as const),
  }))
  return (
    <Section
      id="stage"
      title={t('casework.overview.stage', { stage: nameIn(stage.name, locale) })}
      note={t('casework.overview.since', { date: showDate(since) })}
    >
      <Stages label={t('casework.overview.stages')} items={items} />
      {file.outcome && (
        <p>{t('casework.overview.outcome', { outcome: nameIn(model.outcome(file.outcome).name, locale) })}</p>
      )}
    </Section>
  )
}

/** What waits for me and what is mine to do now: the first as the main button. Urgent help is always at hand. */
export function NextSteps({ overview }: Props) {
  const { t, locale } = useReader()
  const { known, next, steps, clocks } = overview
  const { file, model } = known
  const mine = clocks.filter((clock) => isMine(clock, overview))
  const others = steps.filter((one) => one.mine && !one.anytime && one.status === 'open' && !next.includes(one))
  const anytime = steps.filter((one) => one.mine && one.anytime)
  const [first, ...rest] = next
  const link = (one: PossibleStep, kind: 'main' | 'plain') => (
    <ButtonLink href={stepAddress(model, file.id, one.step)} kind={kind}>
      {nameIn(one.step.name, locale)}
    </ButtonLink>
  )
  return (
    <Section id="next" title={t('casework.overview.next')}>
      {mine.length > 0 && (
        <Note kind="turn">
          {mine.map((clock) => (
            <p>
              <ClockLine clock={clock} whose={t('casework.clock.you')} known={known} />
            </p>
          ))}
        </Note>
      )}
      {!first && mine.length === 0 && (
        <Note
          kind="info"
          text={t(mayMoveOn(overview) ? 'casework.overview.move_on' : 'casework.overview.nothing_mine')}
        />
      )}
      <Buttons>
        {first && link(first, 'main')}
        {anytime.map((one) => link(one, 'plain'))}
        {rest.map((one) => link(one, 'plain'))}
      </Buttons>
      {others.length > 0 && (
        <Lines
          items={others.map((one) => (
            <>
              <a href={stepAddress(model, file.id, one.step)}>{nameIn(one.step.name, locale)}</a>{' '}
              <span class="fine">{t('casework.overview.may_be_done')}</span>
            </>
          ))}
        />
      )}
      <StepsOfStage steps={steps.filter((one) => !one.mine && !one.anytime)} overview={{ known }} />
      <NotWorkingSteps overview={overview} />
    </Section>
  )
}

/** A way to tell the team of the model about each step that can be done now, whosever it is. */
function NotWorkingSteps({ overview: { known, steps } }: Props) {
  const { t, locale } = useReader()
  if (steps.length === 0) return null
  return (
    <More summary={t('model.work.link')}>
      <Lines
        items={steps.map(({ step }) => (
          <a href={stepNotWorkingPath(known.file.id, step.id)}>{nameIn(step.name, locale)}</a>
        ))}
      />
    </More>
  )
}

/** Whether the way on is open: pausing and breaking off ask for a reason and are no way on. */
const mayMoveOn = ({ transitions }: Overview): boolean =>
  transitions.some(({ mine, unmet, transition }) => mine && unmet.length === 0 && !transition.reason?.required)

/** Steps of the stage that are somebody else's, and whose. */
function StepsOfStage({
  steps,
  overview: { known },
}: {
  readonly steps: readonly PossibleStep[]
  readonly overview: Pick<Overview, 'known'>
}) {
  const { t, locale } = useReader()
  if (steps.length === 0) return null
  const { model } = known
  return (
    <Lines
      items={steps.map(({ step, by, status }) => (
        <>
          {nameIn(step.name, locale)}{' '}
          <span class="fine">{by.map((role) => nameIn(model.role(role).name, locale)).join(', ')}</span>{' '}
          {status === 'done' && <Tag tone="ok">{t('casework.step.status.done')}</Tag>}
          {status === 'waiting' && <Tag>{t('casework.step.status.waiting')}</Tag>}
        </>
      ))}
    />
  )
}

/** Whom the case waits for besides me, and until when. */
export function WaitingForOthers({ overview }: Props) {
  const { t, locale } = useReader()
  const { clocks, known, awaited } = overview
  const others = clocks.filter((clock) => !isMine(clock, overview))
  if (clocks.length > 0 && others.length === 0) return null
  return (
    <Section id="waiting" title={t('casework.overview.waiting')}>
      {others.length === 0 ? (
        <Empty title={t('casework.overview.nobody_waits')} />
      ) : (
        <Lines
          items={others.map((clock) => (
            <ClockLine
              clock={clock}
              whose={ownerName(clock.owner, { model: known.model, names: awaited }, locale)}
              known={known}
            />
          ))}
        />
      )}
    </Section>
  )
}

function isMine({ owner }: OwnedClock, { seats, mayKeep }: Overview): boolean {
  if (owner.kind === 'keeper') return mayKeep
  if (owner.kind === 'role') return seats.some(({ role }) => role === owner.role)
  return seats.some(({ institution }) => owner.institutions.includes(institution))
}

type ClockProps = Pick<Overview, 'known'> & { readonly clock: OwnedClock; readonly whose: string }

/** An agreed day is never called late; only one set by law is. */
function ClockLine({ clock: { deadline, dueOn, late, state }, whose, known }: ClockProps) {
  const { t, locale } = useReader()
  const date = showDate(dueOn)
  const when =
    state === 'paused'
      ? 'casework.clock.paused'
      : late === 'overdue'
        ? 'casework.clock.overdue'
        : 'casework.clock.agreed'
  return (
    <Turn from={<strong>{whose}</strong>}>
      {' '}
      {nameIn(deadline.name, locale)} <span class="fine">{t(when, { date })}</span>{' '}
      <Clause model={known.model.document} clause={deadline.clause} />
    </Turn>
  )
}

/** The ways out of the stage that are mine to take: open ones as buttons. What the others lack stands on the page of each. */
export function WaysOut({ overview: { known, transitions } }: Props) {
  const { t, locale } = useReader()
  const mine = transitions.filter((one) => one.mine)
  if (mine.length === 0) return null
  const open = mine.filter(({ unmet }) => unmet.length === 0)
  const closed = mine.filter(({ unmet }) => unmet.length > 0)
  const address = (id: string) => `/cases/${known.file.id}/transitions/${id}`
  return (
    <Section id="ways" title={t('casework.overview.ways')}>
      {open.length > 0 && (
        <Buttons>
          {open.map(({ transition: { id, name } }) => (
            <ButtonLink href={address(id)}>{nameIn(name, locale)}</ButtonLink>
          ))}
        </Buttons>
      )}
      {closed.length > 0 && (
        <Lines
          items={closed.map(({ transition: { id, name }, unmet }) => (
            <>
              <a href={address(id)}>{nameIn(name, locale)}</a>{' '}
              <span class="fine">{t('casework.overview.way_missing', { count: unmet.length })}</span>
            </>
          ))}
        />
      )}
    </Section>
  )
}
