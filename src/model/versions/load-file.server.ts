import { type Outcome, ok } from '#kernel'
import type { Ctx } from '#platform/server'
import { type LoadMappingRefusal, loadMapping } from '../migration/load-mapping.server.ts'
import { type LoadVersionRefusal, loadVersion } from './load-version.server.ts'
import { isMapping } from './read-model-file.ts'

/** Publishes what a file holds: a version of a model, or how running cases pass from one version to the next. */
export async function loadFile(
  ctx: Ctx,
  json: unknown,
): Promise<Outcome<null, LoadVersionRefusal | LoadMappingRefusal>> {
  const loaded = isMapping(json) ? await loadMapping(ctx, json) : await loadVersion(ctx, json)
  return loaded.ok ? ok(null) : loaded
}
