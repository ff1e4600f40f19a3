import type { Role } from '#model'
import type { Ctx } from '#platform/server'
import { type CaseFile, caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { contactsToMind, type KnownContact } from '../compartments/contacts.query.server.ts'
import { type Denial, denialsOf } from '../denial/denial.store.server.ts'
import { type StandInHere, standInsIn } from '../stand-ins/stand-ins.query.server.ts'
import { missingNeeds } from './seat.store.server.ts'
import { teamRoles } from './team.domain.ts'
import { type Candidate, candidates, type SeatHeld, seatsHeld } from './team.store.server.ts'

/** The team of a case on its page: who belongs to it, what each still lacks to work, who may be asked. */
export type TeamToSet = {
  readonly file: CaseFile
  readonly frame: CaseFrame
  readonly seats: readonly (SeatHeld & { readonly lacking: readonly string[] })[]
  readonly candidates: readonly Candidate[]
  readonly roles: readonly Role[]
  readonly denials: readonly Denial[]
  readonly standIns: readonly StandInHere[]
  readonly contacts: readonly KnownContact[]
}

/** For those who keep the case; others get `Forbidden`. */
export async function teamToSet(ctx: Ctx, caseId: string): Promise<TeamToSet> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  const seats: TeamToSet['seats'][number][] = []
  for (const seat of await seatsHeld(ctx, file.id)) {
    const { personId, institutionId, role } = seat
    const wanted = { versionId: file.versionId, personId, institutionId, role }
    seats.push({ ...seat, lacking: await missingNeeds(ctx, { ...wanted, keeper: institutionId === file.keeper }) })
  }
  return {
    file,
    frame: await caseFrame(ctx, file),
    seats,
    candidates: await candidates(ctx, file.id),
    roles: teamRoles(file.model),
    standIns: await standInsIn(ctx, file.id),
    denials: await denialsOf(ctx, file.id),
    contacts: await contactsToMind(ctx, file),
  }
}
