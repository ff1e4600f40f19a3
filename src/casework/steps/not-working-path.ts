/** Where somebody says that a step of a case, or the paragraph it carries out, does not work. */
export const stepNotWorkingPath = (caseId: string, step: string): string =>
  `/cases/${caseId}/steps/${encodeURIComponent(step)}/not-working`
