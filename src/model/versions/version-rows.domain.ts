import type { ModelDocument, Role, Sees, Step } from '../definition/document.ts'

/** What PostgreSQL must know of a role to decide rights; the rest stays in the document. */
export type RoleRow = {
  readonly role: string
  readonly level: Role['level']
  readonly sees: Sees
  readonly body: string | null
  /** Sits in every case of its gmina without being invited (FORMAT.md, section 5, Seats). */
  readonly every_case: boolean
  /** Its holders may begin a case. */
  readonly opens: boolean
  readonly sectors: readonly string[]
  readonly needs: readonly string[]
}

/** Roles with `counts` never see a case, and those with `own_data` are people of the family, who come with their own case only. */
const SEES_CASES: readonly Sees[] = ['names', 'coded', 'own_tasks']

export function roleRows(document: ModelDocument): readonly RoleRow[] {
  const named = namedInCases(document)
  const openers = openingRoles(document)
  return document.roles.map((role) => ({
    role: role.id,
    level: role.level,
    sees: role.sees,
    body: role.body ?? null,
    every_case: role.level !== 'case' && SEES_CASES.includes(role.sees) && named.has(role.id),
    opens: openers.has(role.id),
    sectors: role.sectors ?? [],
    needs: role.needs ?? [],
  }))
}

const caseProcesses = (document: ModelDocument) => document.processes.filter(({ subject }) => subject === 'case')

/** Roles that some step or transition of a case names. */
function namedInCases(document: ModelDocument): ReadonlySet<string> {
  const stages = caseProcesses(document).flatMap(({ stages }) => stages)
  const steps: readonly Step[] = [
    ...caseProcesses(document).flatMap(({ anytime }) => anytime ?? []),
    ...stages.flatMap(({ steps }) => steps),
  ]
  return new Set([...steps, ...stages.flatMap(({ transitions }) => transitions)].flatMap(({ by }) => by))
}

/** Roles in `by` of the first step of a case. */
function openingRoles(document: ModelDocument): ReadonlySet<string> {
  return new Set(
    caseProcesses(document).flatMap(({ start, stages }) => stages.find(({ id }) => id === start)?.steps[0]?.by ?? []),
  )
}

/** Transitions by which a case is admitted: those that ask whether the gmina has room for one more (FORMAT.md, section 10). */
export const admittingTransitions = (document: ModelDocument): string[] =>
  caseProcesses(document)
    .flatMap(({ stages }) => stages.flatMap(({ transitions }) => transitions))
    .filter(({ require }) => require.some(({ rule }) => rule === 'open_cases_at_most'))
    .map(({ id }) => id)
