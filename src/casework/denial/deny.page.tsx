import { z } from 'zod'
import { PersonId } from '#kernel'
import { fields, optionalChoice, optionalText, page } from '#platform'
import { ActionsBar, Button, FormPage, Note, Select, TextArea, TextField } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { denialToLift, toDeny } from './denial.query.server.ts'
import { denyPerson, liftDenial } from './deny-person.server.ts'

const readDenial = fields(
  z.object({ personId: optionalChoice(PersonId), name: optionalText(160), reason: z.string().min(3).max(500) }),
)
const teamOf = (caseId: string): string => `/cases/${caseId}/team`

/** Keeping a worker out of a case, because of a conflict of interest or kinship. */
export const denyPage = page({
  path: '/cases/:caseId/denied/new',
  params: OfCase,
  act: 'casework.denial.make',
  load: (ctx, { caseId }) => toDeny(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.denial.of', { code: loaded.frame.code }),
  form: readDenial,
  submit: async (ctx, input) => denyPerson(ctx, input),
  refusals: {
    nobody_named: 'casework.denial.nobody_named',
    not_found: 'casework.denial.not_found',
    several_found: 'casework.denial.several_found',
    denied_already: 'casework.denial.already',
    last_of_keeper: 'casework.team.last_of_keeper',
  },
  // Whoever kept themselves out does not see the case any more.
  then: ({ params, value }) => ({ to: value.self ? '/cases' : teamOf(params.caseId), flash: 'casework.denial.made' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, workers } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.denial.title')} />}
      title={t('casework.denial.title')}
      lead={t('casework.denial.lead')}
    >
      <Select
        name="personId"
        label={t('casework.denial.person')}
        options={workers.map(({ personId, label }) => ({ value: personId, label }))}
        optional
      />
      <TextField
        name="name"
        label={t('casework.denial.name')}
        hint={t('casework.denial.name_hint')}
        autocomplete="off"
        width="m"
        optional
      />
      <TextArea name="reason" label={t('casework.denial.reason')} hint={t('casework.denial.reason_hint')} rows={2} />
      <Note kind="info" text={t('casework.denial.not_told')} />
      <ActionsBar>
        <Button kind="bad">{t('casework.denial.submit')}</Button>
        <a href={teamOf(frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

/** Lifting a denial: what let the person in before lets them in again. */
export const liftDenialPage = page({
  path: '/cases/:caseId/denied/:denialId/lift',
  params: OfCase.extend({ denialId: z.uuid() }),
  act: 'casework.denial.lift',
  load: (ctx, { caseId, denialId }) => denialToLift(ctx, caseId, denialId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.denial.lift.of', { person: loaded.denial.person }),
  submit: (ctx, input) => liftDenial(ctx, input),
  refusals: {},
  then: ({ params }) => ({ to: teamOf(params.caseId), flash: 'casework.denial.lifted' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded: { frame, denial } }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.denial.lift')} />}
      title={t('casework.denial.lift.of', { person: denial.person })}
      lead={t('casework.denial.lift.lead')}
    >
      {denial.reason && <Note kind="info" text={denial.reason} />}
      <ActionsBar>
        <Button kind="bad">{t('casework.denial.lift')}</Button>
        <a href={teamOf(frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
