import type { PlacedStep } from '#model'
import type { Ctx } from '#platform/server'
import { mySeats } from '../bodies/body.store.server.ts'
import type { LoadedBody } from '../bodies/body-facts.server.ts'
import { stepsToJoinLater } from '../steps/joins-later.domain.ts'
import { stepRights } from '../steps/step.store.server.ts'
import { institutionsTakingPart, iSigned, paperRights } from './paper.query.server.ts'
import { isOver, paperOf } from './paper-to-keep.server.ts'

/** A declaration by which an institution may still join: my own, or recorded for one without accounts. */
type Joining = { readonly step: PlacedStep; readonly mine: boolean }

/** What the page of a team offers me to sign or to write down. */
export type PapersAtHand = {
  readonly join: readonly Joining[]
  readonly sign: boolean
  readonly nominate: boolean
  /** Papers of people of institutions without accounts. */
  readonly record: boolean
}
const NOTHING: PapersAtHand = { join: [], sign: false, nominate: false, record: false }

export async function papersAtHand(ctx: Ctx, { body, model, facts }: LoadedBody): Promise<PapersAtHand> {
  if (isOver(body)) return NOTHING
  const rights = await paperRights(ctx, body.id)
  const statement = paperOf(model, 'confidentiality')
  const nomination = paperOf(model, 'nomination')
  const joined = await institutionsTakingPart(ctx, body.id, 'mine')
  const mine = (await mySeats(ctx, body.id)).filter(({ institutionId }) => !joined.includes(institutionId))
  const join: Joining[] = []
  for (const step of body.process === null ? [] : stepsToJoinLater(model, facts, body.process)) {
    const may = await stepRights(ctx, body.id, step.id)
    if (may.do && mine.some(({ role }) => step.by.includes(role))) join.push({ step, mine: true })
    if (may.record && rights.record) join.push({ step, mine: false })
  }
  const onPaper = rights.record ? await institutionsTakingPart(ctx, body.id, 'without_accounts') : []
  const signed = statement && { element: statement.id, modelId: model.document.id }
  return {
    join,
    sign: rights.sign && signed !== undefined && !(await iSigned(ctx, signed)),
    nominate: rights.nominate && nomination !== undefined,
    record: onPaper.length > 0,
  }
}
