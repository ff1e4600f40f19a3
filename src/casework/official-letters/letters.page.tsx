import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Note, Stack, Table, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { lettersInCase } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { LETTER_STATE_LABELS, SENDER_LABELS } from './letter-words.ts'
import { lettersWaiting } from './letters-waiting.query.server.ts'
import { isLate, type LetterState } from './official-letter.domain.ts'

/** Letters of authorities that wait for an answer of an institution I write for, in every case. */
export const lettersWaitingPage = page({
  path: '/letters',
  act: 'casework.letter.waiting',
  // Who asks about a case is for nobody who sits by.
  needsNames: true,
  // Numbers, senders and days; opening one is the look that is put on record.
  looking: 'unrecorded',
  load: (ctx) => lettersWaiting(ctx),
  title: ({ t }) => t('casework.letter.waiting'),
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.letter.waiting')} lead={t('casework.letter.waiting.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('casework.letter.waiting.empty')} />
      ) : (
        <Table
          caption={t('casework.letter.waiting')}
          columns={[
            { label: t('casework.letter.number') },
            { label: t('casework.letter.case') },
            { label: t('casework.letter.sender') },
            { label: t('casework.letter.received') },
            { label: t('casework.letter.due') },
            { label: t('casework.letter.state') },
          ]}
          rows={loaded.map((one) => ({
            state: one.late ? ('late' as const) : undefined,
            cells: [
              <a href={letterPath.one(one.caseId, one.id)}>{one.number}</a>,
              one.code,
              one.sender,
              showDate(one.receivedOn),
              <Due dueOn={one.dueOn} late={one.late} />,
              <State state={one.state} />,
            ],
          }))}
        />
      )}
    </>
  ),
})

/** Letters of authorities about one case that came to my institution. */
export const lettersPage = page({
  path: '/cases/:caseId/letters',
  params: OfCase,
  act: 'casework.letter.list',
  needsNames: true,
  load: (ctx, { caseId }) => lettersInCase(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.letter.list'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, loaded: { frame, letters, people, today } }) => (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.letter.list')} />
      <Head title={t('casework.letter.list')} lead={t('casework.letter.list_lead')}>
        <ButtonLink href={`${letterPath.list(frame.caseId)}/new`} icon="plus">
          {t('casework.letter.register')}
        </ButtonLink>
      </Head>
      <Note kind="info" text={t('casework.letter.ours_only')} />
      {letters.length === 0 ? (
        <Empty title={t('casework.letter.none')} />
      ) : (
        <Table
          caption={t('casework.letter.list')}
          columns={[
            { label: t('casework.letter.number') },
            { label: t('casework.letter.sender') },
            { label: t('casework.letter.about') },
            { label: t('casework.letter.received') },
            { label: t('casework.letter.due') },
            { label: t('casework.letter.state') },
          ]}
          rows={letters.map((one) => ({
            state: isLate(one, today) ? ('late' as const) : undefined,
            cells: [
              <a href={letterPath.one(frame.caseId, one.id)}>{one.number}</a>,
              `${one.sender} (${t(SENDER_LABELS[one.senderKind])})`,
              people.find(({ id }) => id === one.subjectId)?.label ?? t('casework.letter.about_all'),
              showDate(one.receivedOn),
              <Due dueOn={one.dueOn} late={isLate(one, today)} />,
              <State state={one.state} />,
            ],
          }))}
        />
      )}
    </Stack>
  ),
})

type DueProps = { readonly dueOn: Parameters<typeof showDate>[0] | null; readonly late: boolean }

export function Due({ dueOn, late }: DueProps) {
  const { t } = useReader()
  if (dueOn === null) return <>{t('casework.letter.no_due')}</>
  return (
    <>
      {showDate(dueOn)} {late && <Tag tone="bad">{t('casework.letter.late')}</Tag>}
    </>
  )
}

export function State({ state }: { readonly state: LetterState }) {
  const { t } = useReader()
  return <Tag tone={state === 'sent' ? 'ok' : 'turn'}>{t(LETTER_STATE_LABELS[state])}</Tag>
}
