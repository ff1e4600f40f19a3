import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type SeatHeld, seatsHeld } from '../team/team.store.server.ts'
import { type HistoryEntry, historyOf } from '../timeline/history.query.server.ts'
import { type Pointer, type PointerReader, pointerOf, pointerReaders, pointerRights } from './pointer.store.server.ts'

/** The pointer of a case on its page. */
export type PointerPage = {
  readonly frame: CaseFrame
  readonly pointer: Pointer | null
  readonly mayRecord: boolean
  readonly readers: readonly (PointerReader & { readonly name: string })[]
  /** Members of the team who may still be named. */
  readonly others: readonly SeatHeld[]
  /** Who recorded and who looked, the newest first. */
  readonly history: readonly HistoryEntry[]
}

/** For those who may read or record it. Others find no such page: the same answer whether or not something is on record. */
export async function pointerPage(ctx: Ctx, caseId: string): Promise<PointerPage> {
  const file = await caseFile(ctx, caseId)
  const rights = await pointerRights(ctx, file.id)
  if (!rights.read) throw new NotFound('page')
  const pointer = await pointerOf(ctx, file.id)
  const seats = await seatsHeld(ctx, file.id)
  const readers = rights.record ? await pointerReaders(ctx, file.id) : []
  const nameOf = (personId: string) => seats.find((seat) => seat.personId === personId)?.person ?? ''
  return {
    frame: await caseFrame(ctx, file),
    pointer,
    mayRecord: rights.record,
    readers: readers.map((reader) => ({ ...reader, name: nameOf(reader.personId) })),
    others: seats.filter(
      ({ personId }, at) => personId !== me(ctx) && seats.findIndex((seat) => seat.personId === personId) === at,
    ),
    history: pointer ? await historyOf(ctx, pointer.id, { limit: 50, looks: true }) : [],
  }
}
