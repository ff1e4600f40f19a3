import { z } from 'zod'
import { CaseId, SubjectId } from '#kernel'

/** Parameters of pages of one case, and of one person in it. */
export const OfCase = z.object({ caseId: CaseId })
export const OfPerson = OfCase.extend({ subjectId: SubjectId })
/** Every page of a case asks its relations about that case alone. */
export const scope = ({ caseId }: { readonly caseId: CaseId }): CaseId => caseId
/** The look at a page of a case, for its record. */
export const look =
  (name: `casework.${string}.looked`) =>
  ({ caseId }: { readonly caseId: CaseId }) => ({ chain: 'case' as const, about: caseId, name })
