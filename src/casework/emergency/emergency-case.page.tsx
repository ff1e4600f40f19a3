import { z } from 'zod'
import { ModelAnswers, nameIn } from '#model'
import { page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Note, Prov, Section, Sheet, Stack } from '#platform/ui'
import { type CaseOnOnePage, emergencyCase } from './emergency-case.query.server.ts'

/** A case opened in an emergency: one page to read, nothing to write, until the hours are over. */
export const emergencyCasePage = page({
  path: '/emergency/:emergencyId',
  params: z.object({ emergencyId: z.uuid() }),
  act: 'casework.emergency.read',
  needsNames: true,
  load: (ctx, { emergencyId }) => emergencyCase(ctx, emergencyId),
  looking: (_, { caseId }) => ({ chain: 'case', about: caseId, name: 'casework.emergency.looked' }),
  title: ({ t, loaded }) => t('casework.emergency.case', { code: loaded.code }),
  view: ({ t, loaded }) => (
    <Stack>
      <Head
        title={t('casework.emergency.case', { code: loaded.code })}
        lead={t('casework.emergency.case_lead', { until: showInstant(loaded.untilAt), keeper: loaded.keeper })}
      >
        <ButtonLink href={`/emergency/${loaded.id}/end`} kind="quiet">
          {t('casework.emergency.end')}
        </ButtonLink>
      </Head>
      <Note kind="info" text={t('casework.emergency.not_all')} />
      <People people={loaded.people} />
      {loaded.forms.map((one, index) => (
        <Written one={one} index={index} />
      ))}
    </Stack>
  ),
})

export function People({ people }: { readonly people: CaseOnOnePage['people'] }) {
  const { t } = useReader()
  return (
    <Section id="people" title={t('casework.emergency.people')}>
      {people.map(({ label, identity, relation, adult }) => (
        <>
          <h3>{label}</h3>
          <KeyValues
            items={[
              { term: t('casework.person.adult'), value: t(adult ? 'platform.word.yes' : 'platform.word.no') },
              { term: t('casework.person.relation'), value: relation },
              { term: t('casework.person.born'), value: identity?.born ? showDate(identity.born) : null },
              { term: t('casework.person.phone'), value: identity?.phone },
              { term: t('casework.person.safe_contact'), value: identity?.safeContact },
            ].flatMap(({ term, value }) => (value ? [{ term, value }] : []))}
          />
        </>
      ))}
    </Section>
  )
}

type WrittenProps = { readonly one: CaseOnOnePage['forms'][number]; readonly index: number }

export function Written({ one: { form, answers, context, institution, completedOn }, index }: WrittenProps) {
  const { locale } = useReader()
  // Several forms may bear one name, and each is a place of its own.
  return (
    <Section id={`form-${index + 1}`} title={`${index + 1}. ${nameIn(form.name, locale)}`}>
      <Prov>
        {institution} · {showDate(completedOn)}
      </Prov>
      <Sheet>
        <ModelAnswers form={form} answers={answers} context={context} />
      </Sheet>
    </Section>
  )
}
