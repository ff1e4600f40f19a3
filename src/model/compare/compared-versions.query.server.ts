import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Model } from '../definition/model.domain.ts'
import { listVersions } from '../versions/version-list.query.server.ts'

/** Two published versions side by side, and everything that could be compared with them. */
export type ComparedVersions = {
  readonly listed: readonly Model[]
  readonly from: Model | null
  readonly to: Model
}

/** How a version is named in an address: its model and its number. */
export const versionKey = ({ document: { id, version } }: Pick<Model, 'document'>): string => `${id}/${version}`

/**
 * The versions that an address asks for, as a number of this model or as another model's with its number. Left out: the newest, and the
 * one it supersedes, or the next older one, or another model's. Absent: `NotFound`.
 */
export async function versionsToCompare(
  ctx: Ctx,
  modelId: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<ComparedVersions> {
  const listed = (await listVersions(ctx)).map(({ model }) => model)
  const own = listed.filter(({ document }) => document.id === modelId)
  const asked = (reference: string): Model => {
    const key = reference.includes('/') ? reference : `${modelId}/${reference}`
    const found = listed.find((model) => versionKey(model) === key)
    if (!found) throw new NotFound('model version')
    return found
  }
  const newer = to ? asked(to) : own[0]
  if (!newer) throw new NotFound('model version')
  return { listed, to: newer, from: from ? asked(from) : (before(newer, listed) ?? null) }
}

function before(newer: Model, listed: readonly Model[]): Model | undefined {
  const { id, supersedes } = newer.document
  const own = listed.filter(({ document }) => document.id === id)
  return (
    own.find(({ document }) => document.version === supersedes) ??
    own[own.indexOf(newer) + 1] ??
    listed.find((model) => model.document.id !== id)
  )
}
