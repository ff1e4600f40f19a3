import { z } from 'zod'
import { line, optionalDay, optionalText, says, yesNo } from '#platform'
import { isPesel } from './pesel.domain.ts'

/** Spaces people put into long numbers. */
const withoutSpaces = (value: unknown) => (typeof value === 'string' ? value.replace(/[\s-]/g, '') || undefined : value)

const Pesel = z.preprocess(withoutSpaces, z.string().refine(isPesel, says('casework.person.pesel.wrong')).optional())

/** Who somebody is. A given name may be unknown; the family name, or what the family is called, may not. */
export const PersonNames = z.object({ given: optionalText(80), family: line(80) })

/** A person of the family as a worker enters or corrects them. */
export const PersonInput = PersonNames.extend({
  adult: yesNo,
  born: optionalDay,
  relation: optionalText(80),
  phone: optionalText(40),
  safeContact: optionalText(300),
  pesel: Pesel,
  shieldedAddress: optionalText(300),
})
export type PersonInput = z.infer<typeof PersonInput>
