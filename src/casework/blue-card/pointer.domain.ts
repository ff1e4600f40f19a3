/** What may be kept about a Blue Card procedure besides that it runs: whom to contact. Lengths in characters; there is no place for more. */
export const LONGEST_FUNCTION = 80
export const LONGEST_INSTITUTION = 120
const PHONE = /^[0-9 +()-]{5,20}$/

export type PointerSaid = {
  readonly runs: boolean
  readonly contactFunction?: string | undefined
  readonly contactInstitution?: string | undefined
  readonly contactPhone?: string | undefined
}
export type PointerObjection = 'contact_missing' | 'contact_without_procedure' | 'not_a_phone' | 'more_than_a_contact'

/** A long number or several sentences are no function or institution: a PESEL, a date, a story. */
const TOO_MUCH = /\d{4}|[.!?;]\s+\S.*[.!?;]\s+\S|\n/

/** What stands in the way of keeping this, and at which field; nothing when it is a contact and no more. */
export function objectionToPointer(
  said: PointerSaid,
): { readonly refusal: PointerObjection; readonly field: keyof PointerSaid } | null {
  const { runs, contactFunction, contactInstitution, contactPhone } = said
  if (!runs) {
    const given = contactFunction || contactInstitution || contactPhone
    return given ? { refusal: 'contact_without_procedure', field: 'runs' } : null
  }
  if (!contactFunction) return { refusal: 'contact_missing', field: 'contactFunction' }
  if (!contactInstitution) return { refusal: 'contact_missing', field: 'contactInstitution' }
  if (TOO_MUCH.test(contactFunction)) return { refusal: 'more_than_a_contact', field: 'contactFunction' }
  if (TOO_MUCH.test(contactInstitution)) return { refusal: 'more_than_a_contact', field: 'contactInstitution' }
  return contactPhone && !PHONE.test(contactPhone) ? { refusal: 'not_a_phone', field: 'contactPhone' } : null
}
