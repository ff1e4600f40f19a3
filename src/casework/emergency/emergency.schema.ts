import { z } from 'zod'
import { optionalDay, optionalText, says } from '#platform'
import { DANGERS } from './emergency.domain.ts'

/** What somebody gives to find one case, and why. */
export const EmergencyInput = z
  .object({
    code: optionalText(40),
    given: optionalText(80),
    family: optionalText(80),
    born: optionalDay,
    danger: z.enum(DANGERS),
    reason: z.string().min(10).max(1000),
  })
  .check(({ value, issues }) => {
    const person = [value.given, value.family, value.born]
    if (value.code !== undefined || person.every((part) => part !== undefined)) return
    // Fewer would find people by leafing through names.
    const message = says('casework.emergency.code_or_person')
    issues.push({ code: 'custom', path: ['code'], input: value.code ?? '-', message })
  })
export type EmergencyInput = z.infer<typeof EmergencyInput>

export const ReviewInput = z.object({
  justified: z.enum(['yes', 'no']).transform((said) => said === 'yes'),
  words: z.string().min(3).max(1000),
})
