import { page, showInstant } from '#platform'
import { ButtonLink, Empty, Head, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { DEPENDANTS } from '../dependants/dependant-paths.ts'
import { listDrafts, mustWriteModels } from './draft.query.server.ts'
import { BEGIN_DRAFT, BEGIN_VARIANT, DRAFTS, draftHref, teamHref } from './draft-paths.ts'
import { mappingsOfModels, modelsToTeam } from './models-to-team.server.ts'

/** Versions that are being written, for those who write them. */
export const draftsPage = page({
  path: DRAFTS,
  act: 'model.draft.list',
  looking: 'unrecorded',
  load: async (ctx) => {
    const mine = await mustWriteModels(ctx)
    const teams = await modelsToTeam(ctx, mine)
    return { drafts: await listDrafts(ctx), mine, teams, mappings: await mappingsOfModels(ctx, teams) }
  },
  title: ({ t }) => t('model.drafts.title'),
  view: ({ loaded: { mine, drafts, teams, mappings }, t }) => (
    <Stack>
      <Head title={t('model.drafts.title')} lead={t('model.drafts.lead')}>
        <ButtonLink href={BEGIN_DRAFT}>{t('model.drafts.begin.link')}</ButtonLink>
        <ButtonLink href={DEPENDANTS}>{t('model.dependants.title')}</ButtonLink>
        {mine.all && <ButtonLink href={BEGIN_VARIANT}>{t('model.drafts.variant.title')}</ButtonLink>}
      </Head>
      {drafts.length === 0 ? (
        <Empty title={t('model.drafts.none')} />
      ) : (
        <Table
          caption={t('model.drafts.title')}
          columns={(['model', 'version', 'state', 'changed'] as const).map((one) => ({
            label: t(`model.drafts.column.${one}`),
          }))}
          rows={drafts.map((draft) => ({
            cells: [
              <a href={draftHref(draft.id)}>{draft.name}</a>,
              draft.version,
              <Tag>{t(`model.drafts.state.${draft.state}`)}</Tag>,
              [showInstant(draft.changedAt), draft.changedBy].filter(Boolean).join(', '),
            ],
          }))}
        />
      )}
      <Section id="teams" title={t('model.drafts.teams')}>
        <Lines items={teams.map(({ id, name }) => <a href={teamHref(id)}>{name}</a>)} />
      </Section>
      {mappings.length > 0 && (
        <Section id="mappings" title={t('model.drafts.mappings')}>
          <Lines
            items={mappings.map(({ id, name, from, to }) => (
              <a href={`/mapping-trials/${id}`}>{t('model.drafts.mapping_between', { name, from, to })}</a>
            ))}
          />
        </Section>
      )}
    </Stack>
  ),
})
