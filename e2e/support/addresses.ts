/** By the address of a site: everything that browsers and desks asked it for, as texts. */
const asked = new Map<string, string[]>()

/** Notes what stands in an address bar, in a referer or in where an answer leads: others keep these. */
export function noteAddress(site: string, ...texts: readonly (string | null | undefined)[]): void {
  const known = asked.get(site) ?? []
  known.push(...texts.filter((text) => typeof text === 'string'))
  asked.set(site, known)
}

export const addressesOf = (site: string): readonly string[] => asked.get(site) ?? []
