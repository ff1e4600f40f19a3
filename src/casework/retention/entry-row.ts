import { type MessageKey, showDate, showInstant, type T } from '#platform'
import { categoryMark } from '#protection'
import type { DestructionEntry } from './destruction.domain.ts'
import { KEPT_WORDS } from './retention-words.ts'

export const ENTRY_COLUMNS: readonly MessageKey[] = [
  'casework.retention.case',
  'casework.retention.opened_on',
  'casework.retention.closed_on',
  'casework.retention.class',
  'casework.retention.destroy_from',
  'casework.destruction.decision',
  'casework.destruction.became',
]

function became({ destroyed, kept }: DestructionEntry, t: T): string {
  if (kept) return t('casework.destruction.was_kept', { why: t(KEPT_WORDS[kept]) })
  if (!destroyed) return t('casework.destruction.waits')
  const { at, pieces, files, digest } = destroyed
  return t('casework.destruction.was_destroyed', { at: showInstant(at), pieces, files, digest: digest.slice(0, 16) })
}

/** One case of a list as its row, on the page and on paper alike; of a destroyed one, the stub. */
export const entryRow = (one: DestructionEntry, t: T): readonly string[] => [
  one.code,
  showDate(one.openedOn),
  showDate(one.closedOn),
  `${one.symbol} (${categoryMark(one)})`,
  showDate(one.destroyFrom),
  one.decision ? `${one.decision.number}, ${showDate(one.decision.on)}` : '–',
  became(one, t),
]
