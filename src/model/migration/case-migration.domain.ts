import type { LocalDate } from '#kernel'
import type { Bounds } from '../definition/document.ts'
import type { ChangeKind, ChangeOf, MappingDocument } from '../mapping/mapping.ts'

/**
 * One migration of a running case from a version of its model to the next, as it was carried out. Nothing that was recorded before it is
 * rewritten: facts are read through the migrations in words of the version that the case is now pinned to.
 */
export type CaseMigration = {
  readonly mapping: MappingDocument
  /** Its place among all that happened in the case. */
  readonly at: number
  readonly on: LocalDate
  /** The stage of the new version for each visit of the stay in which the case was migrated, and of the one that a pause interrupted. */
  readonly placed: Readonly<Record<number, string>>
  /** What was answered about steps of the new version: whether they count as done. */
  readonly done: Readonly<Record<string, boolean>>
  readonly undone: boolean
  /** What the old version let a gmina set, by deadline. */
  readonly bounds?: ReadonlyMap<string, Bounds>
}

/** The changes of one kind, or of several. */
export const changesOf = <K extends ChangeKind>(
  mapping: MappingDocument,
  ...kinds: readonly K[]
): readonly ChangeOf<K>[] =>
  // A change carries its kind, so that those of these kinds are of these types.
  mapping.changes.filter((change): change is ChangeOf<K> & typeof change => kinds.some((kind) => kind === change.kind))

/** Ids that only have another name in the new version: what was recorded under the old one counts under the new one. */
export const renames = (mapping: MappingDocument): ReadonlyMap<string, string> =>
  new Map(
    changesOf(mapping, 'stage_renamed', 'step_renamed', 'role_renamed', 'form_renamed').map(({ from, to }) => [
      from,
      to,
    ]),
  )

/**
 * The stage of the new version for each stage of the old one that is no more. A stay that ended before the move counts as the last part of
 * a divided stage: from there the case went on.
 */
export function stagesAfter(mapping: MappingDocument): ReadonlyMap<string, string> {
  const to = (from: string, stage: string): readonly [string, string] => [from, stage]
  return new Map([
    ...changesOf(mapping, 'stage_renamed', 'stage_removed').map((change) => to(change.from, change.to)),
    ...changesOf(mapping, 'stage_split').map((change) => to(change.from, change.to.at(-1) ?? change.from)),
    ...changesOf(mapping, 'stage_merged').flatMap((change) => change.from.map((old) => to(old, change.to))),
  ])
}

/** Roles and forms of the new version, each with the one of the old version that it came from: for what is undone. */
export const renamesBack = (mapping: MappingDocument) => ({
  roles: Object.fromEntries([
    ...changesOf(mapping, 'role_renamed').map(({ from, to }) => [to, from]),
    ...changesOf(mapping, 'role_split').flatMap(({ from, to }) => to.map((role) => [role, from])),
    ...changesOf(mapping, 'role_merged').map(({ from, to }) => [to, from[0]]),
  ]),
  forms: Object.fromEntries(changesOf(mapping, 'form_renamed').map(({ from, to }) => [to, from])),
})

/**
 * Which role takes the place of which for those who hold it outside cases. Of a divided one whose holders a person tells apart it is the
 * part to which open tasks go: a question is asked of seats in cases alone, and the other part is given by hand.
 */
export const rolesTaken = (mapping: MappingDocument): readonly { readonly held: string; readonly become: string }[] => [
  ...changesOf(mapping, 'role_renamed').map(({ from, to }) => ({ held: from, become: to })),
  ...changesOf(mapping, 'role_merged').flatMap(({ from, to }) => from.map((held) => ({ held, become: to }))),
  ...changesOf(mapping, 'role_split').flatMap(({ from, to, holders, openTasks }) =>
    (holders === 'all' ? to : [openTasks]).map((become) => ({ held: from, become })),
  ),
]
