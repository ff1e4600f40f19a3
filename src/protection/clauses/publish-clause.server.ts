import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { officersOf } from '../officer/officer.query.server.ts'
import { ClauseId, type ClauseTexts, incompletePart } from './clause.domain.ts'
import { clausesOf } from './clause.query.server.ts'
import { addClause } from './clause.store.server.ts'

export type PublishInput = ClauseTexts & { readonly institutionId: InstitutionId; readonly from: LocalDate }
export type PublishRefusal = 'officer_missing' | 'begins_in_past' | 'later_version' | 'incomplete'

/**
 * Publishes the next version of what an institution tells people about their data, from today or a later day on. It names the controller
 * as the register does and the officer of that day, so there must be one. Throws NotFound and Forbidden.
 */
export async function publishClause(ctx: Ctx, input: PublishInput): Promise<Outcome<ClauseId, PublishRefusal>> {
  const { institutionId, from, ...texts } = input
  const { controller } = await institutionFor(ctx, institutionId, 'publish')
  const incomplete = incompletePart(texts)
  if (incomplete) return refused('incomplete', { field: incomplete })
  // What people were told on a day that is over cannot be changed.
  if (from < ctx.today) return refused('begins_in_past', { field: 'from' })
  await lockProtectionOf(ctx, institutionId)
  const officers = await officersOf(ctx, institutionId)
  const officer = officers.find((one) => one.from <= from && (one.until === null || one.until >= from))
  if (!officer) return refused('officer_missing')
  const [last] = await clausesOf(ctx, institutionId)
  if (last && last.from > from) return refused('later_version', { field: 'from' })

  const id = ClauseId.parse(ctx.newId())
  const no = (last?.no ?? 0) + 1
  await addClause(ctx, { id, institutionId, no, from, controller, officerId: officer.id, texts })
  const payload = { clause: id, no, from }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.clause.published', payload })
  return ok(id)
}
