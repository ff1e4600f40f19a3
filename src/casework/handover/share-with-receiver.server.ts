import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { keepDisclosures } from '../sharing/disclosure.store.server.ts'
import type { ConfirmPackageInput } from '../sharing/packages/confirm-package.schema.ts'
import { type ConfirmPackageRefusal, checkEnd, decidePackage } from '../sharing/packages/confirm-package.server.ts'
import { handoverPackage } from './handover-package.query.server.ts'

/**
 * Shows the team that took the case over what it needs to go on: texts, each on its ground, in the same ledger as everything else. May be
 * done after the case is closed too, because questions come later.
 */
export async function shareWithReceiver(
  ctx: Ctx,
  input: Omit<ConfirmPackageInput, 'institutionId'>,
): Promise<Outcome<string, ConfirmPackageRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const pack = await handoverPackage(ctx, file.id)
  if (input.lines.length === 0) return refused('nothing_chosen')
  const outOfTime = checkEnd(input.until, pack, ctx.today)
  if (outOfTime) return outOfTime
  const extracts = input.lines.map((line) => ({ ...line, extent: 'extract' as const }))
  const decided = decidePackage(ctx, pack, { ...input, institutionId: pack.recipient.id, lines: extracts })
  if (!decided.ok) return decided
  const packageId = ctx.newId()
  await keepDisclosures(ctx, file, decided.value, packageId)
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.package.confirmed',
    payload: { package: packageId, institution: pack.recipient.id },
  })
  return ok(packageId)
}
