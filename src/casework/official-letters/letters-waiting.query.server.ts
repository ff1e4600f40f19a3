import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { SenderKind } from '#model'
import type { Ctx } from '#platform/server'
import { isLate, type LetterState, letterNumber } from './official-letter.domain.ts'

export type LetterWaiting = {
  readonly id: string
  readonly caseId: string
  readonly code: string
  readonly number: string
  readonly senderKind: SenderKind
  readonly sender: string
  readonly receivedOn: LocalDate
  readonly dueOn: LocalDate | null
  readonly state: LetterState
  readonly late: boolean
}

/** Letters of authorities that wait for an answer of an institution I write for, the most urgent first. No name, no word of what is asked. */
export async function lettersWaiting(ctx: Ctx): Promise<readonly LetterWaiting[]> {
  const found = await sql<Omit<LetterWaiting, 'number' | 'late'> & { no: string }>`
    select distinct l.id, l.case_id as "caseId", c.code, l.no, l.sender_kind as "senderKind", l.sender, l.received_on as "receivedOn",
      l.due_on as "dueOn", l.state
    from authz.my_writing_seats() s
    join casework.official_letter l on l.case_id = s.case_id and l.institution_id = s.institution_id
    join casework.case c on c.id = l.case_id
    where l.closed_on is null order by l.due_on nulls last, l.no limit 200`.execute(ctx.db)
  return found.rows.map(({ no, ...row }) => ({ ...row, number: letterNumber(no), late: isLate(row, ctx.today) }))
}
