import {
  type Change,
  casesToReview,
  changesInMyCases,
  emergenciesToAudit,
  handoversToAnswer,
  type InspectionsAtHand,
  inspectionsAtHand,
  type ListedCase,
  type ListedTask,
  lettersWaiting,
  mayOpenCases,
  myCases,
  myTasks,
  requestsWaiting,
  statementsWaitedFor,
  type ToReview,
} from '#casework/server'
import type { BodyId, LocalDate } from '#kernel'
import type { Model } from '#model'
import { dependantsWaiting, modelHere } from '#model/server'
import type { Ctx } from '#platform/server'

export type Desk = {
  readonly today: LocalDate
  readonly mayOpen: boolean
  /** How many cases of other gminas wait for our answer. */
  readonly incoming: number
  /** How many questions of other institutions wait for an answer of mine. */
  readonly requests: number
  /** Letters of courts and other authorities that wait for an answer of my institution, and how many of them are late. */
  readonly letters: { readonly count: number; readonly late: number }
  /** Inspections that I carry out, and institutions whose inspections I look after. */
  readonly inspections: InspectionsAtHand
  /** Cases of mine that somebody opened in an emergency, to be reviewed. */
  readonly toReview: readonly ToReview[]
  /** Openings in an emergency that wait for the data protection officer; null for anybody else. */
  readonly toAudit: number | null
  /** Teams that want my statement of confidentiality before a place of mine in a case opens. */
  readonly statements: readonly BodyId[]
  /** How many contents that I keep cite a paragraph that changed. */
  readonly dependants: number
  readonly mine: readonly ListedCase[]
  readonly others: readonly ListedCase[]
  readonly quiet: readonly ListedCase[]
  readonly tasks: readonly ListedTask[]
  readonly changes: readonly Change[]
  /** By case: its model as its gmina works by it, for the names of stages, deadlines and roles. */
  readonly models: ReadonlyMap<string, Model>
}

/** Everything that waits for me and for whom I wait, the tasks of my institution, and what changed since I last looked. */
export async function myDesk(ctx: Ctx): Promise<Desk> {
  // Asked at once; no answer depends on another.
  const [
    cases,
    letters,
    mayOpen,
    incoming,
    requests,
    inspections,
    toReview,
    toAudit,
    statements,
    dependants,
    tasks,
    changes,
  ] = await Promise.all([
    myCases(ctx),
    lettersWaiting(ctx),
    mayOpenCases(ctx),
    handoversToAnswer(ctx),
    requestsWaiting(ctx),
    inspectionsAtHand(ctx),
    casesToReview(ctx),
    emergenciesToAudit(ctx),
    statementsWaitedFor(ctx),
    dependantsWaiting(ctx),
    myTasks(ctx),
    changesInMyCases(ctx),
  ])
  const models = new Map<string, Model>()
  for (const { id, versionId, unitCode } of cases) models.set(id, (await modelHere(ctx, versionId, unitCode)).model)
  return {
    today: ctx.today,
    mayOpen,
    incoming: incoming.length,
    requests: requests.length,
    letters: { count: letters.length, late: letters.filter(({ late }) => late).length },
    inspections,
    toReview,
    toAudit,
    statements,
    dependants,
    mine: cases.filter((c) => c.next?.mine),
    others: cases.filter((c) => c.next && !c.next.mine),
    quiet: cases.filter((c) => !c.next),
    tasks,
    changes,
    models,
  }
}
