import { page } from '#platform'
import { ActionsBar, Button, ButtonLink, FormPage, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { caseOverviewPath } from '../../cases/case-paths.ts'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { enterHousehold } from './enter-household.server.ts'
import { pasteHouseholdPath } from './household-path.ts'
import { HouseholdRows } from './household-rows.tsx'
import { householdToEnter } from './household-to-enter.server.ts'
import { readHousehold, rowsOf } from './read-household.ts'

/** Adding a whole household from rows copied out of a spreadsheet or another system: first the rows, then each person to check. */
export const pasteHouseholdPage = page({
  path: '/cases/:caseId/people/paste',
  params: OfCase,
  act: 'casework.person.enter',
  needsNames: true,
  load: (ctx, { caseId }) => householdToEnter(ctx, caseId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.household.title'),
  form: (posted, loaded) => readHousehold(posted, loaded),
  submit: (ctx, input) => enterHousehold(ctx, input),
  refusals: {
    case_closed: 'casework.case.closed',
    entered_meanwhile: 'casework.household.entered_meanwhile',
  },
  then: ({ value, params }) => ({
    to: caseOverviewPath(params.caseId),
    flash: 'casework.household.done',
    params: { count: value },
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded, params }) => {
    const rows = rowsOf(form.values.rows)
    return (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.household.title')} />}
        title={t('casework.household.title')}
        lead={t(rows > 0 ? 'casework.household.check' : 'casework.household.lead')}
      >
        {rows > 0 ? (
          <HouseholdRows rows={rows} />
        ) : (
          <TextArea
            name="text"
            label={t('casework.household.text')}
            hint={t('casework.household.text_hint')}
            rows={10}
          />
        )}
        <ActionsBar>
          <Button>{t(rows > 0 ? 'casework.household.submit' : 'casework.household.read')}</Button>
          {rows > 0 && (
            <ButtonLink href={pasteHouseholdPath(params.caseId)}>{t('casework.household.again')}</ButtonLink>
          )}
        </ActionsBar>
      </FormPage>
    )
  },
})
