import { InstitutionId } from '#kernel'
import { fields, optionalChoice, ticked } from '#platform'
import { RemarkWords } from '../remarks/remark.schema.ts'

/** What somebody says does not work; paragraph and version come from the address. */
export const readNotWorking = fields(
  RemarkWords.omit({ about: true }).extend({ institutionId: optionalChoice(InstitutionId), ordinary: ticked }),
)
