import type { CaseId } from '#kernel'
import type { KnownClients } from '#model'
import { ownInstitutions, placeInVersion } from '#model/server'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { knownClients } from './known-clients.query.server.ts'

export type StepThatFails = {
  readonly frame: CaseFrame
  readonly unitCode: string
  readonly modelId: string
  readonly version: string
  readonly text: Awaited<ReturnType<typeof placeInVersion>>['text']
  /** The paragraph that the step carries out. */
  readonly clause: string
  readonly known: KnownClients
  /** Where I work, of those whose seat I hold in this case. */
  readonly mine: Awaited<ReturnType<typeof ownInstitutions>>
}

/** A step or a paragraph of the model of a case, for whoever says that it does not work. `NotFound` as for the case. */
export async function stepThatFails(ctx: Ctx, caseId: CaseId, step: string): Promise<StepThatFails> {
  const file = await caseFile(ctx, caseId)
  const { id: modelId, version } = file.model.document
  const seats = new Set<string>((await seatsOfMine(ctx, caseId)).map(({ institution }) => institution))
  const mine = await ownInstitutions(ctx)
  return {
    ...(await placeInVersion(ctx, modelId, version, step)),
    frame: await caseFrame(ctx, file),
    unitCode: file.unitCode,
    modelId,
    version,
    known: await knownClients(ctx, file),
    mine: mine.filter(({ id }) => seats.has(id)),
  }
}
