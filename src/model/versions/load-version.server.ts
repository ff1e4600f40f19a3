import { createHash } from 'node:crypto'
import { Forbidden, type ModelVersionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { canonicalJson } from '../definition/canonical-json.domain.ts'
import { checkModel } from '../definition/check-model.domain.ts'
import type { Report, WarningCode } from '../definition/report.domain.ts'
import { markDependants } from '../dependants/mark-dependants.server.ts'
import { findPublished, loadedDocuments, mayLoad, saveVersion } from './version.store.server.ts'

export type VersionLoaded = {
  readonly versionId: ModelVersionId
  /** False when the same content had been published before, so nothing was done. */
  readonly isNew: boolean
  readonly warnings: readonly Report<WarningCode>[]
}
export type LoadVersionRefusal = 'broken' | 'already_published'

/**
 * Publishes a version of a cooperation model for ever (FORMAT.md, sections 2 and 12). `broken` carries every report of the check as
 * `reports`; `already_published`: this number stands for other content. The same content once more changes nothing.
 */
export async function loadVersion(ctx: Ctx, json: unknown): Promise<Outcome<VersionLoaded, LoadVersionRefusal>> {
  const { id, version } = nameOf(json)
  if (!(await mayLoad(ctx, id))) throw new Forbidden('load a model')
  const checksum = createHash('sha256').update(canonicalJson(json)).digest()
  const published = await findPublished(ctx, id, version)
  if (published?.checksum.equals(checksum)) return ok({ versionId: published.id, isNew: false, warnings: [] })
  if (published) return refused('already_published', { model: id, version })

  const checked = checkModel(json, await loadedDocuments(ctx))
  if (!checked.ok) return refused('broken', { reports: checked.reports })
  const versionId = await saveVersion(ctx, checked.document, checksum)
  await record(ctx, { chain: 'model', about: versionId, name: 'model.version.loaded', payload: { model: id, version } })
  await markDependants(ctx, versionId, checked.document)
  return ok({ versionId, isNew: true, warnings: checked.warnings })
}

/** What the file calls itself, before anything about it is known to be right. */
function nameOf(json: unknown): { id: string; version: string } {
  const text = (key: string) => {
    const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined
    return typeof value === 'string' ? value : ''
  }
  return { id: text('id'), version: text('version') }
}
