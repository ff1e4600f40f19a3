import { sql } from 'kysely'
import { InstitutionId, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { BundleState } from './bundle.domain.ts'
import type { Decision, PieceKind } from './piece.domain.ts'

/** How many pieces of one kind were decided alike, for the same reasons. */
export type Figure = {
  readonly kind: PieceKind
  readonly decision: Decision
  readonly reasons: readonly string[]
  readonly pieces: number
}
/** A checked copy in figures, for whoever approves it without reading it. */
export type BundleFigures = {
  readonly requestId: string
  readonly institutionId: InstitutionId
  readonly caseCode: string
  readonly state: BundleState
  readonly gatheredAt: Date
  /** How many institutions the person is told to ask. */
  readonly elsewhere: number
  readonly rowVersion: number
  /** Its data protection officer; the head only reads. */
  readonly approves: boolean
  readonly pieces: readonly Figure[]
}

/** `NotFound` for everybody but the data protection officer and the head of the institution, and before somebody else checked it. */
export async function bundleFigures(ctx: Ctx, bundleId: string): Promise<BundleFigures> {
  const { rows } = await sql<BundleFigures>`
    select request_id as "requestId", institution_id as "institutionId", case_code as "caseCode", state, gathered_at as "gatheredAt",
      elsewhere, row_version as "rowVersion", approves, pieces from casework.bundle_figures(${bundleId}::uuid)`.execute(
    ctx.db,
  )
  const [found] = rows
  if (!found) throw new NotFound('bundle')
  return { ...found, institutionId: InstitutionId.parse(found.institutionId) }
}
