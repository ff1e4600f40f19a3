/** Addresses beside the gmina's model, known to its page before theirs are made. */
const under = (unitCode: string, rest: string): string => `/local-models/${encodeURIComponent(unitCode)}/${rest}`

export const setLocallyHref = (unitCode: string, what: string, target: string): string =>
  under(unitCode, `settings/${encodeURIComponent(what)}/${encodeURIComponent(target)}`)
export const adoptLocallyHref = (unitCode: string): string => under(unitCode, 'adopt')
export const orderHref = (unitCode: string, versionId: string): string =>
  under(unitCode, `order/${encodeURIComponent(versionId)}`)
