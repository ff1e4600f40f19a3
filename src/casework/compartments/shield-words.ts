import type { MessageKey } from '#platform'
import type { ApartBasis, ApartKind, SideWhy } from './apart.domain.ts'
import type { Shielded } from './shield.domain.ts'

export const SHIELD_LABELS: Readonly<Record<Shielded, MessageKey>> = {
  address: 'casework.person.shielded_address',
  contact: 'casework.shield.contact',
}
export const APART_LABELS: Readonly<Record<ApartKind, MessageKey>> = {
  no_meeting: 'casework.apart.no_meeting',
  no_contact_details: 'casework.apart.no_contact_details',
  both: 'casework.apart.both',
}
export const BASIS_LABELS: Readonly<Record<ApartBasis, MessageKey>> = {
  court_order: 'casework.apart.court_order',
  police_order: 'casework.apart.police_order',
  pointer: 'casework.apart.pointer',
  own_assessment: 'casework.apart.own_assessment',
}
export const SIDE_LABELS: Readonly<Record<SideWhy, MessageKey>> = {
  related: 'casework.side.related',
  serves_alone: 'casework.side.serves_alone',
}
