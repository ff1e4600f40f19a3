/** What a field of a form may offer, and the built-in notions it may be tied to (FORMAT.md, section 8). */
export const PREFILLS = [
  'subject',
  'author',
  'signed_in',
  'today',
  'team',
  'children',
  'goal',
  'action',
  'service',
  'plan_end',
  'family_voice',
  'last',
] as const
export type Prefill = (typeof PREFILLS)[number]
export const LISTS_OF = [
  'team_institutions',
  'children',
  'members',
  'goals',
  'actions',
  'action_modes',
  'grounds',
  'categories',
  'outcomes',
] as const
export type ListOf = (typeof LISTS_OF)[number]
export const ACTION_MODES = ['agreed', 'own_task_noted'] as const
export const REPEATS = ['rows', 'list', 'members', 'goals', 'actions', 'items'] as const
export type RepeatOver = (typeof REPEATS)[number]
export const PERSONS_OF = ['members', 'adults', 'children', 'members_or_family'] as const
export const INSTITUTIONS_OF = ['team_institutions', 'team_institutions_or_family'] as const
export const SECTION_BINDS = [
  'diagnosis_block',
  'plan_goal',
  'plan_action',
  'plan_exception',
  'basket_item',
  'unmet_need',
  'goal_progress',
  'item_state',
  'decision',
] as const
export type SectionBind = (typeof SECTION_BINDS)[number]
export const FIELD_BINDS = [
  'diagnosis.family_voice',
  'plan.from',
  'plan.to',
  'goal.member',
  'goal.text',
  'goal.area',
  'goal.sign',
  'goal.due',
  'goal.progress',
  'action.goal',
  'action.text',
  'action.responsible',
  'action.mode',
  'action.supporting',
  'action.due',
  'exception.member',
  'exception.reason',
  'item.what',
  'item.kind',
  'item.area',
  'item.goods',
  'item.person',
  'item.action',
  'item.source',
  'item.provider',
  'item.quantity',
  'item.unit',
  'item.amount',
  'item.justification',
  'item.from',
  'item.to',
  'unmet.need',
  'unmet.area',
  'unmet.why',
  'evaluation.outcome',
  'evaluation.family_voice',
  'barrier.text',
  'recommendation.text',
  'request.to',
  'request.person',
  'request.ground',
  'request.case_number',
  'request.categories',
  'request.answer',
  'decision.text',
  'decision.dissent',
  'task.institution',
  'task.due',
  'accession.may_confirm',
  'accession.hours_limit',
] as const
export type FieldBind = (typeof FIELD_BINDS)[number]
/** The category of the list item over which the section repeats. */
export const ITEM_CATEGORY = '@item'
