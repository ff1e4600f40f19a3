/** What became of a task. `handed_over`: somebody outside the case took it. */
export const TASK_STATES = ['open', 'done', 'handed_over', 'dropped'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** How an open task stands with the institution that has it: laid on it, taken on by it, or come back to it. */
export const TASK_STANDINGS = ['given', 'accepted', 'returned'] as const
export type TaskStanding = (typeof TASK_STANDINGS)[number]

/** Why a task is given back: what can be told without a word about the family, by people who write none. */
export const RETURN_REASONS = ['not_ours', 'no_capacity', 'other_day', 'settled', 'other'] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

/** Where a task came from. */
export const TASK_ORIGINS = ['hand', 'decision', 'minutes', 'action', 'request', 'step'] as const
/** `key` is the meeting, form, request, row of the plan or step of the model; none for one laid by hand. */
export type TaskOrigin = { readonly kind: (typeof TASK_ORIGINS)[number]; readonly key: string | null }
export const BY_HAND: TaskOrigin = { kind: 'hand', key: null }
