import { InstitutionId, type LocalDate, localDate, type Outcome, PersonId } from '#kernel'
import { systemActor } from '#platform/server'
import type { Category, FileClassId } from '#protection'
import { addClass } from '#protection/server'
import type { TestDatabase } from '#test/database.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { approveDestruction, destroyCase, orderDestruction, proposeDestruction } from './destroy-cases.server.ts'
import type { DestructionId } from './destruction.domain.ts'
import { fileCase } from './keep-case.server.ts'

export const CLOSED = localDate('2020-03-05')

export function done<V>(outcome: Outcome<V, string>): V {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** The world of cases, with a file plan, a head beside the officer, and closed cases to be had. */
export async function retentionWorld(database: TestDatabase) {
  const world = await caseWorld(database)
  const { as, actAs, found, lead, officer, ops } = world
  const institutionId = InstitutionId.parse(ops)
  const head = await found.aPerson('Hanna', 'Kierująca')
  await found.employ(head, ops, 'head')

  let symbol = 8120
  const plans = async (category: Category, years?: number): Promise<FileClassId> => {
    symbol += 1
    const row = { symbol: String(symbol), name: 'Praca z rodziną', category, years, from: localDate('2026-01-01') }
    return done(await as(officer, (ctx) => addClass(ctx, { institutionId, ...row })))
  }
  const files = (caseId: string, classId: FileClassId, who = lead) =>
    as(who, (ctx) => fileCase(ctx, { institutionId, caseId, classId }))
  /** Closed long ago: what the years had done before the test. */
  const closes = (caseId: string, on: LocalDate | null = CLOSED) =>
    world.rows('update casework.case set opened_on = least(opened_on, $2), closed_on = $2 where id = $1', [caseId, on])
  const closedIn = async (classId: FileClassId, on = CLOSED): Promise<string> => {
    const caseId = await world.opens(lead)
    await closes(caseId, on)
    done(await files(caseId, classId))
    return caseId
  }
  const proposes = (caseIds: readonly string[], who = lead) =>
    as(who, (ctx) => proposeDestruction(ctx, { institutionId, caseIds }))
  const approves = (destructionId: DestructionId, who = head, on: LocalDate = localDate('2026-11-23')) =>
    as(who, (ctx) =>
      approveDestruction(ctx, { institutionId, destructionId, approver: 'archive', number: 'AP.50.7.2026', on }),
    )
  const orders = (destructionId: DestructionId, who = head) =>
    as(who, (ctx) => orderDestruction(ctx, { institutionId, destructionId }))
  const entriesOf = async (destructionId: DestructionId) =>
    (
      await world.rows<{ id: string }>(
        'select id from casework.destruction_entry where destruction_id = $1 order by code',
        [destructionId],
      )
    ).map(({ id }) => id)
  const works = (entry: string) => actAs(systemActor('worker'), (ctx) => destroyCase(ctx, entry))
  /** Proposed by the lead worker, approved and ordered by the head. */
  const ordered = async (caseIds: readonly string[]) => {
    const list = done(await proposes(caseIds))
    done(await approves(list))
    done(await orders(list))
    return { list, entries: await entriesOf(list) }
  }
  const settled = async (entry: string) => {
    const [row] = await world.rows<{ blocked: string | null; destroyed: boolean }>(
      'select blocked, destroyed_at is not null as destroyed from casework.destruction_entry where id = $1',
      [entry],
    )
    return row
  }
  return {
    ...world,
    ...{ institutionId, head, headId: PersonId.parse(head) },
    ...{ plans, files, closes, closedIn, proposes, approves, orders, entriesOf, works, ordered, settled },
  }
}
