import { powerCovers, type Sensitivity } from '#model'

type Asked = { readonly covers: readonly string[]; readonly subjectId: string | null }
type Entry = { readonly sensitivity: Sensitivity; readonly subjectId: string | null }

/**
 * Whether an entry may stand in an answer: what is special only on a provision that covers it, a pointer to a Blue Card on none; about
 * somebody else than the person asked about, never.
 */
export const isGivable = ({ covers, subjectId }: Asked, entry: Entry): boolean =>
  entry.sensitivity !== 'pointer_only' &&
  powerCovers(covers, entry.sensitivity) &&
  (subjectId === null || entry.subjectId === null || entry.subjectId === subjectId)
