import { fields, page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { enterPerson } from './enter-person.server.ts'
import { caseToEnterInto } from './person.query.server.ts'
import { PersonInput } from './person.schema.ts'
import { PersonFields } from './person-fields.tsx'

const readPerson = fields(PersonInput)

/** Adding a person of the family. */
export const enterPersonPage = page({
  path: '/cases/:caseId/people/new',
  params: OfCase,
  act: 'casework.person.enter',
  needsNames: true,
  load: (ctx, { caseId }) => caseToEnterInto(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.person.enter.title'),
  form: readPerson,
  submit: (ctx, input) => enterPerson(ctx, input),
  refusals: { case_closed: 'casework.case.closed' },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.person.entered' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.person.enter.title')} />}
      title={t('casework.person.enter.title')}
    >
      <PersonFields />
      <ActionsBar>
        <Button>{t('casework.person.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
