import { z } from 'zod'
import { mayInvite } from '#identity/server'
import { Forbidden, InstitutionId, NotFound } from '#kernel'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, FormPage, TextField } from '#platform/ui'
import { institutionCard } from '../register/institution.query.server.ts'
import { institutionAddress } from '../register/institution-address.ts'
import { WorkFields } from './employ-person.page.tsx'
import { FUNCTIONS } from './employment.domain.ts'
import { enterEmployee } from './enter-employee.server.ts'

const readEmployee = fields(
  z.object({ given: line(80), family: line(80), function: z.enum(FUNCTIONS), job_title: line(120), from: day }),
)

/** Entering somebody who works at an institution without accounts. */
export const enterEmployeePage = page({
  path: '/institutions/:institutionId/employ/new',
  params: z.object({ institutionId: InstitutionId }),
  act: 'institutions.employee.enter',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => {
    const card = await institutionCard(ctx, institutionId)
    if (!(await mayInvite(ctx))) throw new Forbidden('institutions.employee.enter')
    if (card.has_accounts) throw new NotFound('institution without accounts')
    return card
  },
  title: ({ t }) => t('institutions.enter_employee.title'),
  form: readEmployee,
  submit: (ctx, input) => enterEmployee(ctx, input),
  refusals: {
    has_accounts: 'institutions.enter_employee.has_accounts',
    person_unknown: 'institutions.refusal.person_unknown',
    ends_before_start: 'institutions.refusal.ends_before_start',
    institution_ended: 'institutions.refusal.institution_ended',
    already_employed: 'institutions.refusal.already_employed',
  },
  then: ({ params }) => ({ to: institutionAddress(params.institutionId), flash: 'institutions.employ.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      title={t('institutions.enter_employee.title')}
      over={loaded.name}
      lead={t('institutions.enter_employee.lead')}
    >
      <TextField name="given" label={t('institutions.enter_employee.given')} width="m" autocomplete="off" />
      <TextField name="family" label={t('institutions.enter_employee.family')} width="m" autocomplete="off" />
      <WorkFields />
      <ActionsBar>
        <Button>{t('institutions.employ.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
