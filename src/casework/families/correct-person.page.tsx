import { fields, page, showDate, useReader } from '#platform'
import { ActionsBar, Button, ButtonLink, Buttons, CaseName, FormPage, KeyValues, Lines, Note } from '#platform/ui'
import { personAuthority } from '../authority/person-authority.query.server.ts'
import { AuthorityOfPerson } from '../authority/person-authority.tsx'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { protectionOf } from '../compartments/compartments.query.server.ts'
import { ProtectionOfPerson } from '../compartments/protection.tsx'
import { correctPerson } from './enter-person.server.ts'
import type { PersonToCorrect } from './person.query.server.ts'
import { PersonInput } from './person.schema.ts'
import { PersonFields } from './person-fields.tsx'
import { UNMASK_LABELS } from './unmask-words.ts'

const readPerson = fields(PersonInput)

/** Correcting what is known about a person of the family, and the ways to their masked number, leaving and withdrawal. */
export const correctPersonPage = page({
  path: '/cases/:caseId/people/:subjectId',
  params: OfPerson,
  act: 'casework.person.correct',
  needsNames: true,
  load: async (ctx, { caseId, subjectId }) => ({
    ...(await personAuthority(ctx, caseId, subjectId)),
    protection: await protectionOf(ctx, caseId, subjectId),
  }),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.person.correct.title', { person: loaded.label }),
  initial: ({ person }) => ({
    family: person.identity?.family ?? '',
    given: person.identity?.given ?? '',
    adult: person.adult ? 'yes' : 'no',
    born: person.identity?.born ? showDate(person.identity.born) : '',
    relation: person.relation ?? '',
    phone: person.identity?.phone ?? '',
    safeContact: person.identity?.safeContact ?? '',
  }),
  form: readPerson,
  submit: (ctx, input) => correctPerson(ctx, input),
  refusals: {
    pesel_already_kept: 'casework.person.already_kept',
    address_already_shielded: 'casework.shield.already_kept',
    contact_shielded: 'casework.shield.contact_is_shielded',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: caseOverviewPath(params.caseId), flash: 'casework.person.corrected' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={loaded.label} />}
      title={t('casework.person.correct.title', { person: loaded.label })}
    >
      <PersonActs loaded={loaded} />
      {loaded.person.maskedPesel && (
        <KeyValues items={[{ term: t('casework.person.pesel'), value: loaded.person.maskedPesel }]} />
      )}
      <Elsewhere cases={loaded.elsewhere} />
      {loaded.protection && <ProtectionOfPerson about={loaded} protection={loaded.protection} />}
      <PersonFields />
      <ActionsBar>
        <Button>{t('casework.person.submit')}</Button>
      </ActionsBar>
      <AuthorityOfPerson about={loaded} />
    </FormPage>
  ),
})

/** The same person in other cases of this institution: two teams would work past each other. */
function Elsewhere({ cases }: { readonly cases: PersonToCorrect['elsewhere'] }) {
  const { t } = useReader()
  if (cases.length === 0) return null
  return (
    <Note kind="info" text={t('casework.person.elsewhere', { count: cases.length })}>
      <Lines
        items={cases.map(({ caseId, code }) => (
          <a href={caseOverviewPath(caseId)}>
            <CaseName code={code} />
          </a>
        ))}
      />
    </Note>
  )
}

function PersonActs({ loaded: { frame, person, consents } }: { readonly loaded: PersonToCorrect }) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/people/${person.id}`
  return (
    <Buttons>
      {person.masked.map((kind) => (
        <ButtonLink href={`${at}/unmask/${kind}`} small>
          {t(UNMASK_LABELS[kind])}
        </ButtonLink>
      ))}
      {person.adult && (
        <ButtonLink href={`${at}/page`} small kind="quiet">
          {t('casework.family.title')}
        </ButtonLink>
      )}
      {person.inHousehold && (
        <ButtonLink href={`${at}/leave`} small kind="quiet">
          {t('casework.leave.title')}
        </ButtonLink>
      )}
      {consents && (
        <ButtonLink href={`${at}/withdraw`} small kind="quiet">
          {t('casework.withdraw.title')}
        </ButtonLink>
      )}
    </Buttons>
  )
}
