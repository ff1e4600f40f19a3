/** The board of whose turn it is across my cases. */
export const CLOCKS = '/clocks'

/** Stands in an address for a clock of the case as a whole. */
const WHOLE = '-'

type Named = { readonly caseId: string; readonly deadline: string; readonly instance: string }

/** How one clock is called in an address: ids only. */
export const clockParams = ({ caseId, deadline, instance }: Named) => ({
  caseId,
  deadline,
  instance: instance === '' ? WHOLE : instance,
})

/** The instance that an address names. */
export const instanceOf = (named: string): string => (named === WHOLE ? '' : named)
