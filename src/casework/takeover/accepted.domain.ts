import { FAMILY } from '#model'
import type { PaperPlan } from './papers.domain.ts'

/** Institutions that took on all of their actions on paper. What one does under its own law needs no answer. */
export function acceptedOnPaper({ actions }: PaperPlan): readonly string[] {
  const agreed = actions.filter(({ responsible, answer }) => responsible !== FAMILY && answer !== 'noted')
  const institutions = [...new Set(agreed.map(({ responsible }) => responsible))]
  return institutions.filter((one) =>
    agreed.every(({ responsible, answer }) => responsible !== one || answer === 'accepted'),
  )
}
