import type { RuleUse } from '../definition/document-processes.ts'
import type { Name, TimeUnit } from '../definition/vocabulary.ts'

/**
 * How running cases pass from one version of a model to the next, `kooperacja-mapping/1` (FORMAT.md, section 13). Every id that
 * disappears or appears between the two versions is named by exactly one change; what has the same id stays as it is unless a change
 * names it. A file of this shape that passes `checkMapping` may be applied.
 */
export type MappingDocument = {
  readonly format: 'kooperacja-mapping/1'
  /** Id of the model whose versions these are. */
  readonly model: string
  readonly from: string
  readonly to: string
  readonly disclaimer: Name
  /** ISO date from which cases may be moved. */
  readonly effectiveFrom: string
  /** Days, counted from the move of a case, within which it can be undone. */
  readonly undoDays: number
  readonly changes: readonly Change[]
  readonly questions: readonly Question[]
}

/** Where a field stands: the ids of its form, section and field. */
export type FieldPlace = { readonly form: string; readonly section: string; readonly field: string }
/** An amount of time as a deadline of the model has it. */
export type Duration = { readonly amount: number; readonly unit: TimeUnit }
/** Where a case of a divided stage goes when the rules hold; rules are asked of the case as it stands by the old version. */
export type Placement = { readonly when?: readonly RuleUse[]; readonly to: string }

type Renamed = { readonly from: string; readonly to: string; readonly done: 'keep' }

/** The keys of each kind of change beside `id`, `kind` and `note`. */
export type ChangeKeys = {
  readonly stage_renamed: Renamed
  readonly step_renamed: Renamed
  readonly role_renamed: Renamed
  readonly form_renamed: Renamed
  readonly stage_split: {
    readonly from: string
    readonly to: readonly string[]
    /** The first entry whose rules hold decides; only the last has no `when`. */
    readonly place: readonly Placement[]
    /** For each step of the old stage that stays, the stage in which the new version has it. */
    readonly steps: Readonly<Record<string, string>>
    /** Deadlines that are not named keep their start. */
    readonly deadlines: Readonly<Record<string, 'keep_start' | 'restart'>>
    /** Where given, a person says for each case of the stage where it goes, and `place` is only proposed. */
    readonly question?: string
  }
  readonly stage_merged: { readonly from: readonly string[]; readonly to: string }
  readonly stage_removed: { readonly from: string; readonly to: string }
  readonly step_split: {
    readonly from: string
    readonly to: readonly string[]
    readonly done: 'all' | 'none' | 'ask'
    readonly question?: string
  }
  readonly step_merged: {
    readonly from: readonly string[]
    readonly to: string
    readonly done: 'all' | 'none' | 'ask'
    readonly question?: string
  }
  readonly step_removed: { readonly from: string; readonly done: 'keep_as_history' }
  readonly role_split: {
    readonly from: string
    readonly to: readonly string[]
    readonly holders: 'ask' | 'all'
    readonly question?: string
    /** The new role to which open tasks of the old one go. */
    readonly openTasks: string
    /** For each new role: whether its holders go on seeing the names they see. */
    readonly access: Readonly<Record<string, 'keep' | 'drop_names'>>
  }
  readonly role_merged: { readonly from: readonly string[]; readonly to: string }
  readonly field_moved: {
    readonly from: FieldPlace
    readonly to: FieldPlace
    readonly values: 'copy_if_empty' | 'leave'
  }
  readonly field_added: {
    readonly to: FieldPlace
    readonly required: boolean
    readonly finished: 'leave'
    readonly drafts: 'ask' | 'leave'
  }
  readonly field_removed: {
    readonly from: FieldPlace
    readonly finished: 'leave'
    readonly drafts: 'drop' | 'keep_as_note'
  }
  readonly deadline_changed: {
    readonly deadline: string
    readonly old: Duration
    readonly new: Duration
    readonly running: 'recalculate' | 'keep' | 'later_of'
    /** A deadline that is counted again ends no earlier than this many calendar days after the case is moved. */
    readonly notBeforeDays?: number
    readonly localValues: 'clamp' | 'keep_if_in_bounds'
  }
  readonly category_narrowed: {
    readonly category: string
    /** What no longer belongs to the category, in words. */
    readonly leftOut: string
    readonly disclosures: 'keep_for_narrowed' | 'close'
    readonly entries: 'ask' | 'close_to_others'
    readonly question?: string
  }
  readonly clause_added: { readonly clause: string; readonly seeAlso?: readonly string[]; readonly toRev?: number }
  readonly clause_removed: { readonly clause: string; readonly seeAlso?: readonly string[]; readonly fromRev?: number }
  readonly clause_changed: {
    readonly clause: string
    readonly seeAlso?: readonly string[]
    readonly fromRev: number
    readonly toRev: number
  }
  readonly added: { readonly elements: readonly string[] }
  readonly removed: { readonly elements: readonly string[] }
}
export type ChangeKind = keyof ChangeKeys
/** One change of one kind; `switch (change.kind)` narrows it. */
export type ChangeOf<K extends ChangeKind> = {
  [Kind in K]: { readonly id: string; readonly kind: Kind; readonly note?: string } & ChangeKeys[Kind]
}[K]
export type Change = ChangeOf<ChangeKind>

/** What an answer does: who takes each new role, where the case goes, which steps count as done, or what becomes of entries. */
export type Effect =
  | { readonly assign: Readonly<Record<string, 'current_holder' | 'chosen'>> }
  | { readonly place: string }
  | { readonly done: Readonly<Record<string, boolean>> }
  | { readonly entries: 'close_to_others' | 'edit_by_author' }
export type QuestionOption = { readonly id: string; readonly label: string; readonly effect: Effect }
/** What only a person can say about a case, or about one holder of a role in it. */
export type Question = {
  readonly id: string
  readonly text: string
  /** A role of the old version. */
  readonly to: string
  readonly per: 'case' | 'holder'
  /** Days in which an answer is awaited. */
  readonly days: number
  readonly options: readonly QuestionOption[]
  /** Id of the option that holds without an answer; with `null` such a case stays on the old version. */
  readonly default: string | null
}
