import { nameIn, powerCited } from '#model'
import { page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, KeyValues, Lines, Note, Prov, Section, Stack, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { factSentence } from '../timeline/fact-sentence.ts'
import { type LetterToRead, letterToRead } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { ANSWER_KIND_LABELS, SENDER_LABELS, WAY_LABELS, WITHHELD_LABELS } from './letter-words.ts'
import { Due, State } from './letters.page.tsx'
import { OfLetter } from './of-letter.ts'
import { isLate } from './official-letter.domain.ts'

/** One letter of an authority: what is asked, what the answer says, and what became of it. */
export const letterPage = page({
  path: '/cases/:caseId/letters/:letterId',
  params: OfLetter,
  act: 'casework.letter.read',
  needsNames: true,
  load: (ctx, { caseId, letterId }) => letterToRead(ctx, caseId, letterId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.letter.title', { number: loaded.letter.number }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={loaded.letter.number} />
      <Head title={t('casework.letter.title', { number: loaded.letter.number })} over={loaded.letter.sender}>
        <State state={loaded.letter.state} />
      </Head>
      {loaded.letter.notForFamily && <Note kind="turn" text={t('casework.letter.kept_note')} />}
      <Asked loaded={loaded} />
      <Answer loaded={loaded} />
      <Approved loaded={loaded} />
      <History loaded={loaded} />
    </Stack>
  ),
})

type Props = { readonly loaded: LetterToRead }

function Asked({ loaded: { letter, institution, about, today } }: Props) {
  const { t } = useReader()
  return (
    <Section id="asked" title={t('casework.letter.asked')}>
      <KeyValues
        items={[
          { term: t('casework.letter.sender'), value: `${letter.sender} (${t(SENDER_LABELS[letter.senderKind])})` },
          { term: t('casework.letter.reference'), value: letter.reference },
          { term: t('casework.letter.dated'), value: showDate(letter.datedOn) },
          { term: t('casework.letter.received'), value: `${showDate(letter.receivedOn)}, ${institution}` },
          { term: t('casework.letter.about'), value: about ?? t('casework.letter.about_all') },
          { term: t('casework.letter.due'), value: <Due dueOn={letter.dueOn} late={isLate(letter, today)} /> },
          { term: t('casework.letter.power'), value: <Power loaded={letter.power} /> },
          { term: t('casework.letter.asks'), value: <span class="as-typed">{letter.asks}</span> },
        ]}
      />
    </Section>
  )
}

function Power({ loaded }: { readonly loaded: LetterToRead['letter']['power'] }) {
  const { t, locale } = useReader()
  return (
    <>
      {nameIn(loaded.name, locale)} ({powerCited(loaded)}){' '}
      {!loaded.confirmed && <Tag tone="turn">{t('casework.letter.inferred')}</Tag>}
    </>
  )
}

function Answer({ loaded: { letter, answer, parts, frame } }: Props) {
  const { t } = useReader()
  const at = [frame.caseId, letter.id] as const
  const { kind, withheld, reason, forwardedTo } = answer
  return (
    <Section id="answer" title={t('casework.letter.answer')} count={parts.length}>
      {letter.state === 'open' && (
        <Buttons>
          <ButtonLink href={letterPath.entries(...at)}>{t('casework.letter.pick')}</ButtonLink>
          <ButtonLink href={letterPath.words(...at)} kind="quiet">
            {t('casework.letter.write')}
          </ButtonLink>
          <ButtonLink href={letterPath.answer(...at)} kind="quiet">
            {t('casework.letter.edit')}
          </ButtonLink>
        </Buttons>
      )}
      <KeyValues
        items={[
          { term: t('casework.letter.kind'), value: t(ANSWER_KIND_LABELS[kind]) },
          ...(withheld ? [{ term: t('casework.letter.withheld'), value: t(WITHHELD_LABELS[withheld]) }] : []),
          ...(reason ? [{ term: t('casework.letter.reason'), value: reason }] : []),
          ...(forwardedTo ? [{ term: t('casework.letter.forwarded_to'), value: forwardedTo }] : []),
        ]}
      />
      <p class="as-typed">{answer.opening}</p>
      {parts.length === 0 && <Empty title={t('casework.letter.no_parts')} />}
      {parts.map(({ heading, words }) => (
        <>
          <h3>{heading}</h3>
          <p class="as-typed">{words}</p>
        </>
      ))}
      <p class="as-typed">{answer.closing}</p>
      {letter.state === 'open' && (
        <Buttons>
          <ButtonLink href={letterPath.draft(...at)} kind="quiet">
            {t('casework.letter.draft_pdf')}
          </ButtonLink>
          <ButtonLink href={letterPath.approve(...at)} kind="main">
            {t('casework.letter.approve')}
          </ButtonLink>
        </Buttons>
      )}
    </Section>
  )
}

function Approved({ loaded: { letter, approved, frame } }: Props) {
  const { t } = useReader()
  if (!approved) return null
  const at = [frame.caseId, letter.id] as const
  const { signature, approvedBy, approvedAt, sending, digest } = approved
  return (
    <Section id="approved" title={t('casework.letter.approved')}>
      <KeyValues
        items={[
          { term: t('casework.letter.signed'), value: `${signature.name}, ${signature.function}` },
          { term: t('casework.letter.signed_on'), value: showDate(signature.on) },
          { term: t('casework.letter.approved_by'), value: `${approvedBy}, ${showInstant(approvedAt)}` },
          ...(sending
            ? [
                { term: t('casework.letter.went'), value: `${showDate(sending.on)}, ${t(WAY_LABELS[sending.how])}` },
                ...(sending.evidence ? [{ term: t('casework.letter.evidence'), value: sending.evidence }] : []),
              ]
            : []),
          { term: t('casework.letter.digest'), value: <code class="as-typed">{digest}</code> },
        ]}
      />
      <Buttons>
        <ButtonLink href={letterPath.file(...at)}>{t('casework.letter.file_pdf')}</ButtonLink>
        {!sending && (
          <ButtonLink href={letterPath.send(...at)} kind="main">
            {t('casework.letter.send')}
          </ButtonLink>
        )}
        {!sending && (
          <ButtonLink href={letterPath.takeBack(...at)} kind="quiet">
            {t('casework.letter.take_back')}
          </ButtonLink>
        )}
      </Buttons>
    </Section>
  )
}

function History({ loaded: { history } }: Props) {
  const { t } = useReader()
  return (
    <Section id="history" title={t('casework.tab.history')}>
      <Lines
        items={history.map(({ name, at, who, payload }) => (
          <>
            {factSentence(t, name, payload)}{' '}
            <Prov>
              {who ?? t('casework.history.system')} · {showInstant(at)}
            </Prov>
          </>
        ))}
      />
    </Section>
  )
}
