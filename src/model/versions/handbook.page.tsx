import { page } from '#platform'
import type { Ctx } from '#platform/server'
import { digestsHere } from '../attachments/attached-files.query.server.ts'
import { dependantsByParagraph } from '../dependants/dependants.query.server.ts'
import { evidenceOf } from '../evidence/evidence.query.server.ts'
import { nameIn } from '../name-in.ts'
import { HandbookView } from './handbook-view.tsx'
import { readVersion } from './version-list.query.server.ts'

const readHandbook = async (ctx: Ctx, modelId: string, version?: string) => {
  const read = await readVersion(ctx, modelId, version)
  return {
    ...read,
    attached: await digestsHere(ctx, read.model.document),
    dependants: await dependantsByParagraph(ctx, modelId),
    evidence: await evidenceOf(ctx, modelId, read.model.document.version),
  }
}

/** A version of a model as people read it. */
export const handbookPage = page({
  path: '/handbook/:modelId/:version',
  act: 'model.handbook.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { modelId, version }) => readHandbook(ctx, modelId, version),
  title: ({ loaded, visitor }) => nameIn(loaded.model.document.name, visitor.locale),
  view: ({ loaded, visitor }) => <HandbookView {...loaded} signedIn={visitor.signedIn !== null} />,
})

/** The newest version, for links that name no version. */
export const newestHandbookPage = page({
  path: '/handbook/:modelId',
  act: 'model.handbook.read',
  looking: 'public',
  open: 'public',
  load: (ctx, { modelId }) => readHandbook(ctx, modelId),
  title: ({ loaded, visitor }) => nameIn(loaded.model.document.name, visitor.locale),
  view: ({ loaded, visitor }) => <HandbookView {...loaded} signedIn={visitor.signedIn !== null} />,
})
