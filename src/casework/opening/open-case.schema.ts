import { z } from 'zod'
import { SUBJECT_KINDS } from '#model'
import { optionalChoice } from '#platform'
import { PersonNames } from '../families/person.schema.ts'

/** All that must be typed before help can begin is how the family is called. */
export const OpenCaseInput = PersonNames.extend({
  unitCode: optionalChoice(z.string().regex(/^\d{6}$/)),
  kind: optionalChoice(z.enum(SUBJECT_KINDS)),
})
export type OpenCaseInput = z.infer<typeof OpenCaseInput>
