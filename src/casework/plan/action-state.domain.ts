/** What became of an action of the plan. */
export const ACTION_STATES = ['open', 'done', 'dropped', 'handed_over'] as const
export type ActionState = (typeof ACTION_STATES)[number]
