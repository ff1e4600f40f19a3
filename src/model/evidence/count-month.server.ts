import type { LocalDate } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { modelOf } from '../versions/model-of.server.ts'
import { countedMonths, type FigureToKeep, saveFigures, saveMonth, versionsToCount } from './evidence.store.server.ts'
import { type Counted, type CountedElement, countedElements, fewestTold, toldFigures } from './figures.domain.ts'

export { countedMonths }

/** The chain on which the record keeps which months were counted: one for all models. */
const CHAIN = '018f0000-0000-7000-8000-00000000001b'

export type ElementOfVersion = CountedElement & { readonly version: string }
export type CountedInVersion = Counted & { readonly version: string }
/** Where practice is counted: exact figures of the elements asked about, between the days of a month. */
export type CountPractice = (
  ctx: Ctx,
  month: LocalDate,
  elements: readonly ElementOfVersion[],
) => Promise<readonly CountedInVersion[]>

/**
 * Counts a month that is over and keeps what may be told of it, for every version; exact figures leave this transaction nowhere. A month is
 * counted once.
 */
export async function countMonth(ctx: Ctx, month: LocalDate, count: CountPractice): Promise<void> {
  const models = new Map<string, Awaited<ReturnType<typeof modelOf>>['document']>()
  for (const id of await versionsToCount(ctx)) models.set(id, (await modelOf(ctx, id)).document)
  const elements = [...models].flatMap(([version, document]) =>
    countedElements(document).map((one): ElementOfVersion => ({ version, ...one })),
  )
  const byVersion = Map.groupBy(await count(ctx, month, elements), ({ version }) => version)
  const clauses = new Map(elements.map((one) => [placeOf(one), one.clause]))
  await saveMonth(ctx, month)
  const kept = [...byVersion].flatMap(([versionId, counted]): readonly FigureToKeep[] => {
    const document = models.get(versionId)
    if (!document) return []
    return toldFigures(counted, fewestTold(document)).map((one) => ({
      ...one,
      versionId,
      modelId: document.id,
      clause: clauses.get(placeOf({ ...one, version: versionId })) ?? '',
    }))
  })
  await saveFigures(ctx, month, kept)
  await record(ctx, { chain: 'model', about: CHAIN, name: 'model.evidence.counted', payload: { month } })
}

const placeOf = ({ version, measure, element }: Pick<ElementOfVersion, 'version' | 'measure' | 'element'>): string =>
  `${version} ${measure} ${element}`
