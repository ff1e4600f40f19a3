import type { LocalDate } from '#kernel'
import { ADULT_KINDS, type AuthorityKind, BOUNDED_KINDS } from './authority.domain.ts'

/** What a worker says about who decides for a person. */
export type AuthoritySaid = {
  readonly kind: AuthorityKind
  readonly covers?: boolean | undefined
  readonly document: 'birth_record' | 'court_decision'
  readonly court?: string | undefined
  readonly signature?: string | undefined
  readonly documentOn?: LocalDate | undefined
  readonly from: LocalDate
  readonly until?: LocalDate | undefined
}
export type AuthoritySaidRefusal =
  | 'kind_not_for_adult'
  | 'birth_gives_full_only'
  | 'decision_incomplete'
  | 'covers_unsaid'
  | 'document_ahead'
  | 'ends_before_it_begins'

/** What is wrong with it, and at which field: the first thing found. */
export function objectionTo(
  said: AuthoritySaid,
  about: { readonly child: boolean; readonly today: LocalDate },
): { readonly refusal: AuthoritySaidRefusal; readonly field: keyof AuthoritySaid } | null {
  const { kind, document, documentOn, from, until } = said
  if (!about.child && !ADULT_KINDS.includes(kind)) return { refusal: 'kind_not_for_adult', field: 'kind' }
  if (document === 'birth_record' && kind !== 'full') return { refusal: 'birth_gives_full_only', field: 'document' }
  if (BOUNDED_KINDS.includes(kind) && said.covers === undefined) return { refusal: 'covers_unsaid', field: 'covers' }
  const missing =
    document === 'court_decision' && (['court', 'signature', 'documentOn'] as const).find((one) => !said[one])
  if (missing) return { refusal: 'decision_incomplete', field: missing }
  if (documentOn && documentOn > about.today) return { refusal: 'document_ahead', field: 'documentOn' }
  if (until && until < from) return { refusal: 'ends_before_it_begins', field: 'until' }
  return null
}

/** Whether a consent to help is within an authority: always the parent's and the guardian's, the court says it of others. */
export const coversConsent = ({ kind, covers }: Pick<AuthoritySaid, 'kind' | 'covers'>): boolean =>
  BOUNDED_KINDS.includes(kind) ? covers === true : kind === 'full' || kind === 'guardian'
