import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { Name } from '../definition/document.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { loadedDocuments, mayLoad } from '../versions/version.store.server.ts'
import { mayWithDraft, openDraftOf, saveDraft, versionsGiven } from './draft.store.server.ts'
import { draftOfVariant, draftOfVersion, nextVersion, type VersionStep } from './draft-document.domain.ts'

export type BeginDraftInput = { readonly versionId: string; readonly step: VersionStep }
export type BeginDraftRefusal = 'being_written'

/**
 * Begins the next version of a model from a published one. Its number is the next that was never given (FORMAT.md, section 2).
 * `being_written`: the team already writes a version from this one; two would each supersede the same text.
 */
export async function beginDraft(ctx: Ctx, input: BeginDraftInput): Promise<Outcome<string, BeginDraftRefusal>> {
  const { document } = await modelOf(ctx, input.versionId)
  if (!(await mayWithDraft(ctx, 'write', document.id))) throw new Forbidden('begin a draft')
  const given = await versionsGiven(ctx, document.id)
  if (await openDraftOf(ctx, input.versionId, document.id)) return refused('being_written', { field: 'versionId' })
  const version = nextVersion(document.version, input.step, given)
  const id = await saveDraft(ctx, {
    modelId: document.id,
    version,
    basedOn: input.versionId,
    document: draftOfVersion(document, version, ctx.today),
  })
  await record(ctx, { chain: 'model', about: id, name: 'model.draft.begun', payload: { model: document.id, version } })
  return ok(id)
}

export type BeginVariantInput = { readonly versionId: string; readonly modelId: string; readonly name: Name }
export type BeginVariantRefusal = 'model_exists'

/** Begins another variant of the model from a published one: a new id and name, the same paragraphs under their ids. */
export async function beginVariant(ctx: Ctx, input: BeginVariantInput): Promise<Outcome<string, BeginVariantRefusal>> {
  if (!(await mayLoad(ctx))) throw new Forbidden('begin a variant')
  const { document } = await modelOf(ctx, input.versionId)
  const given = await versionsGiven(ctx, input.modelId)
  const taken = (await loadedDocuments(ctx)).some(({ id }) => id === input.modelId)
  if (taken || given.length > 0) return refused('model_exists', { field: 'modelId', model: input.modelId })
  const id = await saveDraft(ctx, {
    modelId: input.modelId,
    version: '1.0',
    basedOn: input.versionId,
    document: draftOfVariant(document, input.modelId, input.name, ctx.today),
  })
  const payload = { model: input.modelId, version: '1.0' }
  await record(ctx, { chain: 'model', about: id, name: 'model.draft.begun', payload })
  return ok(id)
}
