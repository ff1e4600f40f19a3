import { closeTasks, deliver, evaluateAndClose, readHistory, review } from './closing.ts'
import { agreeDiagnosis, contribute, hearFamily } from './diagnosis.ts'
import { collectConsents, gatherTeam, shareWithPartners } from './joining.ts'
import { enterFamily, helpAtOnce, qualify, unmaskPesel } from './notice.ts'
import { acceptPlan, fillBasket, writePlan } from './planning.ts'

/** The course of one case, from the notice to its evaluated close. */
export const stages = [
  helpAtOnce,
  enterFamily,
  unmaskPesel,
  qualify,
  collectConsents,
  gatherTeam,
  shareWithPartners,
  hearFamily,
  contribute,
  agreeDiagnosis,
  writePlan,
  fillBasket,
  acceptPlan,
  deliver,
  review,
  closeTasks,
  evaluateAndClose,
  readHistory,
] as const
