import { page } from '#platform'
import { Aside, Columns, Stack } from '#platform/ui'
import { BasketSummary } from '../basket/basket-summary.tsx'
import { EmergencyBanner } from '../emergency/emergency-banner.tsx'
import { HandoverNote } from '../handover/handover-note.tsx'
import { MigrationNote } from '../migration/migration-note.tsx'
import { PlanSummary } from '../plan/plan-summary.tsx'
import { CasePrints } from '../prints/case-prints.tsx'
import { FromPaper } from '../takeover/from-paper.tsx'
import { CaseFrameHeader } from './case-frame.tsx'
import { look, OfCase, scope } from './case-scope.ts'
import { openCaseToRead } from './open-case-to-read.server.ts'
import { CasePeople, CaseTeam, FormsOfCase, PointerLink, RecentHistory } from './overview-content.tsx'
import { NextSteps, StageStrip, WaitingForOthers, WaysOut } from './overview-course.tsx'

/** The first page of a case: where it stands, what is mine to do, who waits for whom, who is with the family. */
export const overviewPage = page({
  path: '/cases/:caseId',
  params: OfCase,
  act: 'casework.case.read',
  load: (ctx, { caseId }) => openCaseToRead(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.overview.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" nameIsHeading />,
  view: ({ loaded }) => (
    <Stack>
      <EmergencyBanner caseId={loaded.frame.caseId} pending={loaded.emergencies} />
      <MigrationNote note={loaded.migration} mayKeep={loaded.mayKeep} />
      <StageStrip overview={loaded} />
      <Columns kind="side">
        <Stack>
          <NextSteps overview={loaded} />
          <WaysOut overview={loaded} />
          {loaded.takeover && <FromPaper overview={loaded} view={loaded.takeover} />}
          <CaseTeam overview={loaded} />
          {loaded.frame.withContent && (
            <>
              <PlanSummary view={loaded.plan} known={loaded.known} />
              <BasketSummary view={loaded.basket} file={loaded.known.file} />
            </>
          )}
          <CasePeople overview={loaded} />
          <FormsOfCase overview={loaded} />
        </Stack>
        <OverviewAside overview={loaded} />
      </Columns>
    </Stack>
  ),
})

function OverviewAside({ overview }: { readonly overview: Awaited<ReturnType<typeof openCaseToRead>> }) {
  return (
    <Aside label={overview.frame.code}>
      <WaitingForOthers overview={overview} />
      {overview.handover && <HandoverNote caseId={overview.frame.caseId} links={overview.handover} />}
      <RecentHistory overview={overview} />
      <CasePrints overview={overview} />
      <PointerLink overview={overview} />
    </Aside>
  )
}
