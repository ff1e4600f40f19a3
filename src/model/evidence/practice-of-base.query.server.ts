import type { Ctx } from '#platform/server'
import type { Model } from '../definition/model.domain.ts'
import { modelOf } from '../versions/model-of.server.ts'
import { evidenceOf, type ReadFigure } from './evidence.query.server.ts'

export type PracticeOfBase = { readonly model: Model; readonly figures: readonly ReadFigure[] }

/** What practice was at one paragraph under the version that a draft is written from; nothing where it is written from none. */
export async function practiceOfBase(ctx: Ctx, basedOn: string | null, clause: string): Promise<PracticeOfBase | null> {
  if (basedOn === null) return null
  const model = await modelOf(ctx, basedOn)
  const found = await evidenceOf(ctx, model.document.id, model.document.version)
  return { model, figures: found.get(clause) ?? [] }
}
