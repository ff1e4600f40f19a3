/** What became of a task. `handed_over`: somebody outside the case took it. */
export const TASK_STATES = ['open', 'done', 'handed_over', 'dropped'] as const
export type TaskState = (typeof TASK_STATES)[number]
