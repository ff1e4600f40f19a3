import { page, useReader } from '#platform'
import { ButtonLink, Empty, Head, Lines, Stack, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type CopiesOfCase, copiesOfCase } from './bundle.query.server.ts'
import { copyPath, informantsPath } from './copy-paths.ts'
import { STATE_LABELS, STATE_TONES } from './copy-words.ts'

/** The copies of data prepared out of a case: where whoever checks one finds it. */
export const copiesPage = page({
  path: '/cases/:caseId/copies',
  params: OfCase,
  act: 'casework.bundle.list',
  needsNames: true,
  load: (ctx, { caseId }) => copiesOfCase(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.copy.list.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded, t }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.copy.list.title')} />
      <Head title={t('casework.copy.list.title')} lead={t('casework.copy.list.lead')}>
        <ButtonLink href={informantsPath(loaded.frame.caseId)}>{t('casework.informant.title')}</ButtonLink>
      </Head>
      <Copies loaded={loaded} />
    </Stack>
  ),
})

function Copies({ loaded: { copies, frame } }: { readonly loaded: CopiesOfCase }) {
  const { t } = useReader()
  if (copies.length === 0) return <Empty title={t('casework.copy.list.empty')} />
  return (
    <Lines
      items={copies.map(({ bundle, person }) => (
        <>
          <a href={copyPath(frame.caseId, bundle.id)}>{t('casework.copy.of', { person })}</a>{' '}
          <Tag tone={STATE_TONES[bundle.state]}>{t(STATE_LABELS[bundle.state])}</Tag>
        </>
      ))}
    />
  )
}
