import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import {
  type AuthorityRow,
  authorityRows,
  type IncapacityRow,
  incapacityRows,
  mayCorrect,
  type RecordKind,
  replaceRow,
  saveAuthority,
  saveIncapacity,
} from './authority.store.server.ts'

export type EndRecordInput = { readonly how: 'ended' | 'mistake'; readonly until?: LocalDate | undefined }
export type EndRecordRefusal = 'until_missing' | 'ends_before_it_begins' | 'already_over' | 'case_closed'
type Target = {
  readonly caseId: string
  readonly subjectId: string
  readonly kind: RecordKind
  readonly recordId: string
}

/**
 * Ends an authority or an incapacity with its last day, or takes a mistaken entry out of force. The older row stays on record: what ended
 * is written anew with its last day, what was wrong is written anew by whoever corrects it.
 */
export async function endRecord(ctx: Ctx, input: EndRecordInput & Target): Promise<Outcome<null, EndRecordRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const { row, again } = await recordToEnd(ctx, input)
  await mayCorrect(ctx, input.kind, row.id)
  if (file.closedOn) return refused('case_closed')
  const { until } = input
  if (input.how === 'ended') {
    if (!until) return refused('until_missing', { field: 'until' })
    if (until < row.from) return refused('ends_before_it_begins', { field: 'until' })
    if (row.until !== null && row.until <= until) return refused('already_over', { field: 'until' })
  }
  await replaceRow(ctx, input.kind, row.id)
  if (input.how === 'ended' && until) await again(until)
  const name = `casework.${input.kind}.${input.how === 'ended' ? 'ended' : 'corrected'}`
  await record(ctx, { chain: 'case', about: file.id, name, payload: { subject: row.subjectId }, item: row.itemId })
  return ok(null)
}

type ToEnd = {
  readonly row: AuthorityRow | IncapacityRow
  /** Writes the same once more, with a last day. */
  readonly again: (until: LocalDate) => Promise<string>
}

/** The row in force by this id, of this person. `NotFound` when there is none or it is hidden. */
export async function recordToEnd(ctx: Ctx, { caseId, subjectId, kind, recordId }: Target): Promise<ToEnd> {
  const mine = ({ id, subjectId: about }: { id: string; subjectId: string }) => id === recordId && about === subjectId
  if (kind === 'authority') {
    const row = (await authorityRows(ctx, caseId)).find(mine)
    if (row) return { row, again: (until) => saveAuthority(ctx, { ...row, until }) }
  } else {
    const row = (await incapacityRows(ctx, caseId)).find(mine)
    if (row) return { row, again: (until) => saveIncapacity(ctx, { ...row, until }) }
  }
  throw new NotFound('record')
}
