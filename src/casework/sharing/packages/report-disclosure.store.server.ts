import { addMonths } from '#kernel'
import type { Model, SubjectKind } from '#model'
import { type Ctx, me } from '#platform/server'
import { familyCategories } from '../../families/categories.domain.ts'
import { reportShares } from './report-disclosure.domain.ts'

/** Until a team is set and its own package takes over. */
const MONTHS = 12
const LONGEST_PURPOSE = 500

/** Records that the institution which reports a family shows its report to the one that keeps the case. */
export async function discloseReport(
  ctx: Ctx,
  report: { caseId: string; model: Model; versionId: string; owner: string; keeper: string; kind: SubjectKind },
): Promise<void> {
  const { caseId, model, versionId, owner, keeper, kind } = report
  const shares = reportShares(model, kind, familyCategories(model).identity)
  if (shares.length === 0) return
  const packageId = ctx.newId()
  const rows = shares.map(({ category, role, extent, ground, purpose }) => ({
    id: ctx.newId(),
    case_id: caseId,
    owner_institution_id: owner,
    recipient_institution_id: keeper,
    recipient_role: role,
    category,
    extent,
    version_id: versionId,
    ground: ground.id,
    ground_kind: ground.kind,
    ground_record: JSON.stringify({ article: ground.description, purpose: purpose.slice(0, LONGEST_PURPOSE) }),
    purpose: purpose.slice(0, LONGEST_PURPOSE),
    package_id: packageId,
    valid_from: ctx.today,
    valid_until: addMonths(ctx.today, MONTHS),
    decided_by: me(ctx),
    decided_at: ctx.now,
  }))
  await ctx.db.insertInto('casework.disclosure').values(rows).execute()
}
