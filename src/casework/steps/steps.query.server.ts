import { Forbidden, NotFound } from '#kernel'
import { type ReadingOn, readingOn } from '#learning/server'
import { consecutive, type PossibleStep, possible, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { leadCandidates } from '../team/lead.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type Candidate, mayRecordFor, type SeatHeld, seatsHeld } from '../team/team.store.server.ts'
import { membersWithout } from './do-steps.server.ts'
import { mayAppointLead, setsTeam, stepWay } from './step-way.domain.ts'

/** One step on its page, with those that may be confirmed together with it. */
export type StepToDo = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly step: Step
  readonly possible: PossibleStep
  /** Done by my own role; otherwise I record it for somebody without an account. */
  readonly mine: boolean
  /** Steps of mine that come right after it and need no more than a confirmation. */
  readonly together: readonly Step[]
  readonly leads: readonly Candidate[]
  readonly setsTeam: boolean
  readonly team: readonly SeatHeld[]
  /** Workers of the team without a statement; only on the step that collects them. */
  readonly withoutStatement: readonly string[]
  /** What I may read about the paragraph of the step. */
  readonly reading: readonly ReadingOn[]
}

/** A step of the case's stage, or one that may be done at any time. `NotFound` when it is of neither; `Forbidden` when it is not mine. */
export async function stepToDo(ctx: Ctx, caseId: string, stepId: string): Promise<StepToDo> {
  const known = await caseFacts(ctx, caseId)
  const { file, model, facts } = known
  const roles = (await seatsOfMine(ctx, file.id)).map(({ role }) => role)
  const found = possible(model, facts, roles).steps.find(({ step }) => step.id === stepId)
  if (!found || !['plain', 'statements'].includes(stepWay(model, found.step))) throw new NotFound('step')
  if (!found.mine && !(await mayRecordFor(ctx, file.id, stepId))) throw new Forbidden('casework.step.do')
  const appoints = mayAppointLead(found.step) && (await keeps(ctx, file.id))
  const isStatements = stepWay(model, found.step) === 'statements'
  return {
    known,
    frame: await caseFrame(ctx, file),
    step: found.step,
    possible: found,
    mine: found.mine,
    together: found.mine ? after(known, stepId, roles) : [],
    leads: appoints ? await leadCandidates(ctx, file) : [],
    setsTeam: setsTeam(model, found.step),
    team: setsTeam(model, found.step) || isStatements ? await seatsHeld(ctx, file.id) : [],
    withoutStatement: isStatements ? await membersWithout(known) : [],
    reading: await readingOn(ctx, found.step.clause),
  }
}

/** Plain steps of mine that follow without a break. */
function after({ model, facts }: KnownCase, stepId: string, roles: readonly string[]): readonly Step[] {
  const chain = consecutive(model, facts, roles).steps.map(({ step }) => step)
  const rest = chain.slice(chain.findIndex(({ id }) => id === stepId) + 1)
  const end = rest.findIndex((step) => stepWay(model, step) !== 'plain' || setsTeam(model, step))
  if (!chain.some(({ id }) => id === stepId)) return []
  return end < 0 ? rest : rest.slice(0, end)
}
