import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { readVersion } from '../../versions/version-list.query.server.ts'
import type { KnownClients } from '../client-data.domain.ts'
import { readConsulted, standsIn } from '../consulted-text.domain.ts'
import { stoppedBy } from '../remarks/client-data-refused.domain.ts'
import { ownInstitutions } from '../remarks/own-institutions.query.server.ts'
import type { RemarkWords } from '../remarks/remark.schema.ts'
import { saveRemark } from '../remarks/remark.store.server.ts'

export type SendFromWork = RemarkWords & {
  readonly modelId: string
  readonly version: string
  readonly institutionId?: string | undefined
  /** Whoever writes says that what was found are ordinary words. */
  readonly ordinary: boolean
}
/** The case from which somebody writes, as far as it goes along: the gmina is sent; who its people are is only looked for in the words. */
export type WorkPlace = { readonly known: KnownClients; readonly unitCode: string }
export type SendFromWorkRefusal = 'client_data' | 'no_such_place' | 'not_your_institution'

/**
 * Says to the team of a model that a paragraph or a step does not work here. The remark carries institution, gmina, paragraph and version, and
 * no case; what could tell who a client is stops it.
 */
export async function sendFromWork(
  ctx: Ctx,
  input: SendFromWork,
  work?: WorkPlace,
): Promise<Outcome<number, SendFromWorkRefusal>> {
  const { modelId, version, about, kind, words, proposed, reason, ordinary, institutionId } = input
  const { model } = await readVersion(ctx, modelId, version)
  if (!standsIn(readConsulted(model.document), about)) return refused('no_such_place')
  const mine = await ownInstitutions(ctx)
  const from = mine.find(({ id }) => id === institutionId) ?? mine[0]
  if (!from) throw new Forbidden('model.remark.send_from_work')
  if (institutionId && from.id !== institutionId) return refused('not_your_institution', { field: 'institutionId' })
  const stopped = stoppedBy(input, ordinary, work?.known)
  if (stopped) return refused('client_data', { field: stopped.field, count: stopped.finds.length })
  const { id, no } = await saveRemark(ctx, {
    ...{ modelId, version, consultationId: null, about, kind, words, proposed, reason },
    source: 'from_work',
    authorId: me(ctx),
    institutionId: from.id,
    unitCode: work?.unitCode ?? from.unitCode,
  })
  await record(ctx, {
    chain: 'model',
    about: id,
    name: 'model.remark.sent_from_work',
    payload: { remark: id, no, place: about, version },
  })
  return ok(no)
}

/** The paragraph that does not work, or that of the step that does not. `NotFound` when the version has nothing of this id. */
export async function placeInVersion(ctx: Ctx, modelId: string, version: string, about: string) {
  const { model } = await readVersion(ctx, modelId, version)
  const text = readConsulted(model.document)
  if (!standsIn(text, about)) throw new NotFound('paragraph')
  return { text, clause: model.step.find(about)?.clause ?? about }
}
