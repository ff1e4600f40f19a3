import { at } from '../definition/shape.domain.ts'
import { durationOf } from './between-versions.domain.ts'
import { checkFieldAdded, checkFieldMoved } from './check-field-moves.domain.ts'
import { checkStageSplit, checkWayOfCases } from './check-stages.domain.ts'
import type { ChangeKind, ChangeOf, Duration } from './mapping.ts'
import type { MappingCheck } from './mapping-check.domain.ts'
import { type Touch, wordsFor } from './touches.domain.ts'

type OfKind<K extends ChangeKind> = (check: MappingCheck, change: ChangeOf<K>, path: string) => void

/** What each kind of change must say beside which ids it names (FORMAT.md, section 13). */
const CHECKS: { readonly [K in ChangeKind]?: OfKind<K> } = {
  stage_renamed: (check, { from, to }, path) => checkWayOfCases(check, [from], [to], at(path, 'to')),
  stage_split: checkStageSplit,
  stage_merged: (check, { from, to }, path) => checkWayOfCases(check, from, [to], at(path, 'to')),
  stage_removed: (check, { from, to }, path) => checkWayOfCases(check, [from], [to], at(path, 'to')),
  role_split: checkRoleSplit,
  field_moved: checkFieldMoved,
  field_added: checkFieldAdded,
  deadline_changed: checkDeadline,
  clause_added: ({ to, refuse }, { clause, toRev }, path) => {
    const rev = to.has.paragraphs.get(clause)?.rev
    if (rev !== undefined && toRev !== undefined && rev !== toRev) refuse('bad_rev', at(path, 'toRev'), hasRev(rev))
  },
  clause_removed: ({ from, refuse }, { clause, fromRev }, path) => {
    const rev = from.has.paragraphs.get(clause)?.rev
    if (rev !== undefined && fromRev !== undefined && rev !== fromRev)
      refuse('bad_rev', at(path, 'fromRev'), hasRev(rev))
  },
  clause_changed: checkRevisions,
  removed: checkRemoved,
}

export function checkChanges(check: MappingCheck): void {
  for (const { change, path } of check.changes) {
    // The table is typed kind by kind, which TypeScript cannot follow through an index: the row of a kind takes changes of that kind.
    const row = CHECKS[change.kind] as OfKind<ChangeKind> | undefined
    row?.(check, change, path)
  }
}

const hasRev = (rev: number): string => `w modelu jest wydanie ${rev}`

/** A paragraph that reads otherwise has a later revision (FORMAT.md, section 2). */
function checkRevisions(
  { from, to, refuse }: MappingCheck,
  { clause, fromRev, toRev }: ChangeOf<'clause_changed'>,
  path: string,
): void {
  const before = from.has.paragraphs.get(clause)?.rev
  const after = to.has.paragraphs.get(clause)?.rev
  if (before !== undefined && before !== fromRev) refuse('bad_rev', at(path, 'fromRev'), hasRev(before))
  else if (after !== undefined && after !== toRev) refuse('bad_rev', at(path, 'toRev'), hasRev(after))
  else if (fromRev >= toRev) refuse('bad_rev', at(path, 'toRev'), 'nowe wydanie musi mieć wyższy numer')
}

function checkDeadline({ from, to, refuse }: MappingCheck, change: ChangeOf<'deadline_changed'>, path: string): void {
  const sides = [
    ['old', change.old, from],
    ['new', change.new, to],
  ] as const
  for (const [key, said, { document }] of sides) {
    const deadline = document.deadlines.find(({ id }) => id === change.deadline)
    if (deadline && !isSame(said, durationOf(deadline)))
      refuse('bad_deadline', at(path, key), `w modelu jest ${deadline.amount} ${deadline.unit}`)
  }
}

const isSame = (one: Duration, other: Duration): boolean => one.amount === other.amount && one.unit === other.unit

/** Each new role is told of once: whether its holders go on seeing names, and which of them takes open tasks. */
function checkRoleSplit({ refuse }: MappingCheck, change: ChangeOf<'role_split'>, path: string): void {
  if (!change.to.includes(change.openTasks))
    refuse('bad_change', at(path, 'openTasks'), `rola „${change.openTasks}” nie jest częścią podziału`)
  const access = at(path, 'access')
  for (const role of change.to) {
    if (!Object.hasOwn(change.access, role)) refuse('missing_key', at(access, role), role)
  }
  for (const role of Object.keys(change.access)) {
    if (!change.to.includes(role)) refuse('unknown_key', at(access, role), role)
  }
}

/** What cases stand in, what was done in them and who sits in them has a change of its own kind that says what becomes of it. */
const WITH_STATE: Readonly<Partial<Record<Touch['kind'], string>>> = {
  stage: 'stage_removed, stage_merged albo stage_split',
  step: 'step_removed, step_merged albo step_split',
  role: 'role_merged albo role_split',
}

function checkRemoved({ from, refuse }: MappingCheck, { elements }: ChangeOf<'removed'>, path: string): void {
  elements.forEach((id, index) => {
    const element = from.has.elements.get(id)
    const instead = element && WITH_STATE[element.kind]
    if (instead) refuse('bad_change', at(at(path, 'elements'), index), `${wordsFor(element)} wymaga zmiany ${instead}`)
  })
}
