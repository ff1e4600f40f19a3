import type { LocalDate } from '#kernel'
import type { Answers } from '../answers/answers.domain.ts'
import type { BoundAction, BoundException, BoundGoal } from '../answers/bound-notions.domain.ts'
import type { EventName, Extent, ItemState, Party, Sector, Support } from '../definition/document.ts'
import type { LocalAmounts } from '../definition/model.domain.ts'
import type { DatedAmount } from '../local/local-setting.domain.ts'
import type { ClockChange } from '../migration/clock-changes.domain.ts'

/**
 * Everything the rules of a model need to know about one case or one standing body, as plain rows. Rules see facts of
 * all institutions, whoever asks: what they answer names what is missing, never what is written.
 */
export type Facts = CaseFacts | BodyFacts

/** What clocks are counted from, of a case or a body. */
export type Course = CaseCourse | BodyFacts

/** One stay in a stage. `visit` counts entries from 1. `at` orders what happened: it grows with every recorded fact. */
export type StageVisit = {
  readonly visit: number
  readonly stage: string
  readonly enteredOn: LocalDate
  readonly at: number
  /** Entered on paper, before the case was in the system; of an `undated` one the day before it in order stands. */
  readonly fromPaper?: 'dated' | 'undated' | null
  /** Why the case was moved here, as an item of the list that the model gives. */
  readonly reason?: string | null
}

/** Events which follow from stage visits are derived from them and never loaded. */
export type StageEvent = Extract<EventName, 'case_opened' | 'case_closed' | 'stage_entered' | 'stage_left'>
export type RecordedEvent = Exclude<EventName, StageEvent>

/**
 * Something that happened in the case or body. Of `meeting_planned`, `agreement_ends`, `plan_ends` the day is the
 * planned one and may come yet.
 */
export type CaseEvent = {
  readonly event: RecordedEvent
  /** The step, form, review, body, ground or agreement type of the event, as the model names it. */
  readonly of?: string
  readonly on: LocalDate
  readonly at: number
  /** The request, item, task or agreement this happened to. */
  readonly instance?: string
  /** The institution that was asked, answered or is responsible. */
  readonly institution?: string
}

/** A step done during a stage visit; a repeated step also says for which person, institution, item or member. */
export type StepDone = {
  readonly step: string
  readonly on: LocalDate
  readonly visit: number
  readonly forKey?: string
}

export type FormInstance = {
  readonly id: string
  readonly form: string
  /** The person, institution, member, item, meeting, review or request that this instance is about. */
  readonly key: string | null
  /** The institution that wrote it. */
  readonly institution: string | null
  readonly completed: { readonly on: LocalDate; readonly visit: number } | null
  /** No newer version replaced it. */
  readonly current: boolean
  /** What rules read by value: own answers of the case. Answers of another institution's card may be left out. */
  readonly answers: Answers
  /** Ids of the fields with an answer (`answeredFields`), for rules that ask only whether something was written. */
  readonly answered: readonly string[]
}

/** A worker with a place in a body, or a person of the family with a place in the body of the case. */
export type Member = {
  readonly person: string
  /** `null` for a person of the family. */
  readonly institution: string | null
  readonly sector: Sector | null
  readonly role: string
  readonly body: string
  readonly active: boolean
}

