import { z } from 'zod'
import { day, line, optionalChoice, optionalDay, optionalText, says } from '#platform'
import { UnitCode } from '#territory'
import { AUDIENCES, CATEGORIES } from '../entries/service.domain.ts'
import { CONSENTS, needsConsent, RESOURCE_KINDS } from './resource.domain.ts'

/** A gmina or a powiat: a map of a whole voivodeship would be a list of lists. */
export const MappedUnit = UnitCode.refine((code) => code.length > 2)
export const OfMap = z.object({ unitCode: MappedUnit })
export const OfResource = OfMap.extend({ resourceId: z.uuid() })

/** A strength as its form sends it. */
export const ResourceInput = z
  .object({
    kind: z.enum(RESOURCE_KINDS),
    category: z.enum(CATEGORIES),
    name: line(120).min(3),
    gives: z.string().trim().min(3).max(1000),
    whereabouts: optionalText(160),
    saidBy: line(160).min(3),
    saidOn: day,
    audience: z.enum(AUDIENCES),
    contact: optionalText(160),
    consentOn: optionalDay,
    consentHow: optionalChoice(z.enum(CONSENTS)),
  })
  .superRefine((input, context) => {
    const wrong = (path: string, key: Parameters<typeof says>[0]) =>
      context.addIssue({ code: 'custom', path: [path], message: says(key) })
    if ((input.consentOn === undefined) !== (input.consentHow === undefined))
      wrong(input.consentOn === undefined ? 'consentOn' : 'consentHow', 'directory.resource.consent_half')
    else if (needsConsent(input) && input.consentOn === undefined)
      wrong('consentOn', 'directory.resource.consent_missing')
  })
export type ResourceInput = z.infer<typeof ResourceInput>

export const KEEPING = ['assure', 'archive', 'restore'] as const
export const KeepResourceInput = z.object({ act: z.enum(KEEPING) })
export type KeepResourceInput = z.infer<typeof KeepResourceInput>
