import { z } from 'zod'
import { mayInvite } from '#identity/server'
import { Forbidden, InstitutionId, PersonId } from '#kernel'
import { day, fields, line, optionalDay, page, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Select, TextField } from '#platform/ui'
import { institutionCard } from '../register/institution.query.server.ts'
import { institutionAddress } from '../register/institution-address.ts'
import { employPerson, endEmployment } from './employ-person.server.ts'
import { EmploymentId, FUNCTIONS } from './employment.domain.ts'
import { employmentAt, type PersonFound, searchPeople } from './employment.query.server.ts'
import { PersonChoice, PersonSearch } from './person-search.tsx'

const EmployForm = z.object({
  personId: PersonId,
  function: z.enum(FUNCTIONS),
  job_title: line(120),
  from: day,
  until: optionalDay,
})

/** Entering that a person works here: first the person by name, then the function and the days. */
export const employPersonPage = page({
  path: '/institutions/:institutionId/employ',
  params: z.object({ institutionId: InstitutionId }),
  act: 'institutions.employment.employ',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }, query) => {
    const card = await institutionCard(ctx, institutionId)
    if (!card.canEmploy) throw new Forbidden('institutions.employment.employ')
    const text = query.q ?? ''
    const entersOthers = !card.has_accounts && (await mayInvite(ctx))
    return { card, text, people: await searchPeople(ctx, text), entersOthers }
  },
  title: ({ t }) => t('institutions.employ.title'),
  form: (posted) => fields(EmployForm)(posted),
  submit: (ctx, input) => employPerson(ctx, input),
  refusals: {
    person_unknown: 'institutions.refusal.person_unknown',
    ends_before_start: 'institutions.refusal.ends_before_start',
    institution_ended: 'institutions.refusal.institution_ended',
    already_employed: 'institutions.refusal.already_employed',
  },
  then: ({ params }) => ({ to: institutionAddress(params.institutionId), flash: 'institutions.employ.done' }),
  view: ({ loaded: { card, text, people, entersOthers }, params: { institutionId }, form, t }) =>
    people.length > 0 ? (
      <FormPage form={form} title={t('institutions.employ.title')} over={card.name}>
        <EmployFields people={people} searchAgain={employPersonPage.at({ institutionId })} />
        <ActionsBar>
          <Button>{t('institutions.employ.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ) : (
      <PersonSearch
        form={form}
        action={employPersonPage.at({ institutionId })}
        text={text}
        title={t('institutions.employ.title')}
        over={card.name}
        lead={t('institutions.employ.lead')}
        words={{
          who: 'institutions.employ.who',
          hint: 'institutions.employ.who_hint',
          nobody: 'institutions.employ.nobody',
        }}
      >
        {entersOthers && (
          <p>
            <a href={`${employPersonPage.at({ institutionId })}/new`}>{t('institutions.enter_employee.link')}</a>
          </p>
        )}
      </PersonSearch>
    ),
})

function EmployFields({ people, searchAgain }: { people: readonly PersonFound[]; searchAgain: string }) {
  const { t } = useReader()
  return (
    <>
      <PersonChoice
        people={people}
        label={t('institutions.field.person')}
        again={{ href: searchAgain, label: t('institutions.employ.search_again') }}
      />
      <WorkFields />
      <DateField name="until" label={t('institutions.field.last_day')} optional />
    </>
  )
}

/** As what somebody works at an institution, and from when. */
export function WorkFields() {
  const { t } = useReader()
  return (
    <>
      <Select
        name="function"
        label={t('institutions.field.function')}
        hint={t('institutions.field.function_hint')}
        options={FUNCTIONS.map((value) => ({ value, label: t(`institutions.function.${value}`) }))}
      />
      <TextField
        name="job_title"
        label={t('institutions.field.job_title')}
        hint={t('institutions.field.job_title_hint')}
        width="m"
        autocomplete="off"
      />
      <DateField name="from" label={t('institutions.field.first_day')} />
    </>
  )
}

/** Ending an employment. */
export const endEmploymentPage = page({
  path: '/institutions/:institutionId/employment/:employmentId/end',
  params: z.object({ institutionId: InstitutionId, employmentId: EmploymentId }),
  act: 'institutions.employment.end',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, employmentId }) => {
    const employee = await employmentAt(ctx, institutionId, employmentId)
    if (!employee.canEnd) throw new Forbidden('institutions.employment.end')
    return employee
  },
  title: ({ t }) => t('institutions.end_employment.title'),
  form: (posted) => fields(z.object({ last_day: day }))(posted),
  submit: (ctx, input) => endEmployment(ctx, input),
  refusals: {
    ends_before_start: 'institutions.refusal.ends_before_start',
    ends_sooner_already: 'institutions.refusal.ends_sooner_already',
  },
  then: ({ params }) => ({ to: institutionAddress(params.institutionId), flash: 'institutions.end_employment.done' }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      title={t('institutions.end_employment.title')}
      over={loaded.name}
      lead={t('institutions.end_employment.lead')}
    >
      <DateField name="last_day" label={t('institutions.field.last_day')} />
      <ActionsBar>
        <Button kind="bad">{t('institutions.end_employment.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
