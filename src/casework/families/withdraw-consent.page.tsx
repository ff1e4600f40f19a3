import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { RECORDED_HOW } from '../cases/recorded.domain.ts'
import { RecordedFields } from '../cases/recorded-fields.tsx'
import { personToCorrect } from './person.query.server.ts'
import { withdrawConsent } from './withdraw-consent.server.ts'

const readWithdrawal = fields(z.object({ onDay: day, recordedHow: z.enum(RECORDED_HOW), recordedOn: day }))

/** Recording that an adult no longer takes part, as they said it. */
export const withdrawConsentPage = page({
  path: '/cases/:caseId/people/:subjectId/withdraw',
  params: OfPerson,
  act: 'casework.consent.withdraw',
  load: (ctx, { caseId, subjectId }) => personToCorrect(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.withdraw.of', { person: loaded.label }),
  form: readWithdrawal,
  submit: (ctx, { caseId, subjectId, onDay, recordedHow, recordedOn }) =>
    withdrawConsent(ctx, { caseId, subjectId, onDay, recorded: { how: recordedHow, onDay: recordedOn } }),
  refusals: {
    no_consent: 'casework.withdraw.no_consent',
    day_ahead: 'casework.day_ahead',
    before_consent: 'casework.withdraw.before_consent',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.withdraw.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.withdraw.title')} />}
      title={t('casework.withdraw.of', { person: loaded.label })}
    >
      <Note kind="info" text={t('casework.withdraw.note')} />
      <DateField name="onDay" label={t('casework.withdraw.on')} />
      <RecordedFields />
      <ActionsBar>
        <Button kind="bad">{t('casework.withdraw.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
