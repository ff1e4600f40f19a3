import type { TimeUnit } from '#kernel'

/** The closed vocabularies of `kooperacja-model/1`: all behaviour comes from these words, never from the ids of a particular model. */

/** A whole number, or `"$id"` of a parameter (FORMAT.md, section 1). */
export type NumberOrParam = number | string
export type Name = { readonly pl: string; readonly en: string }
export type { TimeUnit }
export const TIME_UNITS = ['calendar_days', 'working_days', 'months'] as const satisfies readonly TimeUnit[]

export const SECTORS = [
  'social_assistance',
  'family_support',
  'education',
  'health',
  'police',
  'courts_probation',
  'labour_market',
  'prevention',
  'culture',
  'sport',
  'ngo',
  'church',
  'housing',
  'local_government',
  'other',
] as const
export type Sector = (typeof SECTORS)[number]

/** Kinds of files that may belong to a paragraph: those that are shown alike everywhere and run nothing. */
export const ATTACHMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]
/** 10 MB, as for every file here. */
export const MOST_ATTACHED_BYTES = 10 * 1024 * 1024

/** How great a part of those invited must be there. */
export const QUORUM_PARTS = ['half', 'more_than_half', 'two_thirds'] as const
export type QuorumPart = (typeof QUORUM_PARTS)[number]

export const LEVELS = ['region', 'powiat', 'gmina', 'gmina_powiat', 'case'] as const
export type BodyLevel = (typeof LEVELS)[number]
/** Upper bound of what a role's holders may be shown, whatever sharing says. */
export const SEES = ['names', 'coded', 'own_tasks', 'own_data', 'counts'] as const
export type Sees = (typeof SEES)[number]
export const ROLE_ACTS = [
  'call_meeting',
  'send_request',
  'answer_request',
  'manage_members',
  'manage_agreements',
  'pause_case',
  'localise',
  'narrow_sharing',
  'read_audit',
  'read_counts',
  'answer_barrier',
  'give_support',
  'confirm_delivery',
  'withdraw_consent',
] as const
export type RoleAct = (typeof ROLE_ACTS)[number]
export const AGREEMENT_KINDS = [
  'project',
  'accession',
  'nomination',
  'confidentiality',
  'processing',
  'joint_control',
  'own_adoption',
] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]
export const PARTIES = ['gmina', 'powiat', 'region', 'institution', 'person'] as const
export type Party = (typeof PARTIES)[number]
export const SENSITIVITIES = ['ordinary', 'protected', 'special', 'pointer_only'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]
export const GROUND_KINDS = [
  'statutory_task',
  'consent',
  'secrecy_release',
  'request',
  'voluntary_request',
  'court_order',
  'legal_duty',
  'vital_interest',
  'own_data',
  'statistics',
] as const
export type GroundKind = (typeof GROUND_KINDS)[number]
/** From the widest to the narrowest. */
export const EXTENTS = ['full', 'extract', 'own_part', 'existence', 'coded', 'counts', 'own_data'] as const
export type Extent = (typeof EXTENTS)[number]
export const FORM_RECORDS = [
  'case_report',
  'urgent_help',
  'qualification',
  'participation_consent',
  'family_voice',
  'diagnosis',
  'plan',
  'basket',
  'review',
  'evaluation',
  'information_request',
  'minutes',
  'handover',
  'accession',
  'own_adoption',
  'confidentiality',
  'survey',
] as const
export type FormRecord = (typeof FORM_RECORDS)[number]
export const INSTANCES = [
  'one',
  'one_active',
  'per_adult',
  'per_person',
  'per_institution',
  'per_member',
  'per_item',
  'per_meeting',
  'per_review',
  'per_request',
  'as_needed',
] as const
export type Instances = (typeof INSTANCES)[number]
export const FIELD_KINDS = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'yes_no',
  'choice',
  'multi_choice',
  'scale_with_words',
  'person',
  'institution',
  'service',
  'file',
  'heading',
  'note',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]
export const STEP_KINDS = [
  'form',
  'meeting',
  'decision',
  'task',
  'request',
  'document',
  'consent',
  'visit',
  'support',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const EVENTS = [
  'case_opened',
  'case_closed',
  'stage_entered',
  'stage_left',
  'step_done',
  'form_completed',
  'consent_given',
  'consent_withdrawn',
  'plan_accepted',
  'institution_answered',
  'review_held',
  'meeting_planned',
  'invitations_sent',
  'meeting_held',
  'minutes_confirmed',
  'request_sent',
  'request_answered',
  'item_ordered',
  'item_delivered',
  'item_confirmed',
  'task_assigned',
  'task_done',
  'support_held',
  'agreement_signed',
  'agreement_ends',
  'plan_ends',
] as const
export type EventName = (typeof EVENTS)[number]
export type EventRef = { readonly event: EventName; readonly of?: string }

export const SUPPORTS = ['advice', 'coaching', 'supervision', 'training'] as const
export type Support = (typeof SUPPORTS)[number]
export const STAGE_KINDS = ['normal', 'paused', 'end'] as const
export const SUBJECT_KINDS = ['family', 'person', 'group'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
export const OUTCOME_RESULTS = ['success', 'partial', 'interrupted', 'not_started', 'handed_over'] as const
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number]
export const GROUND_RECORDS = [
  'article',
  'purpose',
  'person',
  'recipient',
  'date',
  'valid_until',
  'request_number',
  'case_number',
  'reference',
  'description',
  'decided_by',
] as const
export type GroundRecord = (typeof GROUND_RECORDS)[number]
export const ITEM_STATES = [
  'planned',
  'requested',
  'waiting',
  'accepted',
  'refused',
  'started',
  'delivered',
  'confirmed',
] as const
export type ItemState = (typeof ITEM_STATES)[number]
/** The list whose items are courses a role may ask for; the format itself names it (FORMAT.md, section 8). */
export const COURSE_LIST = 'szkolenia'
