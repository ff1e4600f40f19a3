import { createHash } from 'node:crypto'
import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { isConsulted } from '../consultation/opening/close-consultation.server.ts'
import { canonicalJson } from '../definition/canonical-json.domain.ts'
import { markDependants } from '../dependants/mark-dependants.server.ts'
import { registerVariant } from '../dependants/register-variants.server.ts'
import { findPublished, loadedDocuments, saveVersion } from '../versions/version.store.server.ts'
import { checkDraft } from './check-draft.domain.ts'
import { actsOf, type Draft, draftToAct, mayWithDraft, moveDraft, saveAct } from './draft.store.server.ts'
import { textIn, textOf } from './draft-document.domain.ts'
import { saveMapping } from './mapping.store.server.ts'
import { type ActRefusal, refusalOfAct, type VersionAct } from './standing.domain.ts'

export type RecordActInput = {
  readonly draftId: string
  readonly act: VersionAct
  /** Whose act it is, as "Komitet Sterujący". */
  readonly body: string
  /** By which document, as "Uchwała nr 4/2026". */
  readonly document: string
  readonly onDay: LocalDate
}
export type RecordActRefusal = ActRefusal | 'draft_abandoned' | 'broken' | 'already_published' | 'consultation_open'

/**
 * Records an act by which a version goes on: consulted, opinioned, adopted, in force, replaced. Adopting publishes the text for ever,
 * so nothing of it is kept unless every check passes: `broken` carries the reports. `consultation_open`: a consultation of the draft is not
 * closed yet, so somebody may be left without an answer.
 */
export async function recordAct(ctx: Ctx, input: RecordActInput): Promise<Outcome<string, RecordActRefusal>> {
  const draft = await draftToAct(ctx, input.draftId)
  const { modelId, version } = draft
  if (!(await mayWithDraft(ctx, 'decide', modelId))) throw new Forbidden('decide about a draft')
  if (draft.state === 'abandoned') return refused('draft_abandoned')
  const acts = await actsOf(ctx, modelId, version)
  const why = refusalOfAct(input, { acts, validFrom: textIn(draft.document.validFrom), today: ctx.today })
  if (why) return refused(why, { field: why === 'act_done_already' || why === 'act_skipped' ? undefined : 'onDay' })

  if (input.act === 'consulted' && (await isConsulted(ctx, draft.id))) return refused('consultation_open')
  const published = input.act === 'adopted' ? await publish(ctx, draft) : ok(draft.publishedId)
  if (!published.ok) return published
  const { act, body, document, onDay } = input
  await saveAct(ctx, { act, body, document, onDay, modelId, version })
  if (act !== 'in_force' && act !== 'replaced') await moveDraft(ctx, draft.id, act, published.value)
  const about = published.value ?? draft.id
  const payload = { act, model: modelId, version, on: onDay }
  await record(ctx, { chain: 'model', about, name: 'model.version.act_recorded', payload })
  return ok(draft.id)
}

async function publish(ctx: Ctx, draft: Draft): Promise<Outcome<string, 'broken' | 'already_published'>> {
  const { modelId, version } = draft
  if (await findPublished(ctx, modelId, version)) return refused('already_published', { model: modelId, version })
  const { text, mapping } = textOf(draft.document)
  const checked = checkDraft(text, mapping, await loadedDocuments(ctx))
  if (!checked.ok) {
    const reports = [...checked.reports, ...checked.aboutMapping]
    return refused('broken', { reports, count: reports.length })
  }
  const checksum = createHash('sha256').update(canonicalJson(checked.document)).digest()
  const versionId = await saveVersion(ctx, checked.document, checksum)
  if (checked.mapping && draft.basedOn) await saveMapping(ctx, checked.mapping, { from: draft.basedOn, to: versionId })
  await markDependants(ctx, versionId, checked.document)
  await registerVariant(ctx, modelId)
  return ok(versionId)
}