/** A signed agreement, once for each party. `agreement` is the type in the model. Without `to` it has no end. */
export type AgreementParty = {
  readonly agreement: string
  readonly party: Party
  /**
   * The institution or person that is the party; of a gmina, powiat or region the one the case or body belongs to is
   * meant.
   */
  readonly who: string | null
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** A signed confidentiality statement of a worker. */
export type Statement = { readonly person: string; readonly from: LocalDate; readonly to: LocalDate | null }

/** A meeting of a body that took place. */
export type MeetingHeld = { readonly body: string; readonly on: LocalDate; readonly attendanceConfirmed: boolean }
export type ReviewHeld = { readonly review: string; readonly on: LocalDate }
export type SupportHeld = { readonly support: Support; readonly on: LocalDate }

type ProcessFacts = {
  readonly today: LocalDate
  /** What the gmina set within the model's bounds, as it counts today. */
  readonly local: LocalAmounts
  /** The same with its days, where they are known: a clock counts by the amount of the day on which it starts. */
  readonly localSince?: readonly DatedAmount[]
  /** Oldest first; the last one is the stage now. */
  readonly visits: readonly StageVisit[]
  readonly events: readonly CaseEvent[]
  readonly stepsDone: readonly StepDone[]
  readonly forms: readonly FormInstance[]
  readonly members: readonly Member[]
  readonly agreements: readonly AgreementParty[]
  readonly statements: readonly Statement[]
  readonly meetings: readonly MeetingHeld[]
  readonly supports: readonly SupportHeld[]
}

/** What the clocks of a case are counted from. */
export type CaseCourse = Pick<ProcessFacts, 'today' | 'local' | 'localSince' | 'visits' | 'events'> & {
  readonly subject: 'case'
  readonly plans: readonly Pick<PlanVersion, 'no' | 'active' | 'actions'>[]
  readonly items: readonly ItemFact[]
  /** What migrations of the case to other versions of its model did to clocks that were running then. */
  readonly clockChanges?: readonly ClockChange[]
}

/** A standing body in its process of forming and working. */
export type BodyFacts = ProcessFacts & {
  readonly subject: 'body'
  /** The body as the model names it. */
  readonly body: string
  readonly openCases: number
}

/** A person the case is about. `takesPart` is `null` until it is asked; it matters for adults only. */
export type CasePerson = {
  readonly id: string
  readonly adult: boolean
  readonly householdMember: boolean
  readonly takesPart: boolean | null
}

export type Consent = {
  readonly person: string
  readonly given: boolean
  readonly on: LocalDate
  readonly withdrawnOn: LocalDate | null
}

/** A recorded disclosure of the case. The recipient is an institution, perhaps narrowed to a role or a person in it. */
export type DisclosureFact = {
  readonly id: string
  readonly institution: string
  readonly sector: Sector
  readonly role: string | null
  readonly person: string | null
  readonly category: string
  readonly extent: Extent
  readonly ground: string
  readonly from: LocalDate
  /** The last day that counts. */
  readonly to: LocalDate | null
  readonly withdrawn: boolean
}

/** One version of the plan of this case. The one with the highest number is the version now worked on. */
export type PlanVersion = {
  readonly id: string
  readonly no: number
  readonly active: boolean
  readonly goals: readonly BoundGoal[]
  readonly actions: readonly BoundAction[]
  readonly exceptions: readonly BoundException[]
  /** Adults who accepted this version. */
  readonly acceptedBy: readonly string[]
  readonly institutionAnswers: readonly { readonly institution: string; readonly accepted: boolean }[]
}

/** A row of the basket as it stands. Money in grosze; days without a value are open on that side. */
export type ItemFact = {
  readonly id: string
  readonly service: string | null
  readonly text: string
  readonly kind: 'service' | 'goods' | null
  readonly source: string | null
  readonly amount: number | null
  readonly justification: string | null
  /** `null`: for the family as a whole. */
  readonly person: string | null
  readonly provider: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly state: ItemState
  readonly urgent: boolean
}

/**
 * A task of the case. One still waiting for its institution's acceptance is not open; one taken over outside the case
 * may count as closed.
 */
export type TaskFact = { readonly id: string; readonly state: 'waiting' | 'open' | 'handed_over' | 'done' }

/** A case of a family, person or group. */
export type CaseFacts = ProcessFacts & {
  readonly clockChanges?: readonly ClockChange[]
  readonly subject: 'case'
  /** The institution that keeps the case. */
  readonly keeper: string
  readonly persons: readonly CasePerson[]
  readonly consents: readonly Consent[]
  readonly disclosures: readonly DisclosureFact[]
  readonly plans: readonly PlanVersion[]
  readonly items: readonly ItemFact[]
  /** Items which the same persons have in other cases, under the same ids of persons. */
  readonly itemsElsewhere: readonly ItemFact[]
  /** Paid items planned, committed and spent in the other cases of the gmina, in grosze. */
  readonly paidElsewhere: number
  readonly tasks: readonly TaskFact[]
  readonly reviews: readonly ReviewHeld[]
  /** Other open cases of the gmina that are past admission. */
  readonly otherAdmittedCases: number
  /** The same person or family has an active plan in another open case. */
  readonly activePlanElsewhere: boolean
  readonly handover: { readonly receivingCaseOpened: boolean; readonly familyConsents: boolean }
}
