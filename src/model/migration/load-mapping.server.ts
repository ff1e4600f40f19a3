import { createHash } from 'node:crypto'
import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { canonicalJson } from '../definition/canonical-json.domain.ts'
import { checkMapping } from '../mapping/check-mapping.domain.ts'
import { findPublished, loadedDocuments, mayLoad } from '../versions/version.store.server.ts'
import { listMappings, saveMapping } from './mapping.store.server.ts'

export type LoadMappingRefusal = 'broken' | 'already_published'

/**
 * Publishes how running cases of one version pass to the next, for ever (FORMAT.md, section 13). `broken` carries every report of the check
 * as `reports`; `already_published`: these versions have another mapping. The same content once more changes nothing. Returns its id.
 */
export async function loadMapping(ctx: Ctx, json: unknown): Promise<Outcome<string, LoadMappingRefusal>> {
  const checked = checkMapping(json, await loadedDocuments(ctx))
  if (!checked.ok) return refused('broken', { reports: checked.reports })
  const { document } = checked
  if (!(await mayLoad(ctx, document.model))) throw new Forbidden('load a mapping')
  const from = await findPublished(ctx, document.model, document.from)
  const to = await findPublished(ctx, document.model, document.to)
  if (!from || !to) throw new Error('a checked mapping names published versions')

  const checksum = createHash('sha256').update(canonicalJson(json)).digest()
  const published = (await listMappings(ctx)).find(({ fromId, toId }) => fromId === from.id && toId === to.id)
  if (published) {
    const same = canonicalJson(published.document) === canonicalJson(json)
    return same
      ? ok(published.id)
      : refused('already_published', { model: document.model, version: `${document.from} → ${document.to}` })
  }
  const id = await saveMapping(ctx, { fromId: from.id, toId: to.id, document, checksum })
  await record(ctx, {
    chain: 'model',
    about: to.id,
    name: 'model.mapping.loaded',
    payload: { model: document.model, from: document.from, to: document.to },
  })
  return ok(id)
}
