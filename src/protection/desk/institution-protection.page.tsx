import { page, showDate, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Lines, Note, Section, Sheet, Stack } from '#platform/ui'
import { KINDS } from '../activities/document.domain.ts'
import { documentsPage } from '../activities/documents.page.tsx'
import { REGISTER_WORDS } from '../activities/of-documents.tsx'
import { cooperationsOf, type JointControl, jointControlOf } from '../agreements/data-agreement.query.server.ts'
import { dataAgreementsPage } from '../agreements/data-agreements.page.tsx'
import { authorisationsPage } from '../authorisations/authorisations.page.tsx'
import type { Clause } from '../clauses/clause.domain.ts'
import { clauseOn } from '../clauses/clause.domain.ts'
import { clausePage } from '../clauses/clause.page.tsx'
import { clausesOf } from '../clauses/clause.query.server.ts'
import { ClauseText } from '../clauses/clause-text.tsx'
import { publishClausePage } from '../clauses/publish-clause.page.tsx'
import { incidentsPage } from '../incidents/incidents.page.tsx'
import { reportIncidentPage } from '../incidents/report-incident.page.tsx'
import { OfInstitution } from '../of-institution.ts'
import { appointOfficerPage } from '../officer/appoint-officer.page.tsx'
import { endOfficerPage } from '../officer/end-officer.page.tsx'
import { contactOf, type Officer } from '../officer/officer.domain.ts'
import { officerInForce } from '../officer/officer.query.server.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { requestsPage } from '../requests/requests.page.tsx'
import { filePlanPage } from '../retention/file-plan.page.tsx'
import { type ProtectedInstitution, protectedInstitution } from './protected-institution.query.server.ts'

type Loaded = {
  readonly institution: ProtectedInstitution
  readonly officer: Officer | null
  readonly clause: Clause | null
  readonly clauses: readonly Clause[]
  readonly joint: readonly JointControl[]
  /** The institution works in a team, and no agreement about data belongs to that. */
  readonly uncovered: boolean
}

/** How an institution protects data: its officer and what it tells people are for everybody, its registers for the officer and the head. */
export const institutionProtectionPage = page({
  path: '/protection/:institutionId',
  params: OfInstitution,
  act: 'protection.institution.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, { institutionId }): Promise<Loaded> => {
    const institution = await protectedInstitution(ctx, institutionId)
    const clauses = await clausesOf(ctx, institutionId)
    return {
      institution,
      officer: await officerInForce(ctx, institutionId),
      clauses,
      joint: await jointControlOf(ctx, institutionId),
      uncovered: (await cooperationsOf(ctx, institutionId)).some(({ covered }) => !covered),
      clause: clauseOn(clauses, ctx.today),
    }
  },
  title: ({ t }) => t('protection.institution.title'),
  view: ({ loaded, visitor, t }) => (
    <>
      {visitor.signedIn && (
        <ProtectionCrumbs institution={loaded.institution} here={t('protection.institution.title')} />
      )}
      <Stack>
        <InstitutionHead institution={loaded.institution} />
        {loaded.uncovered && (
          <Note kind="turn" text={t('protection.data_agreement.uncovered')}>
            <a href={dataAgreementsPage.at({ institutionId: loaded.institution.id })}>
              {t('protection.data_agreement.title')}
            </a>
          </Note>
        )}
        <OfficerSection {...loaded} />
        <ClauseSection {...loaded} />
        <JointSection joint={loaded.joint} />
      </Stack>
    </>
  ),
})

function InstitutionHead({ institution }: Pick<Loaded, 'institution'>) {
  const { t } = useReader()
  const institutionId = institution.id
  const { can } = institution
  return (
    <Head title={t('protection.institution.title')} over={institution.name}>
      {can.report && (
        <ButtonLink href={reportIncidentPage.at({ institutionId })}>{t('protection.incident.report.title')}</ButtonLink>
      )}
      {can.receive && (
        <ButtonLink href={requestsPage.at({ institutionId })}>{t('protection.request.list.title')}</ButtonLink>
      )}
      {can.consult && (
        <ButtonLink href={filePlanPage.at({ institutionId })}>{t('protection.file_plan.title')}</ButtonLink>
      )}
      {can.describe &&
        KINDS.map((kind) => (
          <ButtonLink href={documentsPage.at({ institutionId, kind })}>{t(REGISTER_WORDS[kind])}</ButtonLink>
        ))}
      {can.agree && (
        <ButtonLink href={dataAgreementsPage.at({ institutionId })}>{t('protection.data_agreement.title')}</ButtonLink>
      )}
      {can.keep && (
        <ButtonLink href={authorisationsPage.at({ institutionId })}>{t('protection.authorisation.title')}</ButtonLink>
      )}
      {can.keep && (
        <ButtonLink href={incidentsPage.at({ institutionId })}>{t('protection.incident.list.title')}</ButtonLink>
      )}
    </Head>
  )
}

function OfficerSection({ institution: { id, can }, officer }: Loaded) {
  const { t } = useReader()
  const institutionId = id
  const link = can.appoint
    ? { link: { href: appointOfficerPage.at({ institutionId }), label: t('protection.officer.appoint.title') } }
    : {}
  return (
    <Section id="officer" title={t('protection.officer.title')} {...link}>
      {officer === null ? (
        <Note kind="info" text={t('protection.officer.none')} />
      ) : (
        <KeyValues
          items={[
            { term: t('protection.officer.person'), value: officer.name },
            { term: t('protection.officer.contact'), value: contactOf(officer) },
            { term: t('protection.officer.since'), value: showDate(officer.from) },
          ]}
        />
      )}
      {officer && can.end && (
        <p>
          <a href={endOfficerPage.at({ institutionId, officerId: officer.id })}>{t('protection.officer.end.title')}</a>
        </p>
      )}
    </Section>
  )
}

function ClauseSection({ institution: { id, can }, officer, clause, clauses }: Loaded) {
  const { t } = useReader()
  const link = can.publish
    ? { link: { href: publishClausePage.at({ institutionId: id }), label: t('protection.clause.publish.title') } }
    : {}
  return (
    <Section id="clause" title={t('protection.clause.title')} {...link}>
      {clause === null ? (
        <Note kind="turn" text={t('protection.clause.none')} />
      ) : (
        <>
          {can.publish && officer?.id !== clause.officer.id && (
            <Note kind="turn" text={t('protection.clause.officer_changed', { name: clause.officer.name })} />
          )}
          <Sheet>
            <ClauseText clause={clause} />
          </Sheet>
        </>
      )}
      <Lines
        items={clauses.map((one) => (
          <a href={clausePage.at({ institutionId: id, clauseId: one.id })}>
            {t('protection.clause.version', { no: one.no, from: showDate(one.from) })}
            {one === clause && ` ${t('protection.clause.in_force')}`}
          </a>
        ))}
      />
    </Section>
  )
}

/** With whom the institution decides together, and who does what for people (RODO art. 26 par. 2). */
function JointSection({ joint }: Pick<Loaded, 'joint'>) {
  const { t } = useReader()
  if (joint.length === 0) return null
  return (
    <Section id="joint" title={t('protection.data_agreement.joint.title')}>
      <Lines
        items={joint.map(({ party, from, essence }) => (
          <>
            {party} <span class="fine">{t('protection.data_agreement.joint.since', { from: showDate(from) })}</span>
            <p>{essence}</p>
          </>
        ))}
      />
    </Section>
  )
}
