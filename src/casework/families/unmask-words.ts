import type { MessageKey } from '#platform'
import type { SecretKind } from './secret-kind.domain.ts'
import type { UnmaskPurpose } from './unmask-purpose.domain.ts'

export const PURPOSE_LABELS: Readonly<Record<UnmaskPurpose, MessageKey>> = {
  letter: 'casework.unmask.for_letter',
  form: 'casework.unmask.for_form',
  identity: 'casework.unmask.for_identity',
  safety: 'casework.unmask.for_safety',
}

/** What a masked value is. */
export const SECRET_LABELS: Readonly<Record<SecretKind, MessageKey>> = {
  pesel: 'casework.person.pesel',
  shielded_address: 'casework.person.shielded_address',
  shielded_contact: 'casework.shield.contact',
}

/** The press that shows it. */
export const UNMASK_LABELS: Readonly<Record<SecretKind, MessageKey>> = {
  pesel: 'casework.unmask.pesel',
  shielded_address: 'casework.unmask.address',
  shielded_contact: 'casework.unmask.contact',
}
