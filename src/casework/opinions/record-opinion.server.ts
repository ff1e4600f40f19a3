import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Model } from '#model'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { subjectToCorrect } from '../families/person.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type OpinionBar, opinionBarred } from './opinion.domain.ts'

export const OPINION_HEARD = ['conversation', 'writing', 'drawing', 'through_trusted'] as const
export type OpinionHeard = (typeof OPINION_HEARD)[number]

export type OpinionInput = {
  readonly spoke: boolean
  readonly words?: string | undefined
  readonly heard?: OpinionHeard | undefined
  readonly heardBy: string
  readonly onDay: LocalDate
}
export type RecordOpinionRefusal =
  | OpinionBar
  | 'words_missing'
  | 'heard_missing'
  | 'no_voice'
  | 'day_ahead'
  | 'case_closed'

/** Under which category the model keeps the family's own voice; nothing in a model that never asks for it. */
export function voiceCategory(model: Model): string | null {
  const fields = model.form.all.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  return fields.find(({ binds }) => binds === 'diagnosis.family_voice')?.category ?? null
}

/**
 * Writes down what a child of 13 or over says about the matter, in its own words, or that it did not want to speak. Kept as an entry about
 * the child, under the category of the family's voice; an older one stays beside it.
 */
export async function recordOpinion(
  ctx: Ctx,
  input: OpinionInput & { readonly caseId: string; readonly subjectId: string },
): Promise<Outcome<string, RecordOpinionRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const category = voiceCategory(file.model)
  if (category === null) return refused('no_voice')
  const { spoke, words, heard, heardBy, onDay } = input
  if (onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const born = (await peopleOf(ctx, file.id)).find(({ id }) => id === subject.id)?.identity?.born ?? null
  const bar = opinionBarred({ adult: subject.adult, born }, onDay)
  if (bar) return refused(bar, { field: 'onDay' })
  if (spoke && !words) return refused('words_missing', { field: 'words' })
  if (spoke && !heard) return refused('heard_missing', { field: 'heard' })

  const owner = (await seatsOfMine(ctx, file.id)).find(({ sees }) => sees === 'names')?.institution ?? file.keeper
  const body: OpinionBody = {
    words: spoke ? (words ?? null) : null,
    heard: spoke ? (heard ?? null) : null,
    heardBy,
    onDay,
  }
  const about = { caseId: file.id, keeper: file.keeper, owner, subjectId: subject.id }
  const item = await writeItem(ctx, { ...about, kind: 'opinion', category, body })
  const payload = { subject: subject.id, spoke }
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.opinion.recorded', payload, item })
  return ok(item)
}

/** No words: the child did not want to speak. */
export type OpinionBody = {
  readonly words: string | null
  readonly heard: OpinionHeard | null
  readonly heardBy: string
  readonly onDay: LocalDate
}
