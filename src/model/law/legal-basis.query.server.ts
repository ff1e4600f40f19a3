import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { GroundKind, Name, Sector, Sensitivity } from '../definition/document.ts'
import type { BasisNeed, LegalBasis, Release } from './legal-basis.domain.ts'

/** Every basis there is or was, in the order of the file; those of one code from the oldest. */
export async function allBases(ctx: Ctx): Promise<readonly LegalBasis[]> {
  return (await rowsOf(ctx).execute()).map(basisOf)
}

/** The bases that hold on a day. */
export async function basesOn(ctx: Ctx, day: LocalDate): Promise<readonly LegalBasis[]> {
  const rows = await rowsOf(ctx)
    .where('valid_from', '<=', day)
    .where((w) => w.or([w('valid_until', 'is', null), w('valid_until', '>=', day)]))
    .execute()
  return rows.map(basisOf)
}

const rowsOf = (ctx: Ctx) =>
  ctx.db.selectFrom('model.legal_basis').selectAll().orderBy('rank').orderBy('code').orderBy('valid_from')
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

/** Only `saveBases` writes these columns, and only what a checked file gave. */
const basisOf = (row: Row): LegalBasis => ({
  id: row.id,
  code: row.code,
  kind: row.ground_kind as GroundKind,
  name: row.name as Name,
  says: row.says as Name,
  statute: row.statute,
  article: row.article,
  givers: row.givers as Sector[],
  recipients: row.recipients as Sector[],
  covers: row.covers as Sensitivity[],
  needs: row.needs as BasisNeed[],
  release: row.release as Release | null,
  notForFamily: row.not_for_family,
  confirmed: row.confirmed,
  source: row.source,
  from: row.valid_from as LocalDate,
  until: row.valid_until as LocalDate | null,
})
