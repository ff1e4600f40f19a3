import { Forbidden } from '#kernel'
import type { Ctx } from '#platform/server'
import { mayLoad } from './version.store.server.ts'
import { listAdoptions, listVersions } from './version-list.query.server.ts'

/** What the administrator of models sees: versions, and which gmina works by which. Forbidden to everybody else. */
export async function modelsToKeep(ctx: Ctx) {
  if (!(await mayLoad(ctx))) throw new Forbidden('keep models')
  return { versions: await listVersions(ctx), adoptions: await listAdoptions(ctx) }
}
