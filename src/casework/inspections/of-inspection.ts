import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { OfCase } from '../cases/case-scope.ts'

/** What addresses of inspections hold. */
export const OfInspected = z.object({ institutionId: InstitutionId })
export const OfInspection = z.object({ inspectionId: z.uuid() })
export const OfInspectedCase = OfCase.extend({ inspectionId: z.uuid() })

export const inspectionPath = {
  list: (institutionId: string) => `/inspections/of/${institutionId}`,
  one: (inspectionId: string) => `/inspections/${inspectionId}`,
  people: (inspectionId: string) => `/inspections/${inspectionId}/people`,
  end: (inspectionId: string) => `/inspections/${inspectionId}/end`,
  file: (inspectionId: string, caseId: string) => `/inspections/${inspectionId}/cases/${caseId}`,
  print: (inspectionId: string, caseId: string) => `/inspections/${inspectionId}/cases/${caseId}/print`,
} as const
