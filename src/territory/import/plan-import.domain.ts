import type { Unit } from '../units/unit.domain.ts'
import type { UnitList } from './terc.domain.ts'

export type ChangeKind = 'added' | 'renamed' | 'kind_changed' | 'moved' | 'ended'
/** What a list changes in one unit. `before` is missing for a unit that is new, `unit` is what ended for one that is gone. */
export type UnitChange = { readonly unit: Unit; readonly before: Unit | null; readonly what: readonly ChangeKind[] }
export type ImportPlan = { readonly changes: readonly UnitChange[]; readonly unchanged: number }

function differences(before: Unit, unit: Unit): ChangeKind[] {
  const found: ChangeKind[] = []
  if (before.name !== unit.name) found.push('renamed')
  if (before.kind !== unit.kind) found.push('kind_changed')
  return found
}

/** A unit that comes to another powiat gets another code: the same name and kind ends under one code and begins under another. */
function movedFrom(unit: Unit, ended: readonly Unit[]): Unit | null {
  const alike = ended.filter((old) => old.level === unit.level && old.name === unit.name && old.kind === unit.kind)
  return alike.length === 1 ? (alike[0] ?? null) : null
}

/** Compares the register with a list. Only a full list ends units: a short one says nothing of what it leaves out. */
export function planImport(standing: readonly Unit[], list: UnitList): ImportPlan {
  const known = new Map(standing.map((unit) => [unit.code, unit]))
  const listed = new Set(list.units.map((unit) => unit.code))
  const ended = list.full ? standing.filter((unit) => !listed.has(unit.code)) : []
  const changes: UnitChange[] = []
  let unchanged = 0
  for (const unit of list.units) {
    const before = known.get(unit.code)
    const what = before ? differences(before, unit) : []
    if (!before) {
      const from = movedFrom(unit, ended)
      changes.push({ unit, before: from, what: from ? ['added', 'moved'] : ['added'] })
    } else if (what.length > 0) changes.push({ unit, before, what })
    else unchanged += 1
  }
  for (const unit of ended) changes.push({ unit, before: unit, what: ['ended'] })
  return { changes, unchanged }
}
