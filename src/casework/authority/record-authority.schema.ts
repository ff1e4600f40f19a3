import { z } from 'zod'
import { SubjectId } from '#kernel'
import { day, optionalDay, optionalText } from '#platform'
import { AUTHORITY_KINDS } from './authority.domain.ts'

/** Chosen in place of a person of the case. */
export const OUTSIDE = 'outside'

const optionalYesNo = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .enum(['yes', 'no'])
    .transform((value) => value === 'yes')
    .optional(),
)

/** Who decides for a person, how, and from which document that is known. */
export const AuthorityInput = z.object({
  holder: z.union([z.literal(OUTSIDE), SubjectId]),
  holderName: optionalText(120),
  kind: z.enum(AUTHORITY_KINDS),
  covers: optionalYesNo,
  document: z.enum(['birth_record', 'court_decision']),
  court: optionalText(160),
  signature: optionalText(60),
  documentOn: optionalDay,
  from: day,
  until: optionalDay,
})
export type AuthorityInput = z.infer<typeof AuthorityInput>
