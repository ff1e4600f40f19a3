import { NotFound } from '#kernel'
import { type Ground, type Model, type Name, nameIn, type Sector } from '#model'
import { modelOf } from '#model/server'
import type { Locale } from '#platform'
import type { Ctx } from '#platform/server'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { answerShare, asksBasis } from './answer-share.domain.ts'
import { type AnswerPart, answerParts, type RequestPut, requestPut } from './request.store.server.ts'

/** A question as whoever was asked sees it: who asks, on which ground, until when, about what. Nothing else of the case. */
export type PutToMe = {
  readonly request: RequestPut
  readonly asking: string
  readonly asked: string
  readonly ground: Ground
  readonly categories: readonly { readonly id: string; readonly name: Name }[]
  /** Grounds of which one is named where the request itself is not enough. */
  readonly grounds: readonly Ground[]
  readonly parts: readonly AnswerPart[]
}

/** One question put to an institution that I answer for. `NotFound` when it is none. */
export async function putToMe(ctx: Ctx, id: string): Promise<PutToMe> {
  const request = await requestPut(ctx, id)
  if (!request.mine) throw new NotFound('request')
  return { ...(await describe(ctx, request)), parts: await answerParts(ctx, id) }
}

/** The same of a request that I may read for any reason. */
export async function describe(ctx: Ctx, request: RequestPut): Promise<Omit<PutToMe, 'parts'>> {
  const model = await modelOf(ctx, request.versionId)
  const names = await institutionNames(ctx, [request.asking, request.asked])
  const asker = names.get(request.asking)
  return {
    request,
    asking: asker?.name ?? '',
    asked: names.get(request.asked)?.name ?? '',
    ground: model.ground(request.ground),
    categories: request.categories.map((category) => ({ id: category, name: model.category(category).name })),
    grounds: asker ? otherGrounds(model, request, asker.sector) : [],
  }
}

function otherGrounds(model: Model, { ground, categories }: RequestPut, sector: Sector): readonly Ground[] {
  const form = model.findFormOf('information_request')
  if (!form) return []
  const shares = categories.map((category) => answerShare(model, form, { sector, ground }, category)).filter(asksBasis)
  return [...new Map(shares.flatMap(({ grounds }) => grounds).map((one) => [one.id, one])).values()]
}

/** The categories asked about, in the words of the model. */
export const categoryWords = ({ categories }: Pick<PutToMe, 'categories'>, locale: Locale): string =>
  categories.map(({ name }) => nameIn(name, locale)).join(', ')
