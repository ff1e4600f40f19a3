import { showDate, useReader } from '#platform'
import { Note } from '#platform/ui'
import type { CaseMigrationNote } from './migration-view.query.server.ts'

type Props = { readonly note: CaseMigrationNote | null; readonly mayKeep: boolean }

/** On the first page of a case: that it will be, or was, carried to another version of its model, and until when that can be undone. */
export function MigrationNote({ note, mayKeep }: Props) {
  const { t } = useReader()
  if (note === null || note.state === 'undone') return null
  const { from, to } = note
  const link = (path: 'answer' | 'undo', text: string) => (
    <p>
      <a href={`/migrations/cases/${note.id}/${path}`}>{text}</a>
    </p>
  )
  if (note.state === 'migrated') {
    if (!mayKeep || note.undoUntil === null) return null
    const dates = { on: note.migratedOn ? showDate(note.migratedOn) : '', until: showDate(note.undoUntil) }
    return (
      <Note kind="info" text={t('casework.migration.note.carried', { from, to, ...dates })}>
        {link('undo', t('casework.migration.undo'))}
      </Note>
    )
  }
  if (note.verdict === 'stays') return null
  const asks = note.verdict === 'question'
  return (
    <Note
      kind={asks ? 'turn' : 'info'}
      text={t(asks ? 'casework.migration.note.question' : 'casework.migration.note.planned', {
        ...{ from, to },
        on: showDate(note.effectiveOn),
      })}
    >
      {asks && mayKeep && link('answer', t('casework.migration.answer'))}
    </Note>
  )
}
