import type { InstitutionId } from '#kernel'
import { useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { institutionFor, type ProtectedInstitution } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { requestPath } from '../protection-paths.ts'
import { type DataRequest, RequestId } from './request.domain.ts'
import { requestAt } from './request.query.server.ts'

/** What the address of one request holds. */
export const OfRequest = OfInstitution.extend({ requestId: RequestId })

/** A request for whoever answers it. Throws NotFound and Forbidden. */
export async function requestAnswered(ctx: Ctx, at: { institutionId: InstitutionId; requestId: RequestId }) {
  const institution = await institutionFor(ctx, at.institutionId, 'answer')
  return { institution, request: await requestAt(ctx, at.institutionId, at.requestId) }
}

type Props = { institution: ProtectedInstitution; request: DataRequest; here: string }

/** The way to an act on one request. */
export function RequestCrumbs({ institution, request, here }: Props) {
  const { t } = useReader()
  const register = {
    href: requestPath(institution.id, request.id),
    label: t('protection.request.number', { no: request.no }),
  }
  return <ProtectionCrumbs institution={institution} register={register} here={here} />
}
