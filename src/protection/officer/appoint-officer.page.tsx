import { z } from 'zod'
import { PersonChoice, PersonSearch } from '#institutions'
import { searchPeople } from '#institutions/server'
import { PersonId } from '#kernel'
import { day, fields, optionalText, page, useReader } from '#platform'
import { ActionsBar, Button, DateField, FormPage, TextField } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { institutionProtectionPath } from '../protection-paths.ts'
import { appointOfficer } from './appoint-officer.server.ts'

const readOfficer = fields(
  z.object({
    personId: PersonId,
    email: z.preprocess((v) => (v === '' ? undefined : v), z.email().max(200).optional()),
    phone: optionalText(40),
    from: day,
  }),
)
type Found = Awaited<ReturnType<typeof searchPeople>>

/** Appointing the data protection officer of an institution: first the person by name, then how to reach them and from when. */
export const appointOfficerPage = page({
  path: '/protection/:institutionId/officer',
  params: OfInstitution,
  act: 'protection.officer.appoint',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }, { q = '' }) => ({
    institution: await institutionFor(ctx, institutionId, 'appoint'),
    text: q,
    people: await searchPeople(ctx, q),
  }),
  title: ({ t }) => t('protection.officer.appoint.title'),
  form: readOfficer,
  submit: appointOfficer,
  refusals: {
    person_unknown: 'protection.officer.refusal.person_unknown',
    contact_missing: 'protection.officer.refusal.contact_missing',
    later_officer: 'protection.officer.refusal.later_officer',
  },
  then: ({ params }) => ({
    to: institutionProtectionPath(params.institutionId),
    flash: 'protection.officer.appoint.done',
  }),
  view: ({ loaded: { institution, text, people }, form, t }) => {
    const crumbs = <ProtectionCrumbs institution={institution} here={t('protection.officer.appoint.title')} />
    const searchAgain = appointOfficerPage.at({ institutionId: institution.id })
    return people.length > 0 ? (
      <FormPage form={form} crumbs={crumbs} title={t('protection.officer.appoint.title')} over={institution.name}>
        <OfficerFields people={people} searchAgain={searchAgain} />
        <ActionsBar>
          <Button>{t('protection.officer.appoint.submit')}</Button>
        </ActionsBar>
      </FormPage>
    ) : (
      <>
        {crumbs}
        <PersonSearch
          form={form}
          action={searchAgain}
          text={text}
          title={t('protection.officer.appoint.title')}
          over={institution.name}
          lead={t('protection.officer.appoint.lead')}
          words={{
            who: 'protection.officer.appoint.who',
            hint: 'protection.officer.appoint.who_hint',
            nobody: 'protection.officer.appoint.nobody',
          }}
        />
      </>
    )
  },
})

function OfficerFields({ people, searchAgain }: { people: Found; searchAgain: string }) {
  const { t } = useReader()
  return (
    <>
      <PersonChoice
        people={people}
        label={t('protection.officer.person')}
        again={{ href: searchAgain, label: t('protection.officer.appoint.search_again') }}
      />
      <TextField
        name="email"
        type="email"
        label={t('protection.officer.email')}
        hint={t('protection.officer.contact_hint')}
        width="m"
        autocomplete="off"
        optional
      />
      <TextField name="phone" type="tel" label={t('protection.officer.phone')} width="m" autocomplete="off" optional />
      <DateField name="from" label={t('protection.officer.from')} hint={t('protection.officer.from_hint')} />
    </>
  )
}
