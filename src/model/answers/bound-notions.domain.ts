import type { LocalDate } from '#kernel'
import type { ACTION_MODES } from '../definition/document.ts'
import type { ServiceAnswer, Values } from './answers.domain.ts'

export type ActionMode = (typeof ACTION_MODES)[number]

/**
 * A goal of the plan. `member` is a person of the case or `FAMILY`. Ids are those of the rows and stay through
 * versions.
 */
export type BoundGoal = {
  readonly id: string
  readonly member: string | null
  readonly text: string
  readonly area: string | null
  readonly sign: string | null
  readonly due: LocalDate | null
}

/** An action of the plan. `responsible` is an institution or `FAMILY`; without an answer the mode is `agreed`. */
export type BoundAction = {
  readonly id: string
  readonly goal: string | null
  readonly text: string
  readonly responsible: string | null
  readonly mode: ActionMode
  readonly supporting: readonly string[]
  readonly due: LocalDate | null
}

/** A person of the household without a goal, with the reason. */
export type BoundException = { readonly id: string; readonly member: string | null; readonly reason: string }

/** A row of the basket as written on a form; amount in grosze. `person` is `null` for the family as a whole. */
export type BoundItem = {
  readonly id: string | null
  readonly what: ServiceAnswer
  readonly kind: 'service' | 'goods' | null
  readonly area: string | null
  readonly goods: string | null
  readonly person: string | null
  readonly action: string | null
  readonly source: string | null
  readonly provider: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly amount: number | null
  readonly justification: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly urgent: boolean
}

/** A need for which there is no service on the spot. `why` is an option of the form. */
export type BoundNeed = {
  readonly id: string | null
  readonly need: string
  readonly area: string | null
  readonly why: string | null
}

/** An entry of the minutes, with the task it may lay on an institution. */
export type BoundDecision = {
  readonly id: string | null
  readonly text: string
  readonly dissent: string | null
  readonly task: { readonly institution: string; readonly due: LocalDate | null } | null
}

export type BoundRequest = {
  readonly to: string | null
  readonly person: string | null
  readonly ground: string | null
  readonly caseNumber: string | null
  readonly categories: readonly string[]
  readonly answer: string | null
}

/**
 * What a form says to the rest of the product, whatever its fields are called in this model (FORMAT.md, section 8,
 * `binds`).
 */
export type Bound = {
  readonly plan: {
    readonly from: LocalDate | null
    readonly to: LocalDate | null
    readonly goals: readonly BoundGoal[]
    readonly actions: readonly BoundAction[]
    readonly exceptions: readonly BoundException[]
  }
  readonly items: readonly BoundItem[]
  readonly needs: readonly BoundNeed[]
  readonly progress: readonly { readonly goal: string; readonly progress: string }[]
  /** Rows about basket items, by item. */
  readonly itemStates: readonly { readonly item: string; readonly values: Values }[]
  readonly familyVoice: string | null
  /** Of a consent form: whether the person agrees to take part; `null` before the answer. */
  readonly consents: boolean | null
  readonly evaluation: { readonly outcome: string | null; readonly familyVoice: string | null }
  readonly barriers: readonly string[]
  readonly recommendations: readonly string[]
  readonly request: BoundRequest
  readonly decisions: readonly BoundDecision[]
  readonly accession: { readonly mayConfirm: boolean | null; readonly hoursLimit: number | null }
}
