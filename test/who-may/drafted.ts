import { ruralModel } from '#test/world.ts'
import { attachedModel, publishedWithFile, WITH_FILE } from './attached.ts'
import { LATER, TODAY, type Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

/** The team of the rural model (the analyst leads it, the adviser writes with it) and a draft of its next version. */
export async function draftedModel(world: CaseWorld, team: { readonly leads: string; readonly writes: string }) {
  const { found, newId, versionId, administrator } = world
  const { put } = found
  await attachedModel(world, { team: team.leads, administrator })
  await publishedWithFile(world, team.leads)
  const [writer, draft, base] = [newId(), newId(), newId()]
  const named = { model_id: 'wiejski', from_on: '2026-01-02' }
  await put('model.writer', { id: writer, person_id: team.leads, leads: true, ...named })
  await put('model.writer', { id: newId(), person_id: team.writes, leads: false, ...named })
  const document = JSON.stringify(ruralModel())
  const name = JSON.stringify({ pl: 'Model', en: 'Model' })
  const published = { model_id: 'wiejski', version: '1.5', status: 'working', name, document, admitting: [] }
  await put('model.version', { id: base, ...published, checksum: Buffer.from('1.5'), loaded_at: '2026-11-01' })
  const written = { created_at: '2026-11-20', created_by: team.leads, changed_at: '2026-11-20', changed_by: team.leads }
  const numbered = { model_id: 'wiejski', version: '1.9', row_version: 2, based_on_id: base }
  await put('model.draft', { id: draft, ...numbered, document, ...written })
  const changed = { about: 'W-1.1', what: 'changed', changed_at: '2026-11-20', changed_by: team.leads }
  await put('model.draft_change', { id: newId(), draft_id: draft, no: 2, ...changed })
  // Of another model, so that "all" and "their own" can be told apart.
  const other = { model_id: 'miejski', version: '1.0', document: '{}' }
  await put('model.draft', { id: newId(), ...other, created_at: '2026-11-20', changed_at: '2026-11-20' })
  await put('model.writer', { id: newId(), ...named, model_id: 'miejski', person_id: administrator, leads: true })
  const act = {
    act: 'consulted',
    body: 'Komitet',
    document: 'Uchwała',
    on_day: '2026-11-01',
    recorded_at: '2026-11-01',
  }
  await put('model.version_act', { id: newId(), model_id: 'wiejski', version: '1.5', ...act })
  const between = { from_id: versionId, to_id: base, document: '{}', checksum: Buffer.from('m') }
  await put('model.mapping', { id: newId(), ...between, loaded_at: '2026-11-01' })
  return { draft, writer }
}

type Drafted = Awaited<ReturnType<typeof draftedModel>>
type About = { readonly drafted: Drafted; readonly versionId: string; readonly stranger: string }

/** Pages on which models are written. */
export const draftWalks = ({ drafted, versionId, stranger }: About): Walks => {
  const at = '/model-drafts/:draftId'
  const paragraph = { title: 'Cel', text: 'Inny tekst.', 'prov.mark': 'inferred', 'prov.why': 'Próba' }
  const here = { draftId: drafted.draft }
  const halves = { 'first.pl': 'Pierwsza', 'first.en': 'First', 'second.pl': 'Druga', 'second.en': 'Second' }
  return {
    '/model-drafts/begin': { sent: { versionId, step: 'minor' } },
    '/model-drafts/begin-variant': {
      sent: { versionId, modelId: 'na-probe', pl: 'Model na próbę', en: 'Model to try' },
    },
    [at]: { params: here },
    [`${at}/tryout`]: { params: here },
    [`${at}/handbook`]: { params: here, sent: { _moved: 'W-1.2', _by: '-1' } },
    [`${at}/kinds/:kind`]: { params: { ...here, kind: 'deadline' }, sent: { _moved: 'termin-przyjecie', _by: '1' } },
    [`${at}/parts/:about`]: { params: { ...here, about: 'W-1.1' }, sent: { _version: '2', ...paragraph } },
    [`${at}/parts/:about/remove`]: { params: { ...here, about: 'W-1.1' }, sent: { reason: 'Próba' } },
    [`${at}/parts/:about/attach`]: {
      params: { ...here, about: 'W-1.1' },
      sent: { title: 'Karta', file: new File(['%PDF-1.7\n'], 'karta.pdf') },
    },
    [`${at}/parts/:about/split-stage`]: {
      params: { ...here, about: 'diagnoza' },
      sent: { ...halves, 'onward.pl': 'Dalej', 'onward.en': 'Go on', inSecond: 'uzgodnienie-diagnozy' },
    },
    [`${at}/parts/:about/split-role`]: {
      params: { ...here, about: 'asystent-rodziny' },
      sent: { ...halves, begins: 'alike' },
    },
    [`${at}/parts/:about/move-field`]: {
      params: { ...here, about: 'karta-diagnozy.genogram' },
      sent: { to: 'karta-glosu-rodziny.glos-czesc' },
    },
    [`${at}/add/:kind`]: { params: { ...here, kind: 'group' }, sent: { called: 'Nowa faza' } },
    [`${at}/acts/:act`]: {
      params: { ...here, act: 'consulted' },
      sent: { body: 'Komitet Sterujący', document: 'Uchwała 4/2026', onDay: TODAY },
    },
    [`${at}/mapping`]: { params: here },
    [`${at}/abandon`]: { params: here },
    '/handbook/:modelId/:version/attachments/:attachmentId': { params: WITH_FILE },
    '/model-teams/:modelId/name': { sent: { personId: stranger, leads: 'no' } },
    '/model-teams/:modelId/writers/:writerId/end': { params: { writerId: drafted.writer }, sent: { until: LATER } },
  }
}
