import { z } from 'zod'
import { day, fields, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note } from '#platform/ui'
import { consentOfPerson } from '../authority/person-authority.query.server.ts'
import { matterLabel } from '../authority/person-authority.tsx'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { withdrawConsentFor } from './consent-for.server.ts'

const readDay = fields(z.object({ onDay: day }))

/** Recording that a consent given on behalf of somebody was withdrawn. */
export const withdrawConsentForPage = page({
  path: '/cases/:caseId/people/:subjectId/consent/:consentId/withdraw',
  params: OfPerson.extend({ consentId: z.uuid() }),
  act: 'casework.consent.withdraw_for',
  needsNames: true,
  load: (ctx, { caseId, subjectId, consentId }) => consentOfPerson(ctx, caseId, subjectId, consentId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.consent_for.withdraw_of', { person: loaded.label }),
  form: readDay,
  submit: (ctx, input) => withdrawConsentFor(ctx, input),
  refusals: {
    already_withdrawn: 'casework.consent_for.already_withdrawn',
    day_ahead: 'casework.day_ahead',
    before_consent: 'casework.withdraw.before_consent',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}#authority`,
    flash: 'casework.withdraw.done',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded, visitor: { locale } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.consent_for.withdraw')} />}
      title={t('casework.consent_for.withdraw_of', { person: loaded.label })}
      lead={matterLabel(t, loaded, loaded.consent.matter, locale)}
    >
      <Note kind="info" text={t('casework.withdraw.note')} />
      <DateField name="onDay" label={t('casework.withdraw.on')} />
      <ActionsBar>
        <Button kind="bad">{t('casework.withdraw.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
