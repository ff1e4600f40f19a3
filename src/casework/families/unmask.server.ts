import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { subjectToCorrect } from './person.store.server.ts'
import { unmaskedValue } from './secret.store.server.ts'
import type { SecretKind } from './secret-kind.domain.ts'
import type { UnmaskPurpose } from './unmask-purpose.domain.ts'

/**
 * Shows a PESEL, a shielded address or a shielded contact once. The database puts on record who saw it and what for; nobody outside the institution that keeps the case
 * is shown one.
 */
export async function unmask(
  ctx: Ctx,
  input: { caseId: string; subjectId: string; kind: SecretKind; purpose: UnmaskPurpose },
): Promise<Outcome<string, 'nothing_kept'>> {
  const file = await caseFile(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  const value = await unmaskedValue(ctx, subject.id, input)
  return value === null ? refused('nothing_kept') : ok(value)
}
