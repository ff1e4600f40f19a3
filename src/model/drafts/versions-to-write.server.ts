import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { listVersions } from '../versions/version-list.query.server.ts'
import { mustWriteModels } from './draft.query.server.ts'

/** Published versions from which the reader may begin a draft, as a form offers them. */
export async function versionsToWrite(ctx: Ctx) {
  const mine = await mustWriteModels(ctx)
  const listed = (await listVersions(ctx)).filter(
    ({ model: { document } }) => mine.all || mine.models.includes(document.id),
  )
  return {
    all: mine.all,
    versions: listed.map(({ id, model: { document } }) => ({
      value: id,
      label: `${document.name.pl}, ${document.version}`,
    })),
  }
}

/** The same for whoever may begin another variant; for everybody else there is no such page. */
export async function versionsToCopy(ctx: Ctx) {
  const found = await versionsToWrite(ctx)
  if (!found.all) throw new NotFound('variants of models')
  return found
}
