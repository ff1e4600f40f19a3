import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { peopleOf } from '../../families/people.query.server.ts'
import { personLabel } from '../../families/person-label.domain.ts'
import type { PlanView } from '../../plan/plan.query.server.ts'
import { type PlanPage, planPageOf } from '../../plan/plan-page.query.server.ts'
import { type Party, partyOf } from '../../sharing/parties.query.server.ts'
import { seatsOfMine } from '../../team/seat.store.server.ts'
import type { PaperFill } from './fill-paper.ts'
import type { PlanPaper } from './plan-paper.domain.ts'

/** Institutions for which I read and write in a case, the keeper's first. */
export async function institutionsOfMine(ctx: Ctx, caseId: string): Promise<readonly Party[]> {
  const seats = (await seatsOfMine(ctx, caseId)).filter(({ sees }) => sees === 'names')
  const ids = [...new Set(seats.map(({ institution }) => institution))]
  return Promise.all(ids.map((id) => partyOf(ctx, id)))
}

/** For which of them a paper is made: one whose task it is. */
export const maker = (mine: readonly Party[], { sectors }: PlanPaper): Party | undefined =>
  mine.find(({ sector }) => sectors.includes(sector))

export type PaperToPrint = PlanPage & { readonly fill: PaperFill }

/** The plan as it goes on a paper of my institution. `NotFound` before there is a plan, and for those whose task the paper is not. */
export async function paperToPrint(
  ctx: Ctx,
  caseId: string,
  paper: PlanPaper,
  subjectId: string | null,
): Promise<PaperToPrint> {
  const { view, ...page } = await planPageOf(ctx, caseId)
  const institution = maker(await institutionsOfMine(ctx, caseId), paper)
  if (!view || !institution) throw new NotFound('paper')
  if (subjectId === null) {
    return { ...page, view, fill: { view, goals: view.goals, actions: view.actions, person: null, institution } }
  }
  const adult = (await peopleOf(ctx, caseId)).find(({ id, adult: grown }) => id === subjectId && grown)
  if (!adult) throw new NotFound('person')
  const person = personLabel(adult, page.frame.code)
  return { ...page, view, fill: { ...ofOne(view, subjectId), view, person, institution } }
}

/** What is of one adult and of the whole family; what is of another person goes on no paper of theirs. */
function ofOne(view: PlanView, subjectId: string): Pick<PaperFill, 'goals' | 'actions'> {
  const goals = view.goals.filter(({ subject }) => subject === null || subject === subjectId)
  const theirs = new Set(goals.map(({ rowKey }) => rowKey))
  const actions = view.actions.filter(({ goalKey }) => goalKey === null || theirs.has(goalKey))
  return { goals, actions }
}
