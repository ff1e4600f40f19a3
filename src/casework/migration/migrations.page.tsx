import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Section, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { MIGRATIONS, migrationPath } from './migration-paths.ts'
import {
  type ListedMigration,
  type MigrationToPlan,
  migrationsListed,
  migrationsToPlan,
} from './migration-view.query.server.ts'
import { STATE_WORDS } from './migration-words.ts'
import { planMigrationPage } from './plan-migration.page.tsx'

/** Where running cases of my gminas are carried to the version that the gmina adopted. */
export const migrationsPage = page({
  path: MIGRATIONS,
  act: 'casework.migration.list',
  looking: 'unrecorded',
  load: async (ctx) => ({ toPlan: await migrationsToPlan(ctx), listed: await migrationsListed(ctx) }),
  title: ({ t }) => t('casework.migration.title'),
  view: ({ loaded: { toPlan, listed }, t }) => (
    <>
      <Crumbs
        items={[{ label: t('casework.case.list.title'), href: '/cases' }, { label: t('casework.migration.title') }]}
      />
      <Stack>
        <Head title={t('casework.migration.title')} lead={t('casework.migration.lead')} />
        {toPlan.length > 0 && (
          <Section id="to-plan" title={t('casework.migration.to_plan')}>
            <ToPlan toPlan={toPlan} />
          </Section>
        )}
        <Section id="planned" title={t('casework.migration.listed')}>
          {listed.length === 0 ? <Empty title={t('casework.migration.none')} /> : <Listed listed={listed} />}
        </Section>
      </Stack>
    </>
  ),
})

const versionsOf = ({ ways: { mapping } }: Pick<MigrationToPlan, 'ways'>): string => `${mapping.from} → ${mapping.to}`

function ToPlan({ toPlan }: { readonly toPlan: readonly MigrationToPlan[] }) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={t('casework.migration.to_plan')}
      columns={[
        { label: t('casework.migration.unit') },
        { label: t('casework.migration.versions') },
        { label: t('casework.migration.earliest') },
        { label: t('casework.migration.act') },
      ]}
      rows={toPlan.map((one) => ({
        cells: [
          one.place ? placeLabel(t, one.place) : one.unitCode,
          `${nameIn(one.ways.to.document.name, locale)}, ${versionsOf(one)}`,
          showDate(one.earliest),
          <ButtonLink small href={planMigrationPage.at({ unitCode: one.unitCode, mappingId: one.mappingId })}>
            {t('casework.migration.plan')}
          </ButtonLink>,
        ],
      }))}
    />
  )
}

function Listed({ listed }: { readonly listed: readonly ListedMigration[] }) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={t('casework.migration.listed')}
      columns={[
        { label: t('casework.migration.versions') },
        { label: t('casework.migration.unit') },
        { label: t('casework.migration.day') },
        { label: t('casework.migration.state') },
      ]}
      rows={listed.map((one) => ({
        cells: [
          <a href={migrationPath(one.migration.id)}>
            {nameIn(one.ways.to.document.name, locale)}, {versionsOf(one)}
          </a>,
          one.place ? placeLabel(t, one.place) : one.migration.unitCode,
          showDate(one.migration.effectiveOn),
          t(STATE_WORDS[one.migration.state]),
        ],
      }))}
    />
  )
}
