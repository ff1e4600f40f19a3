/** Addresses of the prints of a case, for links from its pages. */
export const printPath = {
  form: (caseId: string, instanceId: string) => `/cases/${caseId}/print/forms/${instanceId}`,
  blank: (caseId: string, form: string) => `/cases/${caseId}/print/blank/${encodeURIComponent(form)}`,
  visit: (caseId: string) => `/cases/${caseId}/print/visit`,
  plan: (caseId: string) => `/cases/${caseId}/print/plan`,
  attendance: (caseId: string, meetingId: string) => `/cases/${caseId}/print/meetings/${meetingId}/attendance`,
  blankAttendance: (caseId: string) => `/cases/${caseId}/print/attendance`,
  minutes: (caseId: string, meetingId: string) => `/cases/${caseId}/print/meetings/${meetingId}/minutes`,
  letter: (caseId: string, requestId: string) => `/cases/${caseId}/print/requests/${requestId}/letter`,
  reminder: (caseId: string, requestId: string) => `/cases/${caseId}/print/requests/${requestId}/reminder`,
  family: (caseId: string, subjectId: string, language: string) =>
    `/cases/${caseId}/print/family/${subjectId}/${language}`,
  file: (caseId: string) => `/cases/${caseId}/print/file`,
  answers: (caseId: string) => `/cases/${caseId}/print/answers.csv`,
} as const
