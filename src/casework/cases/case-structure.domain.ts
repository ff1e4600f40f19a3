import type { LocalDate } from '#kernel'
import type {
  AgreementParty,
  CaseEvent,
  CaseFacts,
  CasePerson,
  Consent,
  DisclosureFact,
  ItemFact,
  Member,
  StageVisit,
  StepDone,
} from '#model'
import type { ClockRow } from '../clocks/clock-rows.domain.ts'
import type { FormDigest } from '../forms/digest.domain.ts'

/** What `casework.course_structure` answers: stages, events, plans and basket of one case. A list of nothing is `null`. */
export type CourseStructure = Answered<CourseRows>
export type CourseRows = {
  readonly visits: readonly StageVisit[]
  readonly events: readonly Columns<CaseEvent>[]
  readonly plans: readonly {
    readonly id: string
    readonly no: number
    readonly active: boolean
    readonly form: string
  }[]
  readonly actions: readonly ActionRow[]
  readonly items: readonly ItemRow[]
  /** The clocks as they were last settled. */
  readonly clocks: readonly ClockRow[]
}
/** What `casework.case_structure` answers beside it: ids, dates and states. */
export type CaseStructure = Answered<CaseRows>
export type CaseRows = {
  readonly stepsDone: readonly Columns<StepDone>[]
  readonly forms: readonly FormRow[]
  readonly members: readonly Member[]
  readonly agreements: readonly (AgreementParty & { readonly kind: string })[]
  readonly persons: readonly CasePerson[]
  readonly consents: readonly Consent[]
  /** One for all that differ only by the person they are about. */
  readonly disclosures: readonly (Omit<DisclosureFact, 'id'> & { readonly ids: readonly string[] })[]
  readonly goals: readonly {
    readonly plan: string
    readonly id: string
    readonly person: string | null
    readonly due: LocalDate | null
  }[]
  readonly acceptances: readonly AcceptanceRow[]
  readonly tasks: readonly { readonly id: string; readonly state: 'open' | 'done' | 'handed_over' | 'dropped' }[]
  readonly meetings: CaseFacts['meetings']
  /** Of a case that another gmina's team was asked to take over. */
  readonly handover: CaseFacts['handover']
  readonly figures: Pick<CaseFacts, 'paidElsewhere' | 'otherAdmittedCases' | 'activePlanElsewhere'>
}
export type Answered<T> = { readonly [Key in keyof T]: T[Key] | null }
/** A row as the database gives it: what is absent is `null`. */
export type Columns<T> = {
  readonly [Key in keyof T]-?: Exclude<T[Key], undefined> | (undefined extends T[Key] ? null : never)
}
export type FormRow = {
  readonly id: string
  readonly form: string
  readonly key: string | null
  readonly institution: string
  readonly completedOn: LocalDate
  readonly visit: number
  readonly current: boolean
  readonly digest: FormDigest
}
export type ActionRow = {
  readonly plan: string
  readonly id: string
  readonly goal: string | null
  /** `null`: the family itself. */
  readonly responsible: string | null
  readonly mode: 'agreed' | 'own_task_noted'
  readonly supporting: readonly string[]
  readonly due: LocalDate | null
  readonly state: 'open' | 'done' | 'dropped' | 'handed_over'
}
export type AcceptanceRow = {
  readonly plan: string
  readonly person: string | null
  readonly institution: string | null
  readonly accepted: boolean
}
export type ItemRow = Omit<ItemFact, 'text' | 'kind' | 'justification'> & {
  readonly goods: boolean
  readonly justified: boolean
}
