const at = (sittingId: string, what: string) => `/sittings/${sittingId}/${what}`

/** Addresses of the record of a sitting. */
export const plenaryPath = {
  record: (sittingId: string): string => at(sittingId, 'record'),
  keep: (sittingId: string): string => at(sittingId, 'record/keep'),
  answer: (sittingId: string): string => at(sittingId, 'record/answer'),
  task: (sittingId: string, no: number): string => at(sittingId, `record/tasks/${no}`),
}
