import { readFileSync } from 'node:fs'

type Law = { readonly bases: readonly Readonly<Record<string, unknown>>[] }

/** The legal bases that the product ships, as their file gives them. */
export const shippedLaw = (): Law => JSON.parse(readFileSync('content/law/legal-bases.json', 'utf8'))
