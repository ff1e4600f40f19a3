/** What may rest on paragraphs of a model without being a part of it. */
export const DEPENDANT_KINDS = [
  'lesson',
  'checklist',
  'material',
  'recommendation',
  'template',
  'form',
  'consent_text',
  'letter',
  'local_order',
  'variant',
] as const
export type DependantKind = (typeof DEPENDANT_KINDS)[number]

/** Who may know that it is there: everybody, whoever has signed in, or only who keeps it and who writes the models it cites. */
export const AUDIENCES = ['everyone', 'signed_in', 'keepers'] as const
export type Audience = (typeof AUDIENCES)[number]

/** `to_review`: some paragraph that it cites changed and nobody looked it through since. `current`: none ever changed. */
export const DEPENDANT_STATES = ['to_review', 'reviewed', 'current'] as const
export type DependantState = (typeof DEPENDANT_STATES)[number]

/** What came of looking it through, as whoever keeps it says. */
export const REVIEW_OUTCOMES = ['unchanged', 'corrected'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]

export const stateOf = (reviews: readonly { readonly outcome: string | null }[]): DependantState => {
  if (reviews.some(({ outcome }) => outcome === null)) return 'to_review'
  return reviews.length > 0 ? 'reviewed' : 'current'
}

/** Versions are numbers, not text: 1.10 comes after 1.9. */
export function isNewer(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = than.split('.').map(Number)
  return major > otherMajor || (major === otherMajor && minor > otherMinor)
}
