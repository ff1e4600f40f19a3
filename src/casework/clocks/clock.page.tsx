import { nameIn } from '#model'
import { type MessageKey, page, showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Head, KeyValues, Lines, Mark, Section, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader, Clause } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { clockParams, instanceOf } from './clock-paths.ts'
import { type ClockShown, clockName, clockShown } from './clock-shown.query.server.ts'
import { dayOf, whoOf } from './clock-words.ts'
import { escalateClockPage } from './escalate-clock.page.tsx'
import { OfClock } from './of-clock.ts'
import { remindClockPage } from './remind-clock.page.tsx'
import { type EscalationReason, mayBeReminded } from './remind-rules.domain.ts'

export const REASON_WORDS: Readonly<Record<EscalationReason, MessageKey>> = {
  no_answer: 'casework.clock.reason_no_answer',
  person_away: 'casework.clock.reason_person_away',
  whose_turn: 'casework.clock.reason_whose_turn',
  urgent: 'casework.clock.reason_urgent',
}

/** One clock: whose turn it is, since when and until when, why it stood, and what may be done about it. */
export const clockPage = page({
  path: '/cases/:caseId/clocks/:deadline/:instance',
  params: OfClock,
  act: 'casework.clock.read',
  load: (ctx, { instance, ...of }) => clockShown(ctx, { ...of, instance: instanceOf(instance) }),
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.clock.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded }) => <ClockView loaded={loaded} />,
})

function ClockView({ loaded }: { readonly loaded: ClockShown }) {
  const { t, locale } = useReader()
  const { frame, row, clock, known } = loaded
  const reader = { t, locale }
  const title = clockName(loaded, locale)
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={title} />
      <Head title={title} over={frame.code} />
      <KeyValues
        items={[
          {
            term: t('casework.board.for'),
            value: (
              <>
                <Mark sector={row.sector} name={row.ownerName} /> {whoOf(row, reader)}
              </>
            ),
          },
          { term: t('casework.clock.since'), value: showDate(row.since) },
          { term: t('casework.clock.started'), value: showDate(clock.startedOn) },
          { term: t('casework.board.day'), value: dayOf(row, reader) },
          {
            term: t('casework.clock.source'),
            value: (
              <>
                {t(row.force === 'statutory' ? 'casework.board.by_law' : 'casework.board.by_agreement')}{' '}
                <Clause model={known.model.document} clause={clock.deadline.clause} />
              </>
            ),
          },
        ]}
      />
      <Acts loaded={loaded} />
      {clock.pauses.length > 0 && <Pauses loaded={loaded} />}
      {loaded.notices.length > 0 && <Notices loaded={loaded} />}
    </Stack>
  )
}

function Acts({ loaded: { row, moves, frame, known } }: { readonly loaded: ClockShown }) {
  const { t, locale } = useReader()
  const params = clockParams({ caseId: row.caseId, deadline: row.deadline ?? '', instance: row.instance })
  const reminds = mayBeReminded(row, known.facts.today)
  return (
    <Buttons>
      {reminds && <ButtonLink href={remindClockPage.at(params)}>{t('casework.clock.remind')}</ButtonLink>}
      {row.keeps && row.state === 'running' && (
        <ButtonLink href={escalateClockPage.at(params)}>{t('casework.clock.escalate')}</ButtonLink>
      )}
      {row.keeps && frame.withContent && (
        <ButtonLink href={`/cases/${row.caseId}/team`}>{t('casework.clock.change_person')}</ButtonLink>
      )}
      {moves.map(({ transition }) => (
        <ButtonLink href={`/cases/${row.caseId}/transitions/${transition.id}`}>
          {nameIn(transition.name, locale)}
        </ButtonLink>
      ))}
    </Buttons>
  )
}

/** Days of each pause; its reason for those who write in the case, because it may tell about somebody's health. */
function Pauses({ loaded: { clock, known, row } }: { readonly loaded: ClockShown }) {
  const { t, locale } = useReader()
  const reasonOf = (reason: string | null): string | null => {
    if (reason === null || !row.writes) return null
    const items = known.model.document.lists.flatMap(({ items }) => items)
    return items.find(({ id }) => id === reason)?.label ?? null
  }
  return (
    <Section id="pauses" title={t('casework.clock.pauses')}>
      <Lines
        items={clock.pauses.map(({ from, to, stage, reason }) => {
          const days = { from: showDate(from), to: to === null ? '' : showDate(to) }
          const said = reasonOf(reason) ?? nameIn(known.model.stage(stage).name, locale)
          return `${t(to === null ? 'casework.clock.paused_from' : 'casework.clock.paused_between', days)}: ${said}`
        })}
      />
    </Section>
  )
}

function Notices({ loaded: { notices } }: { readonly loaded: ClockShown }) {
  const { t } = useReader()
  return (
    <Section id="notices" title={t('casework.clock.notices')}>
      <Lines
        items={notices.map(({ kind, automatic, sentOn, to, reason }) => {
          const said = {
            date: showDate(sentOn),
            institution: to,
            reason: reason === null ? '' : t(REASON_WORDS[reason]),
          }
          if (kind === 'escalation') return t('casework.clock.told_head', said)
          return t(automatic ? 'casework.clock.reminded_by_itself' : 'casework.clock.reminded', said)
        })}
      />
    </Section>
  )
}
