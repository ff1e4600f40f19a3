import { Conflict, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { bundleFigures } from './approve-bundle.query.server.ts'
import { saveApproval } from './approve-bundle.store.server.ts'
import type { BundleId } from './bundle.domain.ts'

export type ApproveInput = {
  readonly bundleId: BundleId
  readonly version: number
  readonly decision: 'approve' | 'return'
  readonly words?: string | undefined
}

/**
 * The data protection officer approves a checked copy from its figures, or returns it with words, and reads nothing of it. Throws `NotFound`
 * for everybody else, and `Conflict` when it is no longer as it was shown.
 */
export async function approveBundle(ctx: Ctx, input: ApproveInput): Promise<Outcome<BundleId, 'words_missing'>> {
  const { bundleId, version, decision } = input
  const words = decision === 'return' ? (input.words ?? '') : null
  if (words === '') return refused('words_missing', { field: 'words' })
  const { requestId, institutionId } = await bundleFigures(ctx, bundleId)
  if (!(await saveApproval(ctx, { bundleId, version, words }))) {
    throw new Conflict('the copy of data is no longer as it was shown')
  }
  const name = decision === 'approve' ? 'casework.bundle.approved' : 'casework.bundle.not_approved'
  await record(ctx, {
    chain: 'institution',
    about: institutionId,
    name,
    payload: { bundle: bundleId, request: requestId },
  })
  return ok(bundleId)
}
