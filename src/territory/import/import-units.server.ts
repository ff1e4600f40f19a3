import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type Register, saveImport, standingRegister, waitForOtherImports } from './import.store.server.ts'
import { type ChangeKind, type ImportPlan, planImport, type UnitChange } from './plan-import.domain.ts'
import type { UnitList } from './terc.domain.ts'

export type ImportReport = Readonly<
  Record<'added' | 'renamed' | 'kindChanged' | 'moved' | 'ended' | 'unchanged' | 'skipped', number>
> & {
  readonly changes: readonly UnitChange[]
}
export type ImportRefusal = 'as_of_missing' | 'older_than_register' | 'parent_unknown'
/** `asOf` is needed only where the list does not say whose day's state it gives. */
export type ImportInput = { readonly list: UnitList; readonly asOf?: LocalDate | undefined }

/** The id of the one register's chain of facts. */
export const REGISTER = '018f0000-0000-7000-8000-0000000000a1'

function reportOf({ changes, unchanged }: ImportPlan, { skipped }: UnitList): ImportReport {
  const count = (kind: ChangeKind) => changes.filter(({ what }) => what.includes(kind)).length
  return {
    added: count('added'),
    renamed: count('renamed'),
    kindChanged: count('kind_changed'),
    moved: count('moved'),
    ended: count('ended'),
    unchanged,
    skipped,
    changes,
  }
}

/** What a list would change, without changing it. Throws Forbidden for whoever does not keep the register. */
export async function previewImport(ctx: Ctx, list: UnitList): Promise<ImportReport> {
  const { units } = await standingRegister(ctx)
  return reportOf(planImport(units, list), list)
}

function orphans(list: UnitList, { units }: Register): string[] {
  const known = new Set([...units, ...list.units].map(({ code }) => code))
  return list.units.flatMap(({ code, parentCode }) => (parentCode !== null && !known.has(parentCode) ? [code] : []))
}

/**
 * Brings the register to the state of a list: a new unit begins, a changed name or kind closes the old period on the day before and
 * opens another, and what a full list leaves out ends. The same list again changes nothing. Refusals: `as_of_missing`,
 * `older_than_register` (`why.newest`: the register knows a later state), `parent_unknown` (`why.codes`). Throws Forbidden.
 */
export async function importUnits(
  ctx: Ctx,
  { list, asOf }: ImportInput,
): Promise<Outcome<ImportReport, ImportRefusal>> {
  const day = list.asOf ?? asOf
  if (!day) return refused('as_of_missing', { field: 'as_of' })
  await waitForOtherImports(ctx)
  const register = await standingRegister(ctx)
  const plan = planImport(register.units, list)
  if (plan.changes.length > 0 && register.newest && day < register.newest) {
    return refused('older_than_register', { day, newest: register.newest })
  }
  const lost = orphans(list, register)
  if (lost.length > 0) return refused('parent_unknown', { count: lost.length, codes: lost.slice(0, 10).join(', ') })

  if (plan.changes.length > 0) await saveImport(ctx, plan, day)
  const report = reportOf(plan, list)
  const { changes: _units, ...counts } = report
  await record(ctx, {
    chain: 'territory',
    about: REGISTER,
    name: 'territory.units.imported',
    payload: { ...counts, day },
  })
  return ok(report)
}
