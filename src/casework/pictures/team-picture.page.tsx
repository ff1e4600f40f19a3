import { page } from '#platform'
import { Empty, Head, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { teamPictureOf } from './team-picture.query.server.ts'
import { TeamFigure, TeamTable } from './team-picture.tsx'

/** Who is around the family: institutions with a place in the case, what each has open here and when it last gave a sign. */
export const teamPicturePage = page({
  path: '/cases/:caseId/around',
  params: OfCase,
  act: 'casework.picture.team',
  load: (ctx, { caseId }) => teamPictureOf(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.picture.team.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" />,
  view: ({ t, loaded }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.picture.team.title')} />
      <Head title={t('casework.picture.team.title')} lead={t('casework.picture.team.lead')} />
      {loaded.institutions.length === 0 ? (
        <Empty title={t('casework.overview.team_empty')} />
      ) : (
        <>
          <TeamFigure picture={loaded} />
          <TeamTable picture={loaded} />
        </>
      )}
    </Stack>
  ),
})
