import { page, showDate, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Lines, Note, Section, Stack } from '#platform/ui'
import { type ClosedCase, retentionOf } from './closed-case.domain.ts'
import { holdsOf, type LegalHold, mayNoteDecision } from './closed-case.query.server.ts'
import { endHoldPage } from './end-hold.page.tsx'
import { fileCasePage } from './file-case.page.tsx'
import { noteDecisionPage } from './note-decision.page.tsx'
import { closedCaseAt, OfClosedCase, RetentionCrumbs } from './of-closed-case.tsx'
import { putHoldPage } from './put-hold.page.tsx'
import { destructionPath } from './retention-paths.ts'
import { classMark, dayOr, STATE_WORDS } from './retention-words.ts'

/** How long one closed case is kept, and what speaks against destroying it. By code, without a word of its content. */
export const closedCasePage = page({
  path: '/protection/:institutionId/closed-cases/:caseId',
  params: OfClosedCase,
  act: 'casework.retention.read',
  looking: 'unrecorded',
  load: async (ctx, at) => {
    const { institution, closed } = await closedCaseAt(ctx, at)
    const holds = await holdsOf(ctx, closed.caseId)
    return { institution, closed, holds, mayNote: await mayNoteDecision(ctx, closed), today: ctx.today }
  },
  title: ({ t, loaded }) => t('casework.retention.of', { code: loaded.closed.code }),
  view: ({ loaded: { institution, closed, holds, mayNote, today }, t }) => {
    const at = { institutionId: institution.id, caseId: closed.caseId }
    const { state, from } = retentionOf(closed, today)
    return (
      <>
        <RetentionCrumbs institution={institution} here={closed.code} />
        <Stack>
          <Head title={t('casework.retention.of', { code: closed.code })} over={institution.name}>
            {closed.mine && closed.destructionId === null && (
              <ButtonLink href={fileCasePage.at(at)}>{t('casework.retention.file')}</ButtonLink>
            )}
            <ButtonLink href={putHoldPage.at(at)}>{t('casework.retention.hold')}</ButtonLink>
            {mayNote && closed.fileClass?.category === 'BE' && (
              <ButtonLink href={noteDecisionPage.at(at)}>{t('casework.retention.decision')}</ButtonLink>
            )}
          </Head>
          <Note kind={state === 'due' || state === 'no_class' ? 'turn' : 'info'} text={t(STATE_WORDS[state])}>
            {closed.destructionId && (
              <a href={destructionPath(institution.id, closed.destructionId)}>{t('casework.destruction.open')}</a>
            )}
          </Note>
          <Keeping closed={closed} from={dayOr(from, '–')} />
          <Holds closed={closed} holds={holds} today={today} />
        </Stack>
      </>
    )
  },
})

function Keeping({ closed, from }: { closed: ClosedCase; from: string }) {
  const { t } = useReader()
  const { decision, fileClass } = closed
  return (
    <KeyValues
      items={[
        { term: t('casework.retention.opened_on'), value: showDate(closed.openedOn) },
        { term: t('casework.retention.closed_on'), value: showDate(closed.closedOn) },
        { term: t('casework.retention.class'), value: `${classMark(closed)} ${fileClass?.name ?? ''}` },
        { term: t('casework.retention.destroy_from'), value: from },
        ...(decision
          ? [
              {
                term: t('casework.retention.decided'),
                value: t(decision.destroy ? 'casework.retention.decided_destroy' : 'casework.retention.decided_keep', {
                  number: decision.number,
                  day: showDate(decision.on),
                }),
              },
            ]
          : []),
      ]}
    />
  )
}

type HoldsProps = { closed: ClosedCase; holds: readonly LegalHold[]; today: ClosedCase['closedOn'] }
function Holds({ closed: { institutionId, caseId }, holds, today }: HoldsProps) {
  const { t } = useReader()
  if (holds.length === 0) return null
  return (
    <Section id="holds" title={t('casework.retention.holds')} count={holds.length}>
      <Lines
        items={holds.map(({ id, reason, from, until }) => (
          <>
            {reason}
            <p class="fine">{`${showDate(from)} – ${dayOr(until, t('casework.retention.open_end'))}`}</p>
            {(until === null || until >= today) && (
              <a href={endHoldPage.at({ institutionId, caseId, holdId: id })}>
                {t('casework.retention.end_hold')}
                <span class="vh">: {reason}</span>
              </a>
            )}
          </>
        ))}
      />
    </Section>
  )
}
