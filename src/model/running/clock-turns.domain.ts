import type { Deadline } from '../definition/document.ts'
import type { CaseCourse, Course, ItemFact } from './case-facts.domain.ts'
import type { Happened } from './clock-events.domain.ts'
import { responsibleInstitutions } from './steps.domain.ts'

/** Whose turn it is. Nobody in particular when the institutions are not known, or all have done their part. */
export type Turn = { readonly role: string } | { readonly institutions: readonly string[] }

export function turnOf({ turn }: Deadline, start: Happened, institution: string | null, facts: Course): Turn {
  if ('role' in turn) return turn
  if (institution !== null) return { institutions: [institution] }
  if (turn.institution === 'asked') return { institutions: start.institution ? [start.institution] : [] }
  return { institutions: facts.subject === 'case' ? responsible(start, facts) : [] }
}

const CLOSED: readonly ItemFact['state'][] = ['refused', 'delivered', 'confirmed']

/**
 * Of an item, its provider; otherwise each institution responsible for an action of the active plan or for an open
 * item.
 */
function responsible(start: Happened, facts: CaseCourse): readonly string[] {
  const item = facts.items.find(({ id }) => id === start.instance)
  if (item) return item.provider === null ? [] : [item.provider]
  const actions = facts.plans.find(({ active }) => active)?.actions ?? []
  const providers = facts.items.flatMap(({ state, provider }) => (CLOSED.includes(state) ? [] : (provider ?? [])))
  return [...new Set([...responsibleInstitutions(actions), ...providers])]
}
