import type { MessageKey } from '#platform'
import type { AuthorityKind, EntitlementRefusal, SecondParent } from './authority.domain.ts'

/** How somebody may decide for another, in words. */
export const KIND_LABELS: Readonly<Record<AuthorityKind, MessageKey>> = {
  full: 'casework.authority.kind.full',
  limited: 'casework.authority.kind.limited',
  suspended: 'casework.authority.kind.suspended',
  deprived: 'casework.authority.kind.deprived',
  guardian: 'casework.authority.kind.guardian',
  curator: 'casework.authority.kind.curator',
  foster: 'casework.authority.kind.foster',
}

export const SECOND_LABELS: Readonly<Record<SecondParent, MessageKey>> = {
  asked: 'casework.consent_for.second.asked',
  not_reachable: 'casework.consent_for.second.not_reachable',
  urgent_help: 'casework.consent_for.second.urgent_help',
  court_decides: 'casework.consent_for.second.court_decides',
  everyday_matter: 'casework.consent_for.second.everyday_matter',
}

/** Why a consent does not count, in words. */
export const ENTITLEMENT_REFUSALS: Readonly<Record<EntitlementRefusal, MessageKey>> = {
  own_consent: 'casework.consent_for.refusal.own_consent',
  child_itself: 'casework.consent_for.refusal.child_itself',
  guardian_missing: 'casework.consent_for.refusal.guardian_missing',
  curator_missing: 'casework.consent_for.refusal.curator_missing',
  authority_unknown: 'casework.consent_for.refusal.authority_unknown',
  no_authority: 'casework.consent_for.refusal.no_authority',
  authority_suspended: 'casework.consent_for.refusal.authority_suspended',
  authority_deprived: 'casework.consent_for.refusal.authority_deprived',
  authority_too_narrow: 'casework.consent_for.refusal.authority_too_narrow',
  giver_without_capacity: 'casework.consent_for.refusal.giver_without_capacity',
  second_parent_missing: 'casework.consent_for.refusal.second_parent_missing',
}
