import type { LocalDate } from '#kernel'
import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { voiceCategory } from '../opinions/record-opinion.server.ts'
import { orderOf, type RankingBody, type ToldWorker } from './need.domain.ts'
import { WHOLE } from './need.schema.ts'
import { needsOf, placeNeeds, rankingsOf, writeEntry } from './need.store.server.ts'

export type RankNeedsInput = {
  readonly caseId: string
  /** The adult whose order it is, or the family together. */
  readonly who: string
  readonly told: ToldWorker
  readonly onDay: LocalDate
  /** By need: its place, "1" first, and the wish about it. Needs left out have no place in this order. */
  readonly places: ReadonlyMap<string, number>
  readonly wishes: ReadonlyMap<string, string>
}
export type RankNeedsRefusal =
  | 'unknown_person'
  | 'no_voice'
  | 'nothing_ranked'
  | 'places_unclear'
  | 'day_ahead'
  | 'case_closed'

/**
 * Writes down in which order the family, or one adult of it, puts the needs, with their own wishes. Each has an order of their own; a newer
 * one takes the place of theirs and of nobody else's, and never of what somebody wrote on their own page. Kept under the category of the family's voice.
 */
export async function rankNeeds(ctx: Ctx, input: RankNeedsInput): Promise<Outcome<string, RankNeedsRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  const category = voiceCategory(file.model)
  if (category === null) return refused('no_voice')
  const subjectId = input.who === WHOLE ? null : input.who
  const adults = (await peopleOf(ctx, file.id)).filter(({ adult, leftOn }) => adult && !leftOn)
  if (subjectId !== null && !adults.some(({ id }) => id === subjectId))
    return refused('unknown_person', { field: 'who' })
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const needs = (await needsOf(ctx, file.id)).filter(({ over }) => !over)
  const places = new Map([...input.places].filter(([need]) => needs.some(({ id }) => id === need)))
  const order = orderOf(places)
  if (places.size === 0) return refused('nothing_ranked')
  if (!order) return refused('places_unclear')
  const ranked = order.map((need) => ({ need, wish: input.wishes.get(need) ?? null }))
  const wordsOf = (need: string) => needs.find(({ id }) => id === need)?.words ?? ''
  const body: RankingBody = {
    order: ranked,
    words: ranked
      .map(({ need, wish }, index) => [`${index + 1}. ${wordsOf(need)}`, wish].filter(Boolean).join(' – '))
      .join('\n'),
    told: input.told,
    onDay: input.onDay,
  }
  const older =
    (await rankingsOf(ctx, file.id)).find((one) => one.subjectId === subjectId && one.told !== 'itself')?.itemId ?? null
  const rowKey = subjectId ?? WHOLE
  const item = await writeEntry(ctx, file, { kind: 'ranking', category, subjectId, rowKey, body }, older)
  if (subjectId === null) await placeNeeds(ctx, file.id, order)
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.needs.ranked', payload: {}, item })
  return ok(item)
}
