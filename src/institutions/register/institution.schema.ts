import { z } from 'zod'
import type { Outcome } from '#kernel'
import { line, optionalText, says, ticked } from '#platform'
import { UnitCode } from '#territory'
import {
  type IdentifierRefusal,
  readKrs,
  readNip,
  readPhone,
  readPostalCode,
  readRegon,
  readRspo,
} from './identifiers.domain.ts'
import { INSTITUTION_LEVELS, SECTORS } from './sector.domain.ts'

/** An identifier that may be left empty; a wrong one is refused with its own sentence. */
const optionally = (read: (text: string) => Outcome<string, IdentifierRefusal>) =>
  z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .transform((text, context) => {
        const answer = read(text)
        if (answer.ok) return answer.value
        context.addIssue({ code: 'custom', message: says(`institutions.refusal.${answer.refusal}`) })
        return z.NEVER
      })
      .optional(),
  )

/** How an institution is reached. */
export const ContactInput = z.object({
  address: optionalText(200),
  postal_code: optionally(readPostalCode),
  email: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.email(says('institutions.refusal.email_wrong')).max(254).toLowerCase().optional(),
  ),
  phone: optionally(readPhone),
})
export type ContactInput = z.infer<typeof ContactInput>

/** An institution as the register keeps it. */
export const InstitutionInput = ContactInput.extend({
  name: line(200).min(2),
  short_name: line(40),
  sector: z.enum(SECTORS),
  level: z.enum(INSTITUTION_LEVELS),
  seat_code: UnitCode,
  nip: optionally(readNip),
  regon: optionally(readRegon),
  rspo: optionally(readRspo),
  krs: optionally(readKrs),
  has_accounts: ticked,
})
export type InstitutionInput = z.infer<typeof InstitutionInput>
