import { type ModelVersionId, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { indexModel, type Model } from '../definition/model.domain.ts'
import { findDocument } from './version.store.server.ts'

/** Published versions are immutable and public, so one indexed copy serves every reader of a database for as long as the program works on it. */
const indexedIn = new WeakMap<object, Map<string, Model>>()

/**
 * The model of a published version, ready to be asked. Absent: `NotFound`. What another version of the same model names is found too once
 * that version was asked for: the course of a moved case speaks of several.
 */
export async function modelOf(ctx: Ctx, versionId: ModelVersionId | string): Promise<Model> {
  const indexed = indexedIn.get(ctx.database) ?? new Map<string, Model>()
  indexedIn.set(ctx.database, indexed)
  const known = indexed.get(versionId)
  if (known) return known
  const document = await findDocument(ctx, versionId)
  if (!document) throw new NotFound('model version')
  const model: Model = indexModel(document, () => [...indexed.values()].filter((other) => isKin(other, model)))
  indexed.set(versionId, model)
  return model
}

/** Every version of the same model that was asked for so far, itself included. */
export const kinOf = (ctx: Ctx, model: Model) => (): readonly Model[] =>
  [...(indexedIn.get(ctx.database)?.values() ?? [])].filter(({ document }) => document.id === model.document.id)

const isKin = (other: Model, model: Model): boolean => other !== model && other.document.id === model.document.id
