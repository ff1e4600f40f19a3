import { type NameOf, type Possible, possible } from '#model'
import type { Ctx } from '#platform/server'
import { placesByCode } from '#territory/server'
import { type ListedAgreement, listAgreements } from '../agreements/agreement.store.server.ts'
import { mayManageMembers } from '../members/member.store.server.ts'
import { type PapersAtHand, papersAtHand } from '../papers/papers-at-hand.server.ts'
import { type BodySeat, mySeats, namesOf, seesRecord } from './body.store.server.ts'
import { bodyRows } from './body-facts.query.server.ts'
import { bodyFacts, type LoadedBody } from './body-facts.server.ts'

export type TeamPage = LoadedBody & {
  /** What may happen now, told only to those who sit in the team or serve its unit; nothing for a team without a process. */
  readonly possible: Possible | null
  readonly rows: Awaited<ReturnType<typeof bodyRows>>
  readonly agreements: readonly ListedAgreement[]
  readonly seats: readonly BodySeat[]
  readonly sees: boolean
  readonly managesMembers: boolean
  readonly papers: PapersAtHand
  /** Of people, institutions and units named on the page. */
  readonly nameOf: NameOf
}

/** Everything one page shows of a team. Names of members are known to everybody who works here; its record only to those concerned. */
export async function teamPage(ctx: Ctx, bodyId: string): Promise<TeamPage> {
  const loaded = await bodyFacts(ctx, bodyId)
  const sees = await seesRecord(ctx, bodyId)
  const rows = await bodyRows(ctx, bodyId)
  const seats = await mySeats(ctx, bodyId)
  const agreements = await listAgreements(ctx, bodyId)
  const named = [
    ...loaded.members.flatMap(({ personId, institutionId }) => [personId, institutionId]),
    ...rows.steps.flatMap(({ done_by, institution_id }) => (institution_id ? [done_by, institution_id] : [done_by])),
  ]
  const parties = agreements.flatMap((one) => one.parties)
  const units = [...new Set([loaded.body.unitCode, ...parties.filter(isUnit)])]
  const places = await placesByCode(ctx, units)
  const people = await namesOf(ctx, [...new Set([...named, ...parties.filter((party) => !isUnit(party))])])
  const runs = sees && loaded.facts.visits.length > 0
  const held = seats.map(({ role }) => role)
  return {
    ...loaded,
    rows,
    agreements,
    seats,
    sees,
    possible: runs ? possible(loaded.model, loaded.facts, held) : null,
    managesMembers: await mayManageMembers(ctx, bodyId),
    papers: await papersAtHand(ctx, loaded),
    nameOf: (id) => people(id) ?? places.get(id)?.name,
  }
}

const isUnit = (party: string): boolean => /^\d+$/.test(party)
