import { page, showDate, useReader } from '#platform'
import { Empty, Head, Lines, Section, Stack, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { categoryName } from '../../sharing/sharing-words.ts'
import { informantsOf, type OwnEntry } from './informant.query.server.ts'
import { markInformantPage } from './mark-informant.page.tsx'

type Loaded = Awaited<ReturnType<typeof informantsOf>>

/** The entries of my institution, to say which of them come from an informant. */
export const informantsPage = page({
  path: '/cases/:caseId/informants',
  params: OfCase,
  act: 'casework.informant.mark',
  needsNames: true,
  load: (ctx, { caseId }) => informantsOf(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.informant.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded, t }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.informant.title')} />
      <Head title={t('casework.informant.title')} lead={t('casework.informant.lead')} />
      {loaded.entries.length === 0 ? <Empty title={t('casework.informant.empty')} /> : <Entries loaded={loaded} />}
    </Stack>
  ),
})

function Entries({ loaded: { entries, frame, model } }: { readonly loaded: Loaded }) {
  const { t, locale } = useReader()
  return (
    <Section id="entries" title={t('casework.informant.entries')} count={entries.length}>
      <Lines
        items={entries.map((entry) => (
          <>
            <a href={markInformantPage.at({ caseId: frame.caseId, itemId: entry.id })}>
              {t('casework.informant.entry', {
                category: categoryName(model, entry.category, locale),
                on: showDate(entry.on),
              })}
            </a>{' '}
            {entry.markId !== null && <Tag tone="turn">{t('casework.informant.mark')}</Tag>}
            <p class="fine">{shortened(entry)}</p>
          </>
        ))}
      />
    </Section>
  )
}

const SHORT = 120
const shortened = ({ words }: OwnEntry): string => (words.length > SHORT ? `${words.slice(0, SHORT)}…` : words)
