import type { MessageKey } from '#platform'
import { ENTITLEMENT_REFUSALS } from '../authority/authority-words.ts'
import type { DiscloseRefusal } from './disclose.server.ts'
import type { FollowDisclosureRefusal } from './follow-disclosure.server.ts'
import type { ConfirmPackageRefusal } from './packages/confirm-package.server.ts'
import type { WithdrawDisclosureRefusal } from './withdraw-disclosure.server.ts'

type Refusal = ConfirmPackageRefusal | DiscloseRefusal | FollowDisclosureRefusal | WithdrawDisclosureRefusal

/** Why something cannot be shown, or hidden, in words. */
export const sharingRefusals: Readonly<Record<Refusal, MessageKey>> = {
  ...ENTITLEMENT_REFUSALS,
  consent_withdrawn: 'casework.sharing.refusal.consent_withdrawn',
  not_in_sharing: 'casework.sharing.refusal.not_in_sharing',
  out_of_bounds: 'casework.sharing.refusal.out_of_bounds',
  ground_not_in_sharing: 'casework.sharing.refusal.ground_not_in_sharing',
  no_basis: 'casework.sharing.refusal.no_basis',
  basis_missing: 'casework.sharing.refusal.basis_missing',
  basis_does_not_fit: 'casework.sharing.refusal.basis_does_not_fit',
  record_missing: 'casework.sharing.refusal.record_missing',
  needs_own_provision: 'casework.sharing.refusal.needs_own_provision',
  beyond_validity: 'casework.sharing.refusal.beyond_validity',
  not_yet_given: 'casework.sharing.refusal.not_yet_given',
  nothing_chosen: 'casework.sharing.refusal.nothing_chosen',
  not_proposed: 'casework.sharing.refusal.not_proposed',
  ends_too_late: 'casework.sharing.refusal.ends_too_late',
  ends_before_today: 'casework.sharing.refusal.ends_before_today',
  words_missing: 'casework.sharing.refusal.words_missing',
  tells_shielded: 'casework.shield.tells',
  waits_for: 'casework.sharing.refusal.waits_for',
  case_closed: 'casework.sharing.refusal.case_closed',
  unknown_choice: 'casework.sharing.refusal.unknown_choice',
  not_own_entry: 'casework.sharing.refusal.not_own_entry',
  cannot_be_narrowed: 'casework.sharing.refusal.cannot_be_narrowed',
  already_withdrawn: 'casework.sharing.refusal.already_withdrawn',
  already_followed: 'casework.sharing.refusal.already_followed',
  already_over: 'casework.sharing.refusal.already_over',
}
