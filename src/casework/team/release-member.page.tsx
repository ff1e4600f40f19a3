import { z } from 'zod'
import { NotFound } from '#kernel'
import { page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { releaseMember } from './seat-member.server.ts'
import { teamToSet } from './team.query.server.ts'

/** Ending a worker's place in the team of a case. */
export const releaseMemberPage = page({
  path: '/cases/:caseId/team/:seatId/release',
  params: OfCase.extend({ seatId: z.uuid() }),
  act: 'casework.seat.end',
  load: async (ctx, { caseId, seatId }) => {
    const team = await teamToSet(ctx, caseId)
    const seat = team.seats.find(({ id }) => id === seatId)
    if (!seat) throw new NotFound('seat')
    return { frame: team.frame, seat }
  },
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.team.release.title', { person: loaded.seat.person }),
  submit: (ctx, input) => releaseMember(ctx, input),
  refusals: { last_of_keeper: 'casework.team.last_of_keeper' },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/team`, flash: 'casework.team.released' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.team.release.link')} />}
      title={t('casework.team.release.title', { person: loaded.seat.person })}
      lead={t('casework.team.release.lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.team.release.submit')}</Button>
        <a href={`/cases/${loaded.frame.caseId}/team`}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
