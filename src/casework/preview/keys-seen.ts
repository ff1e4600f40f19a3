/** From where the keys of one table's rows in a case are read. */
type Keys = {
  readonly table: string
  readonly columns: readonly string[]
  /** The column that says of which case a row is; `case_id` when it is left out. */
  readonly ofCase?: string
}

const byId = (table: string): Keys => ({ table, columns: ['id'] })

/**
 * Every table whose rows not everybody in a case sees and that a look as somebody else shows (`Policy.seenAs`), with what tells its rows
 * apart there. A table that is missing here is empty in every look as somebody else.
 */
export const KEYS_SEEN: Readonly<Record<string, Keys>> = {
  'casework.item': byId('casework.item'),
  'casework.disclosure': byId('casework.disclosure'),
  'casework.disclosure_consent': { table: 'casework.disclosure_consent', columns: ['disclosure_id'] },
  'casework.extract': { table: 'casework.extract', columns: ['disclosure_id'] },
  'casework.form_instance': byId('casework.form_instance'),
  'casework.consent': byId('casework.consent'),
  'casework.sharing_consent': byId('casework.sharing_consent'),
  'casework.acceptance': byId('casework.acceptance'),
  'casework.subject': byId('casework.subject'),
  'casework.meeting': byId('casework.meeting'),
  'casework.live_minutes': { table: 'casework.live_minutes', columns: ['meeting_id'] },
  'casework.agenda_line': byId('casework.agenda_line'),
  'casework.agenda_member': byId('casework.agenda_member'),
  'casework.sentence': byId('casework.sentence'),
  'casework.vote': byId('casework.vote'),
  'casework.minutes_reply': byId('casework.minutes_reply'),
  'casework.date_poll': byId('casework.date_poll'),
  'casework.poll_date': { table: 'casework.poll_date', columns: ['poll_id', 'no'] },
  'casework.poll_guest': { table: 'casework.poll_guest', columns: ['poll_id', 'no'] },
  'casework.poll_answer': { table: 'casework.poll_answer', columns: ['poll_id', 'guest_no', 'date_no'] },
  // A sitting is of no case; those in which this case has a part are seen as far as the part is.
  'casework.sitting': { table: 'casework.sitting_slot', columns: ['sitting_id'] },
  'casework.sitting_slot': { table: 'casework.sitting_slot', columns: ['sitting_id', 'case_id'] },
  'casework.task': byId('casework.task'),
  'casework.task_series': byId('casework.task_series'),
  'casework.request': byId('casework.request'),
  'casework.given_outside': byId('casework.given_outside'),
  'casework.emergency': byId('casework.emergency'),
  'casework.emergency_review': byId('casework.emergency_review'),
  'casework.case_handover': byId('casework.case_handover'),
  'platform.fact': { table: 'platform.fact', columns: ['chain_id', 'seq'], ofCase: 'chain_id' },
}
