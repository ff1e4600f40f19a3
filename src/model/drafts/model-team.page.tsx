import { page, showDate, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Stack, Table } from '#platform/ui'
import { type ListedWriter, teamOf } from './draft.query.server.ts'
import { DRAFTS, nameHref, TEAM, teamHref } from './draft-paths.ts'

/** Who writes a model and who leads its team, now and before. */
export const modelTeamPage = page({
  path: TEAM,
  act: 'model.writer.read',
  looking: 'unrecorded',
  load: (ctx, { modelId }) => teamOf(ctx, modelId),
  title: ({ t }) => t('model.drafts.team.title'),
  view: ({ loaded: { modelId, may, writers }, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('model.drafts.title'), href: DRAFTS }, { label: t('model.drafts.team.title') }]} />
      <Head title={t('model.drafts.team.title')} over={modelId} lead={t('model.drafts.team.lead')}>
        {may && <ButtonLink href={nameHref(modelId)}>{t('model.drafts.team.name')}</ButtonLink>}
      </Head>
      <Writers modelId={modelId} may={may} writers={writers} />
    </Stack>
  ),
})

type WritersProps = { readonly modelId: string; readonly may: boolean; readonly writers: readonly ListedWriter[] }

function Writers({ modelId, may, writers }: WritersProps) {
  const { t } = useReader()
  if (writers.length === 0) return <Empty title={t('model.drafts.team.none')} />
  return (
    <Table
      caption={t('model.drafts.team.title')}
      columns={[
        { label: t('model.drafts.team.column.who') },
        { label: t('model.drafts.team.column.part') },
        { label: t('model.drafts.team.column.from') },
        { label: t('model.drafts.team.column.until') },
      ]}
      rows={writers.map(({ id, name, leads, fromOn, untilOn }) => ({
        cells: [
          name,
          t(leads ? 'model.drafts.team.leading' : 'model.drafts.team.writing'),
          showDate(fromOn),
          untilOn === null && may ? (
            <a href={`${teamHref(modelId)}/writers/${id}/end`}>
              {t('model.drafts.team.end')}
              <span class="vh">: {name}</span>
            </a>
          ) : (
            untilOn && showDate(untilOn)
          ),
        ],
      }))}
    />
  )
}
