import { z } from 'zod'
import { day, line, optionalText } from '#platform'
import { OfCase } from '../../cases/case-scope.ts'
import { SALUTATIONS } from './letter-fields.domain.ts'
import { CHANNELS } from './proof.domain.ts'

/** A field that may stay empty. */
const maybe = (max: number) => optionalText(max).transform((text) => text ?? '')
const version = z.coerce.number().int().min(1)

export const OfOwnLetter = OfCase.extend({ ownLetterId: z.uuid() })
export const OfProof = OfOwnLetter.extend({ proofId: z.uuid() })

export const BeginLetterInput = z.object({
  to: line(80),
  outside: optionalText(200),
  address: optionalText(300),
  template: line(80),
})
export const LetterWordsInput = z.object({
  version,
  salutation: z.enum(SALUTATIONS),
  subject: maybe(200),
  body: maybe(12_000),
  attachments: maybe(1000),
  copies: maybe(1000),
  signer: maybe(120),
  signerFunction: maybe(120),
  address: maybe(300),
})
export const IssueLetterInput = z.object({ version })
export const ProofOfSending = z.object({ channel: z.enum(CHANNELS), onDay: day, reference: optionalText(120) })
