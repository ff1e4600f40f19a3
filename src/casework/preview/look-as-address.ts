import type { CaseTab } from '../cases/case-frame.tsx'

/** Where a page of a case stands as somebody else gets it. */
export const lookAsAddress = (caseId: string, personId: string, tab: CaseTab): string =>
  tab === 'overview' ? `/cases/${caseId}/as/${personId}` : `/cases/${caseId}/as/${personId}/${tab}`

/** Where it is chosen as whom to look at a case. */
export const lookAsPath = (caseId: string): string => `/cases/${caseId}/as`
