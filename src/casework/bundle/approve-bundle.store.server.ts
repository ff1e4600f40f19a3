import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { BundleId } from './bundle.domain.ts'

/** Whether it was done: not when the copy is no longer as it was shown. `NotFound` for everybody but the officer. */
export async function saveApproval(
  ctx: Ctx,
  {
    bundleId,
    version,
    words,
  }: { readonly bundleId: BundleId; readonly version: number; readonly words: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean | null }>`
    select casework.approve_bundle(${bundleId}::uuid, ${version}, ${words}) as done`.execute(ctx.db)
  const done = rows[0]?.done ?? null
  if (done === null) throw new NotFound('bundle')
  return done
}
