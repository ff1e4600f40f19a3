import { FormContext, useContext } from '#platform/ui'

/** What stands in the form around, by the name of each field. */
export const useValues = (): Readonly<Record<string, string | readonly string[]>> =>
  useContext(FormContext)?.values ?? {}
