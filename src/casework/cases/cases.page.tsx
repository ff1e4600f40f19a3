import { type Model, nameIn } from '#model'
import { modelHere } from '#model/server'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, CaseName, Empty, Head, Table } from '#platform/ui'
import { mayOpenInEmergency } from '../emergency/may-open.query.server.ts'
import { type ListedCase, myCases } from '../lists/my-cases.query.server.ts'
import { MIGRATIONS } from '../migration/migration-paths.ts'
import { migratesCases } from '../migration/migration-view.query.server.ts'
import { mayOpenCases } from '../opening/opening.query.server.ts'
import { mayTakeOver } from '../takeover/takeover.query.server.ts'
import { takeOverPath } from '../takeover/takeover-paths.ts'
import { caseOverviewPath, newCasePath } from './case-paths.ts'

type Shown = ListedCase & { readonly model: Model }

/** The cases in which I have a seat: where each stands and whose turn it is. */
export const casesPage = page({
  path: '/cases',
  act: 'casework.case.list',
  load: async (ctx, _, query) => {
    const closed = query.closed === 'yes'
    const cases = await myCases(ctx, { closed })
    const shown: Shown[] = []
    for (const one of cases) shown.push({ ...one, model: (await modelHere(ctx, one.versionId, one.unitCode)).model })
    const may = { mayOpen: await mayOpenCases(ctx), mayTakeOver: await mayTakeOver(ctx) }
    const migrates = await migratesCases(ctx)
    return { closed, cases: shown, ...may, migrates, inEmergency: await mayOpenInEmergency(ctx) }
  },
  // Names and turns of one's own cases; opening a case is the look that is put on its record.
  looking: 'unrecorded',
  title: ({ t }) => t('casework.case.list.title'),
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.case.list.title')}>
        <ButtonLink href={loaded.closed ? '/cases' : '/cases?closed=yes'} kind="quiet">
          {t(loaded.closed ? 'casework.case.list.show_open' : 'casework.case.list.show_closed')}
        </ButtonLink>
        {loaded.mayTakeOver && <ButtonLink href={takeOverPath}>{t('casework.takeover.title')}</ButtonLink>}
        {loaded.mayOpen && (
          <ButtonLink href={newCasePath} kind="main" icon="plus">
            {t('casework.case.open.title')}
          </ButtonLink>
        )}
      </Head>
      {loaded.cases.length === 0 ? (
        <Empty title={t('casework.case.list.empty')}>
          <p>{t('casework.case.list.empty.text')}</p>
        </Empty>
      ) : (
        <CaseTable cases={loaded.cases} />
      )}
      {loaded.migrates && (
        <p class="fine">
          <a href={MIGRATIONS}>{t('casework.migration.title')}</a>
        </p>
      )}
      {loaded.inEmergency && (
        <p class="fine">
          <a href="/emergency">{t('casework.emergency.title')}</a>
        </p>
      )}
    </>
  ),
})

function CaseTable({ cases }: { cases: readonly Shown[] }) {
  const { t, locale } = useReader()
  return (
    <Table
      caption={t('casework.case.list.title')}
      columns={[
        { label: t('casework.case.list.case') },
        { label: t('casework.case.list.stage') },
        { label: t('casework.case.list.turn') },
      ]}
      rows={cases.map((one) => ({
        state: one.next?.mine ? 'turn' : undefined,
        cells: [
          <a href={caseOverviewPath(one.id)}>
            <CaseName code={one.code} {...(one.surname ? { surname: one.surname } : {})} />
          </a>,
          nameIn(one.model.stage(one.stage).name, locale),
          <TurnOf listed={one} />,
        ],
      }))}
    />
  )
}

function TurnOf({ listed: { next, model } }: { listed: Shown }) {
  const { t, locale } = useReader()
  if (!next) return t('casework.case.list.nobody')
  return (
    <>
      {next.turnInstitution?.name}
      {next.turnRole && nameIn(model.role(next.turnRole).name, locale)}{' '}
      <span class="fine">{t('casework.clock.agreed', { date: showDate(next.dueOn) })}</span>
    </>
  )
}
