import { page, showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Head, Note, Section, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type HandoverOfCase, handoverOfCase } from './handover.query.server.ts'
import { NOW, STATES } from './handover-words.ts'

/** Where the hand-over of a case to another gmina stands, and what comes next. */
export const handoverPage = page({
  path: '/cases/:caseId/handover',
  params: OfCase,
  act: 'casework.handover.read',
  load: (ctx, { caseId }) => handoverOfCase(ctx, caseId),
  looking: look('casework.handover.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.handover.of_title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, loaded }) => (
    <>
      <CaseCrumbs frame={loaded.frame} here={t('casework.handover.title')} />
      <Head title={t('casework.handover.title')} lead={t('casework.handover.lead')} />
      <Stack>
        <Standing loaded={loaded} />
        <NextActs loaded={loaded} />
      </Stack>
    </>
  ),
})

function Standing({ loaded: { handover, names } }: { readonly loaded: HandoverOfCase }) {
  const { t } = useReader()
  if (!handover || !names) return <Note kind="info" text={t('casework.handover.none')} />
  const on = handover.state === 'asked' ? handover.askedOn : (handover.answeredOn ?? handover.askedOn)
  const words = { unit: names.toUnit, date: showDate(on), code: handover.toCaseCode ?? '' }
  return (
    <Section id="now" title={t(STATES[handover.state])}>
      <p>{t(NOW[handover.state], words)}</p>
      {handover.question && handover.state === 'asked' && (
        <Note kind="turn" title={t('casework.handover.question')} text={handover.question}>
          <p>{t('casework.handover.question.how')}</p>
        </Note>
      )}
      {handover.reason && (
        <p>
          {t('casework.handover.reason')} {handover.reason}
        </p>
      )}
      {handover.state === 'accepted' && <p>{t('casework.handover.move_on')}</p>}
    </Section>
  )
}

function NextActs({ loaded: { handover, frame } }: { readonly loaded: HandoverOfCase }) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/handover`
  const waits = handover?.state === 'asked'
  const taken = handover?.state === 'accepted'
  return (
    <Buttons>
      {!waits && !taken && !frame.closed && (
        <ButtonLink href={`${at}/ask`} kind="main">
          {t('casework.handover.ask')}
        </ButtonLink>
      )}
      {waits && <ButtonLink href={`${at}/take-back`}>{t('casework.handover.take_back')}</ButtonLink>}
      {taken && (
        <ButtonLink href={`${at}/share`} kind="main">
          {t('casework.handover.share')}
        </ButtonLink>
      )}
    </Buttons>
  )
}
