import type { Option } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps, mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import type { Need, Ranking } from './need.domain.ts'
import { needOf, needsOf, rankingsOf } from './need.store.server.ts'
import { areaName } from './need-area.ts'
import { linesHere, type RunningLine } from './running.query.server.ts'

export type NeedLine = Need & {
  /** Nothing: the whole family. */
  readonly person: string | null
  readonly areaName: string
  readonly lines: readonly RunningLine[]
}
export type OwnOrder = Ranking & {
  /** Nothing: the family together. */
  readonly label: string | null
}
export type NeedsPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly needs: readonly NeedLine[]
  readonly orders: readonly OwnOrder[]
  readonly mayKeep: boolean
}

/** The needs of a case, what was written into the basket for each, and in which order the family puts them. */
export async function needsPageOf(ctx: Ctx, caseId: string): Promise<NeedsPage> {
  const known = await caseFacts(ctx, caseId)
  const { file } = known
  const people = await peopleOf(ctx, caseId)
  const labelOf = (id: string) => {
    const found = people.find((one) => one.id === id)
    return found ? personLabel(found, file.code) : file.code
  }
  const lines = await linesHere(ctx, known)
  return {
    known,
    frame: await caseFrame(ctx, file),
    needs: (await needsOf(ctx, caseId)).map((need) => ({
      ...need,
      person: need.subjectId === null ? null : labelOf(need.subjectId),
      areaName: areaName(known, need),
      lines: lines.filter(({ rowKey }) => rowKey !== null && need.rows.includes(rowKey)),
    })),
    orders: (await rankingsOf(ctx, caseId)).map((ranking) => ({
      ...ranking,
      label: ranking.subjectId === null ? null : labelOf(ranking.subjectId),
    })),
    mayKeep: file.closedOn === null && (await keeps(ctx, caseId)),
  }
}

export type NeedToWrite = {
  readonly frame: CaseFrame
  readonly known: KnownCase
  readonly need: Need | null
  readonly people: readonly { readonly id: string; readonly adult: boolean; readonly label: string }[]
  readonly areas: readonly Option[]
  readonly goods: readonly Option[]
}

/** A need to write down, or to write anew, with whom and what it may be about. For those who keep the case. */
export async function needToWrite(ctx: Ctx, caseId: string, needId: string | null): Promise<NeedToWrite> {
  const known = await caseFacts(ctx, caseId)
  await mayKeep(ctx, caseId)
  const { file, model } = known
  const { basket } = model.document
  return {
    known,
    frame: await caseFrame(ctx, file),
    need: needId === null ? null : await needOf(ctx, caseId, needId),
    people: (await peopleOf(ctx, caseId))
      .filter(({ leftOn }) => leftOn === null)
      .map((one) => ({ id: one.id, adult: one.adult, label: personLabel(one, file.code) })),
    areas: basket ? model.list(basket.areas).items : [],
    goods: basket ? model.list(basket.goods).items : [],
  }
}

export type NeedsToRank = {
  readonly frame: CaseFrame
  readonly needs: readonly Need[]
  readonly people: NeedToWrite['people']
}

/** Needs that stand open, and whose order of them may be written down. For those who keep the case. */
export async function needsToRank(ctx: Ctx, caseId: string): Promise<NeedsToRank> {
  const { frame, people } = await needToWrite(ctx, caseId, null)
  return { frame, people, needs: (await needsOf(ctx, caseId)).filter(({ over }) => !over) }
}
