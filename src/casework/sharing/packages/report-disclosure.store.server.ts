import { addMonths } from '#kernel'
import type { Model, SubjectKind } from '#model'
import { basesOn } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { familyCategories } from '../../families/categories.domain.ts'
import { keepDisclosures } from '../disclosure.store.server.ts'
import { recordOf } from '../ground-record.domain.ts'
import { partyOf } from '../parties.query.server.ts'
import { basesOfLine } from './package.query.server.ts'
import { reportShares } from './report-disclosure.domain.ts'

/** Until a team is set and its own package takes over. */
const MONTHS = 12
const LONGEST_PURPOSE = 500

/**
 * Records that the institution which reports a family shows its report to the one that keeps the case, each category on the nearest provision
 * that lets it. What no provision lets pass stays where it was written.
 */
export async function discloseReport(
  ctx: Ctx,
  report: { caseId: string; model: Model; versionId: string; owner: string; keeper: string; kind: SubjectKind },
): Promise<void> {
  const { caseId, model, versionId, owner, keeper, kind } = report
  const [giver, recipient] = [await partyOf(ctx, owner), await partyOf(ctx, keeper)]
  const law = { bases: await basesOn(ctx, ctx.today), giver: giver.sector, recipient: recipient.sector, on: ctx.today }
  const until = addMonths(ctx.today, MONTHS)
  const decided = reportShares(model, kind, familyCategories(model).identity).flatMap((share) => {
    const { ground, category } = share
    const purpose = share.purpose.slice(0, LONGEST_PURPOSE)
    const [basis] = basesOfLine(model, law, { ground: ground.id, category })
    if (!basis) return []
    const known = { purpose, recipient: keeper, decidedBy: me(ctx) }
    const kept = recordOf({ ground, basis }, {}, known, { special: false, until, today: ctx.today })
    return kept.ok ? [{ ...share, giver: owner, recipient: keeper, basis, record: kept.value, purpose, until }] : []
  })
  await keepDisclosures(ctx, { id: caseId, versionId }, decided, ctx.newId())
}
