import { addMonths, type LocalDate } from '#kernel'
import type { Extent, Ground, Model, Sector, Sharing } from '#model'
import { categoriesFor, isSpecial, sharingCell } from '../bounds.domain.ts'
import { needsTyping } from '../ground-record.domain.ts'

/** One category that a package proposes to show to the people of an institution. */
export type PackageLine = {
  /** Names the line within its package. */
  readonly key: string
  readonly category: string
  /** The roles of the recipient's people who would see it so. */
  readonly roles: readonly string[]
  readonly extent: Extent
  readonly ground: string
  readonly clause: string
  readonly purpose: string
  /** It can be confirmed as it stands. Otherwise a ground must be recorded first, and the line is only shown as possible. */
  readonly ready: boolean
}

export type Package = {
  readonly lines: readonly PackageLine[]
  readonly from: LocalDate
  readonly until: LocalDate
  /** There is no plan yet, so the last day is assumed and not taken from it. */
  readonly assumed: boolean
}

export type PackageAsked = {
  readonly recipient: { readonly sector: Sector; readonly roles: readonly string[] }
  readonly today: LocalDate
  readonly planEnd: LocalDate | null
  /** What this recipient already sees: not proposed again. */
  readonly shown: readonly { readonly role: string | null; readonly category: string; readonly extent: string }[]
}

/** A plan ends, and a month later what was shown for it is hidden again (FORMAT.md, section 6, Package). */
const MONTHS_AFTER_PLAN = 1
/** Assumed, because no description says it: long enough to get to a plan. */
const MONTHS_BEFORE_PLAN = 6
const LONGEST_PURPOSE = 500

/**
 * What one institution would show another when it joins: for each category the extent its role is allowed, one ground, from today until a
 * month after the plan. Nothing in it goes beyond the sharing of the model.
 */
export function proposePackage(model: Model, asked: PackageAsked): Package {
  const { recipient, today, planEnd, shown } = asked
  const lines = recipient.roles.flatMap((role) =>
    categoriesFor(model, { role, sector: recipient.sector }).flatMap((category) => {
      const cell = sharingCell(model, { role, sector: recipient.sector }, category)
      if (!cell || isShown(shown, { role, category, extent: cell.extent })) return []
      return [lineOf(model, cell, category)]
    }),
  )
  const planned = planEnd !== null && planEnd >= today
  return {
    lines: together(lines),
    from: today,
    until: planned ? addMonths(planEnd, MONTHS_AFTER_PLAN) : addMonths(today, MONTHS_BEFORE_PLAN),
    assumed: !planned,
  }
}

function isShown(shown: PackageAsked['shown'], line: { role: string; category: string; extent: string }): boolean {
  return shown.some(
    (one) =>
      one.category === line.category && one.extent === line.extent && (one.role === null || one.role === line.role),
  )
}

function lineOf(model: Model, cell: Sharing, category: string): PackageLine {
  const special = isSpecial(model, category)
  const ground = groundFor(model, cell, special)
  return {
    key: `${category}.${cell.extent}.${ground.id}`,
    category,
    roles: [cell.role],
    extent: cell.extent,
    ground: ground.id,
    clause: cell.clause,
    purpose: purposeOf(model, cell, category),
    ready: !special && !needsTyping(ground),
  }
}

/** The task set by law comes first. What is special is opened by a person's own word, where the model takes it, before anything else. */
function groundFor(model: Model, cell: Sharing, special: boolean): Ground {
  const grounds = cell.grounds.map((id) => model.ground(id))
  const byLaw = grounds.find(({ kind }) => kind === 'statutory_task')
  const byWord = grounds.find(({ kind }) => kind === 'consent' || kind === 'secrecy_release')
  const ground = (special ? byWord : (byLaw ?? byWord)) ?? grounds[0]
  if (!ground) throw new Error(`a row of sharing for ${cell.role} lists no ground`)
  return ground
}

/** In the words of the model: the category, and what the role is there for. */
function purposeOf(model: Model, { role: id }: Sharing, category: string): string {
  const role = model.role(id)
  const task = role.description ?? role.name.pl
  return `${model.category(category).name.pl}: ${task.charAt(0).toLowerCase()}${task.slice(1)}`.slice(
    0,
    LONGEST_PURPOSE,
  )
}

/** Roles that would see the same category in the same way share one line. */
function together(lines: readonly PackageLine[]): readonly PackageLine[] {
  const merged = new Map<string, PackageLine>()
  for (const line of lines) {
    const before = merged.get(line.key)
    merged.set(line.key, before ? { ...before, roles: [...before.roles, ...line.roles] } : line)
  }
  return [...merged.values()]
}
