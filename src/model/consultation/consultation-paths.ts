/** Addresses that more than one page of consultations leads to. */
export const CONSULTATIONS = '/consultations'
export const MY_REMARKS = '/my-remarks'
export const PROPOSALS = '/proposals'

export const consultationPath = (id: string): string => `${CONSULTATIONS}/${id}`
export const openConsultationPath = (draftId: string): string => `${CONSULTATIONS}/open/${draftId}`
export const remarkFormPath = (id: string, about: string): string =>
  `${consultationPath(id)}/remark?about=${encodeURIComponent(about)}`
export const teamTablePath = (id: string): string => `${consultationPath(id)}/remarks`
export const remarkPath = (id: string): string => `/remarks/${id}`
export const answersPath = (id: string): string => `${consultationPath(id)}/answers`
export const reportPath = (id: string): string => `${consultationPath(id)}/report`

/** Where somebody says that a paragraph does not work: from anywhere that cites it. */
export const notWorkingPath = (modelId: string, version: string, about: string): string =>
  `/handbook/${encodeURIComponent(modelId)}/${encodeURIComponent(version)}/${encodeURIComponent(about)}/not-working`
