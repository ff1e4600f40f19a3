import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { leaveHousehold } from './leave-household.server.ts'
import { personToCorrect } from './person.query.server.ts'

const readDay = fields(z.object({ leftOn: day }))

/** Noting that a person no longer lives with the family. */
export const leaveHouseholdPage = page({
  path: '/cases/:caseId/people/:subjectId/leave',
  params: OfPerson,
  act: 'casework.person.leave_household',
  load: (ctx, { caseId, subjectId }) => personToCorrect(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.leave.of', { person: loaded.label }),
  form: readDay,
  submit: (ctx, input) => leaveHousehold(ctx, input),
  refusals: {
    day_ahead: 'casework.day_ahead',
    already_left: 'casework.leave.already',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.leave.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.leave.title')} />}
      title={t('casework.leave.of', { person: loaded.label })}
    >
      <DateField name="leftOn" label={t('casework.leave.on')} hint={t('casework.leave.on_hint')} />
      <ActionsBar>
        <Button>{t('casework.leave.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
