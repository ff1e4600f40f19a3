import { Forbidden, NotFound } from '#kernel'
import type { PossibleTransition } from '#model'
import type { Ctx } from '#platform/server'
import { type TeamPage, teamPage } from './team-page.server.ts'

export type TransitionToMake = { readonly team: TeamPage; readonly wanted: PossibleTransition }

/** A way out of the team's stage as one of its people is about to take it. */
export async function transitionToMake(ctx: Ctx, bodyId: string, transition: string): Promise<TransitionToMake> {
  const team = await teamPage(ctx, bodyId)
  if (!team.possible) throw new NotFound('transition')
  const wanted = team.possible.transitions.find((one) => one.transition.id === transition)
  if (!wanted) throw new NotFound('transition')
  if (!wanted.mine) throw new Forbidden('make a transition')
  return { team, wanted }
}
