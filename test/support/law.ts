import { readFileSync } from 'node:fs'

type Law = { readonly bases: readonly Readonly<Record<string, unknown>>[] }

/** The legal bases that the product ships, as their file gives them. */
export const shippedLaw = (): Law => JSON.parse(readFileSync('content/law/legal-bases.json', 'utf8'))

/** What people sign when they consent, as the file that the product ships gives it. */
export const shippedConsentTexts = (): { readonly texts: readonly Readonly<Record<string, unknown>>[] } =>
  JSON.parse(readFileSync('content/law/consent-texts.json', 'utf8'))
