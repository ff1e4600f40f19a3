import { everyone } from '#platform'
import type { Policy, Relation } from '../../src/platform/policy/policy.ts'

/** A relation as the document writes it: its SQL name with the columns of the row that it compares. */
export function written(relation: Relation): string {
  switch (relation.kind) {
    case 'in':
      return `${relation.fn}(${relation.columns.join(', ')})`
    case 'me':
      return `authz.me(${relation.column})`
    case 'follows':
      return `follows ${relation.table}(${relation.columns.join(', ')})`
    case 'is': {
      const system = /authz\.acting_as\('(\w+)'\)/.exec(relation.condition)?.[1]
      if (system) return `system ${system}`
      return relation.condition === 'true' ? 'everyone' : (/authz\.\w+/.exec(relation.condition)?.[0] ?? '')
    }
  }
}

/** The relation alone: what the list of relations in the document explains. */
export const nameOf = (text: string): string => (text.startsWith('follows ') ? 'follows' : text.replace(/\(.*\)$/, ''))

export const columnsOf = (relation: Relation): readonly string[] => {
  switch (relation.kind) {
    case 'in':
    case 'follows':
      return relation.columns
    case 'me':
      return [relation.column]
    case 'is':
      return []
  }
}

export const neverOf = (policy: Policy): readonly Relation[] => [policy.never ?? []].flat()

/** One row of the document: who may do an act with the rows of a table, and what beats it. */
export type Act = { readonly granted: readonly string[]; readonly never: readonly string[] }

export const actsOf = (policy: Policy): readonly (readonly [string, Act])[] =>
  Object.entries(policy.rules).map(([act, relations]) => [
    `${policy.table} ${act}`,
    { granted: relations.map(written), never: neverOf(policy).map(written) },
  ])

/** In which relations two accounts of the same acts differ, as sentences that say what to write where. */
export function differences(declared: ReadonlyMap<string, Act>, agreed: ReadonlyMap<string, Act>): readonly string[] {
  const only = (here: readonly string[], there: readonly string[] = []) => here.filter((one) => !there.includes(one))
  const wrong: string[] = []
  for (const [act, { granted, never }] of declared) {
    const row = agreed.get(act)
    if (!row) wrong.push(`${act}: the document has no row`)
    for (const one of only(granted, row?.granted)) wrong.push(`${act}: granted by ${one}, which nobody agreed to`)
    for (const one of only(row?.granted ?? [], granted))
      wrong.push(`${act}: agreed for ${one}, which does not grant it`)
    for (const one of only(never, row?.never)) wrong.push(`${act}: ${one} beats it, and the document does not say so`)
    for (const one of only(row?.never ?? [], never)) wrong.push(`${act}: should be beaten by ${one}`)
  }
  for (const act of agreed.keys()) if (!declared.has(act)) wrong.push(`${act}: in the document, and in no policy`)
  return wrong
}

/** Every relation that any policy uses, once. */
export function everyRelation(policies: readonly Policy[]): readonly Relation[] {
  const all = policies.flatMap((policy) => [...Object.values(policy.rules).flat(), ...neverOf(policy)])
  return [...new Map([...all, everyone].map((relation) => [written(relation), relation])).values()]
}
