import { type CaseFacts, type Model, type PossibleTransition, possible } from '#model'

export type MoveOffered = {
  readonly transition: PossibleTransition['transition']
  /** Into a pause, or back from it. */
  readonly kind: 'pause' | 'resume'
}

/** The ways into a pause and out of it that the model lets these roles take now: a stage of kind `paused`, and `@previous`. */
export function movesToPause(
  { model, facts }: { readonly model: Model; readonly facts: CaseFacts },
  roles: readonly string[],
): readonly MoveOffered[] {
  const now = facts.visits.at(-1)?.stage
  const paused = now !== undefined && model.stage(now).kind === 'paused'
  return possible(model, facts, roles).transitions.flatMap(
    ({ transition, to, mine, unmet }): readonly MoveOffered[] => {
      if (!mine || unmet.length > 0) return []
      if (model.stage(to).kind === 'paused') return [{ transition, kind: 'pause' }]
      return paused && transition.to === '@previous' ? [{ transition, kind: 'resume' }] : []
    },
  )
}
