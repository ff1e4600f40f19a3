/**
 * A policy is data: for each act, the relations that grant it. PostgreSQL is the only evaluator: the compiler turns a policy into row
 * security, into the check of an act and into the `can` that a query returns for the screen, so button, list, count and write cannot disagree.
 */
export type Relation =
  | { readonly kind: 'in'; readonly columns: readonly string[]; readonly fn: string; readonly picks: readonly string[] }
  | { readonly kind: 'is'; readonly condition: string }
  | { readonly kind: 'me'; readonly column: string }
  | {
      readonly kind: 'follows'
      readonly columns: readonly string[]
      readonly table: string
      readonly keys: readonly string[]
    }

const IDENTIFIER = /^[a-z_]+(\.[a-z_]+)?$/
function identifiers(names: readonly string[]): readonly string[] {
  for (const name of names) if (!IDENTIFIER.test(name)) throw new Error(`not an identifier: ${name}`)
  return names
}

/**
 * The row's column is among the ids the relation function returns for the acting person; several columns are compared together with
 * the function's columns `picks` (of the same names unless given).
 */
export function rel(columns: string | readonly string[], fn: string, picks?: readonly string[]): Relation {
  const wanted = typeof columns === 'string' ? [columns] : columns
  const asked = picks ?? (wanted.length > 1 ? wanted : [])
  return { kind: 'in', columns: identifiers(wanted), fn: identifiers([fn])[0] ?? fn, picks: identifiers(asked) }
}

/** The row is seen exactly when the row it belongs to is seen. */
export function follows(
  columns: string | readonly string[],
  table: string,
  keys: string | readonly string[] = 'id',
): Relation {
  const from = typeof columns === 'string' ? [columns] : columns
  const to = typeof keys === 'string' ? [keys] : keys
  return { kind: 'follows', columns: identifiers(from), table: identifiers([table])[0] ?? table, keys: identifiers(to) }
}

/** A relation of the actor alone, such as "administers the installation". */
export const holds = (fn: string): Relation => ({ kind: 'is', condition: `(select ${identifiers([fn])[0]}())` })
/** A named system actor. */
export const system = (name: string): Relation => ({
  kind: 'is',
  condition: `(select authz.acting_as('${identifiers([name])[0]}'))`,
})
/** Public registers: anybody, without an account. */
export const everyone: Relation = { kind: 'is', condition: 'true' }
/** The row names the acting person in this column. */
export const myself = (column: string): Relation => ({ kind: 'me', column: identifiers([column])[0] ?? column })

export type Command = 'select' | 'insert' | 'update' | 'delete'
export type Policy<A extends string = string> = {
  readonly table: string
  readonly rules: Readonly<Record<A, readonly Relation[]>>
  /** Beats every grant: a row in one of these relations is not there. */
  readonly never?: Relation | readonly Relation[]
  /**
   * While somebody looks as another person (`seenAs`), a row is there only when its key, the text of these columns, is among those that
   * whoever looks sees too; `closed`: no row is there. Left out where everybody with a part in the case sees the same rows.
   */
  readonly seenAs?: readonly string[] | 'closed'
  readonly rowSecurity: Readonly<Partial<Record<Command, readonly NoInfer<A>[]>>>
}

/** Declares who may do what with the rows of one table. */
export const policy = <const A extends string>(declared: Policy<A>): Policy<A> => declared

const conditionOf = (relation: Relation, at: string, row: string): string => {
  switch (relation.kind) {
    case 'is':
      return relation.condition
    case 'me':
      return `${at}${relation.column} = (select authz.me())`
    case 'in': {
      const columns = relation.columns.map((c) => `${at}${c}`)
      const left = columns.length > 1 ? `(${columns.join(', ')})` : columns[0]
      return relation.picks.length > 0
        ? `${left} in (select ${relation.picks.map((p) => `f.${p}`).join(', ')} from ${relation.fn}() f)`
        : `${left} in (select ${relation.fn}())`
    }
    case 'follows': {
      const on = relation.keys.map((key, i) => `p.${key} = ${at || `${row}.`}${relation.columns[i]}`)
      return `exists (select from ${relation.table} p where ${on.join(' and ')})`
    }
  }
}

/** The one compiler. An act that no relation grants compiles to `false`. `alias` names the row inside a query; without it, the policy's own row. */
export function conditionSql(relations: readonly Relation[], alias?: string, table = ''): string {
  const at = alias ? `${alias}.` : ''
  return relations.map((r) => conditionOf(r, at, table)).join('\n   or ') || 'false'
}

/** What tells a row of the table from every other while somebody looks as another person. */
export const keySql = (columns: readonly string[]): string =>
  identifiers(columns)
    .map((column) => `${column}::text`)
    .join(` || '/' || `)

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** The `create policy` statements of one policy, idempotent. */
export function rowSecuritySql(declared: Policy): string {
  const { table, rowSecurity, rules, never } = declared
  const name = table.replace('.', '_')
  const lines = [
    `-- Generated from the policy of ${table}. Do not edit: change the policy and run \`npm run db:policies\`.`,
  ]
  for (const command of ['select', 'insert', 'update', 'delete'] as const) {
    lines.push(`drop policy if exists ${name}_${command} on ${table};`)
    const acts = rowSecurity[command]
    if (!acts) continue
    const condition = conditionSql(unique(acts.flatMap((act) => rules[act] ?? [])), undefined, table)
    const using = command === 'insert' ? '' : ` using (\n   ${condition})`
    const check = command === 'insert' || command === 'update' ? ` with check (\n   ${condition})` : ''
    lines.push(`create policy ${name}_${command} on ${table} for ${command} to app_runtime${using}${check};`)
  }
  lines.push(`drop policy if exists ${name}_never on ${table};`)
  if (never) {
    lines.push(
      `create policy ${name}_never on ${table} as restrictive for all to app_runtime using (not (\n   ${conditionSql([never].flat(), undefined, table)}));`,
    )
  }
  lines.push(...seenAsSql(declared, name))
  return `${lines.join('\n')}\n`
}

/** Looking as another person never shows more than one's own eyes see, and writes nothing. */
function seenAsSql({ table, seenAs }: Policy, name: string): readonly string[] {
  if (!seenAs) return []
  const looking = '(select authz.looks_as_another())'
  const shared = seenAs === 'closed' ? '' : ` or ${keySql(seenAs)} = any ((select authz.keys_seen_by_both())::text[])`
  return [
    `drop policy if exists ${name}_seen_as on ${table};`,
    `create policy ${name}_seen_as on ${table} as restrictive for all to app_runtime using (not ${looking}${shared}) with check (not ${looking});`,
  ]
}
