import type { T } from '#platform'

/** How somebody invited stands on a list: by name and institution, and in whose place where it is a stand-in. */
export const personWords = (
  { label, insteadOf }: { readonly label: string; readonly insteadOf: string | null },
  t: T,
): string => (insteadOf === null ? label : t('casework.meeting.instead_of', { who: label, absent: insteadOf }))
