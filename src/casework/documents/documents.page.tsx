import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { Empty, Head, Lines, Note, Section, Stack, Table } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type PrintLink, PrintLinks } from '../prints/print-links.tsx'
import { documentPath } from './document-paths.ts'
import { type Documents, documentsOf } from './documents.query.server.ts'
import { CHANNEL_LABELS } from './letters/letter-words.ts'
import { SOCIAL_CONTRACT } from './plan-papers/plan-papers.ts'

/** What my institution takes from a case to paper and to its own systems. */
export const documentsPage = page({
  path: '/cases/:caseId/documents',
  params: OfCase,
  act: 'casework.document.list',
  needsNames: true,
  load: (ctx, { caseId }) => documentsOf(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.document.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ t, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.document.here')} />
      <Head title={t('casework.document.here')} lead={t('casework.document.lead')} />
      <Letters loaded={loaded} />
      <Cards loaded={loaded} />
      <PlanPapers loaded={loaded} />
    </Stack>
  ),
})

function Letters({ loaded: { letters, mine, frame } }: { readonly loaded: Documents }) {
  const { t } = useReader()
  const title = t('casework.own_letter.letters')
  return (
    <Section
      id="letters"
      title={title}
      note={mine.map(({ id, name }) => (
        <>
          <a href={documentPath.of(id)}>{t('casework.template.of', { institution: name })}</a>{' '}
        </>
      ))}
      link={{ href: documentPath.newLetter(frame.caseId), label: t('casework.own_letter.new') }}
    >
      {letters.length === 0 ? (
        <Empty title={t('casework.own_letter.none')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.own_letter.number') },
            { label: t('casework.own_letter.to') },
            { label: t('casework.own_letter.subject') },
            { label: t('casework.own_letter.issued_on') },
            { label: t('casework.own_letter.proof') },
            { label: t('casework.own_letter.who') },
          ]}
          rows={letters.map((one) => ({
            cells: [
              <a href={documentPath.letter(frame.caseId, one.id)}>
                {one.number ?? t('casework.own_letter.state.draft')}
              </a>,
              one.recipient,
              one.words.subject,
              one.issuedOn ? showDate(one.issuedOn) : '–',
              one.sent ? `${t(CHANNEL_LABELS[one.sent.channel])}, ${showDate(one.sent.onDay)}` : proofLacking(one, t),
              one.issuedBy ?? one.writtenBy,
            ],
          }))}
        />
      )}
    </Section>
  )
}

/** An issued letter is to be proved sent; a draft has nothing to prove. */
const proofLacking = ({ state }: Documents['letters'][number], t: ReturnType<typeof useReader>['t']) =>
  state === 'issued' ? t('casework.own_letter.proof.none') : '–'

function Cards({ loaded: { cards, frame } }: { readonly loaded: Documents }) {
  const { t, locale } = useReader()
  if (cards.length === 0) return null
  return (
    <Section id="cards" title={t('casework.card.cards')} note={t('casework.card.cards_note')}>
      <Lines
        items={cards.map(({ id, name }) => <a href={documentPath.card(frame.caseId, id)}>{nameIn(name, locale)}</a>)}
      />
    </Section>
  )
}

const asFiles = (address: string): readonly PrintLink[] => [
  { href: address, label: 'casework.document.pdf' },
  { href: `${address}/docx`, label: 'casework.document.docx' },
]

function PlanPapers({ loaded: { papers, frame } }: { readonly loaded: Documents }) {
  const { t } = useReader()
  const title = t('casework.document.papers')
  const rows = [
    ...(papers.familyWork
      ? [
          {
            cells: [
              t('casework.document.paper.family_work'),
              '',
              <PrintLinks links={asFiles(documentPath.familyWork(frame.caseId))} />,
            ],
          },
        ]
      : []),
    ...papers.contractWith.flatMap(({ id, label }) =>
      SOCIAL_CONTRACT.variants.map((variant) => ({
        cells: [
          `${SOCIAL_CONTRACT.title}. ${variant.name}`,
          label,
          <PrintLinks links={asFiles(documentPath.contract(frame.caseId, variant.id, id))} />,
        ],
      })),
    ),
  ]
  return (
    <Section id="papers" title={title} note={t('casework.document.papers_note')}>
      {rows.length === 0 ? (
        <Empty title={t('casework.document.papers_none')} />
      ) : (
        <>
          <Note kind="info" text={t('casework.document.papers_inferred')} />
          <Table
            caption={title}
            columns={[
              { label: t('casework.document.paper') },
              { label: t('casework.document.paper.with') },
              { label: t('casework.document.paper.files'), hiddenLabel: true, actions: true },
            ]}
            rows={rows}
          />
        </>
      )}
    </Section>
  )
}
