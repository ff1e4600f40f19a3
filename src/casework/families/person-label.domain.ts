type Named = {
  readonly no: number
  readonly relation?: string | null
  readonly identity: { readonly given: string | null; readonly family: string } | null
}

/**
 * How a person is called on pages and in choices: by name where the reader may know it, else by who they are in the family and the number
 * within the case, "matka (KLON-417/2)", else by that number alone.
 */
export function personLabel({ no, identity, relation }: Named, code: string): string {
  if (identity) return [identity.given, identity.family].filter(Boolean).join(' ')
  return relation ? `${relation} (${code}/${no})` : `${code}/${no}`
}
