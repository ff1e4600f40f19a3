type Named = {
  readonly no: number
  readonly identity: { readonly given: string | null; readonly family: string } | null
}

/** How a person is called on pages and in choices: by name where the reader may know it, else by number within the case, "KLON-417/2". */
export const personLabel = ({ no, identity }: Named, code: string): string =>
  identity ? [identity.given, identity.family].filter(Boolean).join(' ') : `${code}/${no}`
