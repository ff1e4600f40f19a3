import { page, showDate } from '#platform'
import { ButtonLink, Head, Sheet, Stack } from '#platform/ui'
import { protectedInstitution } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { ClauseId } from './clause.domain.ts'
import { clauseAt } from './clause.query.server.ts'
import { clausePrint } from './clause-print.ts'
import { ClauseText } from './clause-text.tsx'

/** One version of what an institution told people, of today or of a day long ago. */
export const clausePage = page({
  path: '/protection/:institutionId/clauses/:clauseId',
  params: OfInstitution.extend({ clauseId: ClauseId }),
  act: 'protection.clause.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, { institutionId, clauseId }) => ({
    institution: await protectedInstitution(ctx, institutionId),
    clause: await clauseAt(ctx, institutionId, clauseId),
  }),
  title: ({ t }) => t('protection.clause.title'),
  view: ({ loaded: { institution, clause }, visitor, t }) => (
    <>
      {visitor.signedIn && <ProtectionCrumbs institution={institution} here={t('protection.clause.title')} />}
      <Stack>
        <Head
          title={t('protection.clause.title')}
          over={institution.name}
          lead={t('protection.clause.version', { no: clause.no, from: showDate(clause.from) })}
        >
          {visitor.signedIn && (
            <ButtonLink href={clausePrint.at({ institutionId: institution.id, clauseId: clause.id })}>
              {t('protection.clause.print')}
            </ButtonLink>
          )}
        </Head>
        <Sheet>
          <ClauseText clause={clause} />
        </Sheet>
      </Stack>
    </>
  ),
})
