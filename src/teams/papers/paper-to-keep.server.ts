import { Forbidden, NotFound } from '#kernel'
import type { AgreementType, FormContext, Model } from '#model'
import { type Ctx, me } from '#platform/server'
import { type Body, bodyOf } from '../bodies/body.store.server.ts'
import { type EmployedPerson, employedIn } from '../steps/step-people.query.server.ts'
import { NOTHING_OFFERED } from '../steps/step-to-do.server.ts'
import { institutionsTakingPart, type PaperRights, paperRights } from './paper.query.server.ts'

/** A paper of one person that a team keeps: who may be named on it, and whether it is recorded for somebody without an account. */
export type PaperToKeep = {
  readonly body: Body
  /** The kind of agreement as the model names it. */
  readonly type: AgreementType
  readonly recording: boolean
  readonly mine: boolean
  readonly mayRecord: boolean
  readonly people: readonly EmployedPerson[]
  readonly context: FormContext
}

/** Nothing is signed any more in a team that ended. */
export const isOver = ({ model, stage }: Body): boolean => stage !== null && model.stage(stage).kind === 'end'

/** The kind of agreement by which a person promises confidentiality, or an institution names a person; none where the model has none. */
export const paperOf = (model: Model, kind: 'confidentiality' | 'nomination'): AgreementType | undefined =>
  model.agreement.all.find((one) => one.kind === kind)

/** Somebody's own statement of confidentiality; or, recorded, that of a person without an account. */
export function statementToSign(ctx: Ctx, bodyId: string, wantsToRecord: boolean): Promise<PaperToKeep> {
  return paperToKeep(ctx, bodyId, { kind: 'confidentiality', right: 'sign', wantsToRecord })
}

/** Whom the institution I head may name; or, recorded, whom one without accounts named on paper. */
export function personToNominate(ctx: Ctx, bodyId: string, wantsToRecord: boolean): Promise<PaperToKeep> {
  return paperToKeep(ctx, bodyId, { kind: 'nomination', right: 'nominate', wantsToRecord })
}

type Asked = {
  readonly kind: 'confidentiality' | 'nomination'
  readonly right: keyof PaperRights
  readonly wantsToRecord: boolean
}

async function paperToKeep(ctx: Ctx, bodyId: string, { kind, right, wantsToRecord }: Asked): Promise<PaperToKeep> {
  const body = await bodyOf(ctx, bodyId)
  const type = paperOf(body.model, kind)
  if (!type || isOver(body)) throw new NotFound('paper of a team')
  const rights = await paperRights(ctx, bodyId)
  const recording = rights.record && wantsToRecord
  if (!recording && !rights[right]) throw new Forbidden('keep a paper of a team')
  const named = recording ? 'without_accounts' : 'mine'
  return {
    body,
    type,
    recording,
    mine: rights[right],
    mayRecord: rights.record,
    people:
      recording || kind === 'nomination' ? await employedIn(ctx, await institutionsTakingPart(ctx, bodyId, named)) : [],
    context: {
      model: body.model,
      today: ctx.today,
      offered: NOTHING_OFFERED,
      prefill: { signedIn: me(ctx) },
      happened: () => false,
      newRowId: ctx.newId,
    },
  }
}
