import { MONDAY } from '#test/world.ts'
import { headOf } from './ledger-rules.fixture.ts'
import type { Situation } from './ledger-situations.fixture.ts'
import type { Known, Put } from './ledger-tables.fixture.ts'

type Written = { readonly caseId: string; readonly items: readonly string[] }

/** A meeting whose minutes were closed, its agenda, and what was said about each line. Answers with its id; with nothing where none was said. */
export function minutesRows(told: Situation, known: Known, { caseId, items }: Written, put: Put): string | null {
  const { partners, newId } = known
  const heads = told.lines.map((_, no) => headOf(told, no))
  if (heads.every((head) => head < 0)) return null
  const id = newId()
  const of = { case_id: caseId, meeting_id: id }
  const by = partners[0]?.worker
  put('meeting', {
    ...{
      id,
      case_id: caseId,
      body: 'zespol-rodziny',
      planned_for: MONDAY,
      place: 'GOPS',
      state: 'held',
      held_on: '2026-11-02',
    },
    ...{ family_took_part: false, steps: [], called_by: by, row_version: 1 },
  })
  put('live_minutes', {
    ...{ ...of, no: 1, begun_by: by, begun_at: MONDAY, closed_by: by, closed_at: MONDAY },
    ...{ remarks_until: '2026-11-09', revision: 1 },
  })
  const lines = heads.map((head, no) => (head < 0 ? null : lineRow(told, no, { known, of, item: items[head] }, put)))
  for (const [no, one] of told.items.entries()) {
    const line = one.kind === 'minutes' ? lines[one.line] : null
    if (!line || heads.includes(no)) continue
    const author = partners[one.author]
    put('sentence', {
      ...{
        ...of,
        id: newId(),
        line_id: line,
        item_id: items[no],
        no: no + 1,
        kind: 'said',
        for_family: false,
        typed: 1,
      },
      ...{ person_id: author?.worker, institution_id: author?.id, begun_at: MONDAY, finished_at: MONDAY },
      ...{ row_version: 1, revision: no + 1 },
    })
  }
  return id
}

type InMeeting = {
  readonly known: Known
  readonly of: { readonly case_id: string; readonly meeting_id: string }
  readonly item: string | undefined
}

function lineRow({ lines }: Situation, no: number, { known, of, item }: InMeeting, put: Put): string {
  const { partners, readers, newId } = known
  const line = newId()
  const by = partners[0]?.worker
  put('agenda_line', {
    ...{ ...of, id: line, item_id: item, place: no + 1, closed: lines[no]?.closed, added_by: by },
    ...{ added_at: MONDAY, revision: no + 1 },
  })
  for (const { reader, institution } of lines[no]?.named ?? [])
    put('agenda_member', {
      ...{ id: newId(), case_id: of.case_id, line_id: line, named_by: by },
      ...{ person_id: reader === null ? null : readers[reader] },
      institution_id: reader === null ? partners[institution]?.id : null,
    })
  return line
}
