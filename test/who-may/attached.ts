import { createHash } from 'node:crypto'
import { at, isJson, set } from '#test/model-document.ts'
import { ruralModel } from '#test/world.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'

/** A file kept for a model by somebody of its team, and how a document names it. */
async function attachedTo({ found, newId }: CaseWorld, model_id: string, added_by: string) {
  const [id, content] = [newId(), Buffer.from(`%PDF-1.7\n% ${newId()}`)]
  const digest = createHash('sha256').update(content).digest()
  const file = { name: 'karta.pdf', media_type: 'application/pdf', bytes: content.length }
  await found.put('platform.file', { id, ...file, content, sha256: digest, uploaded_by: added_by, uploaded_at: DAY })
  await found.put('model.attachment', { model_id, digest, file_id: id, added_at: DAY, added_by })
  const { name, media_type: type, bytes } = file
  return { name, type, bytes, sha256: digest.toString('hex') }
}

/** Files of drafts, of the rural model and of another. */
export async function attachedModel(world: CaseWorld, by: { readonly team: string; readonly administrator: string }) {
  await attachedTo(world, 'wiejski', by.team)
  await attachedTo(world, 'miejski', by.administrator)
}

/** Where everybody may take the file of a published version. */
export const WITH_FILE = { modelId: 'z-zalacznikiem', version: '1.0', attachmentId: 'karta' }

/** A published variant that names a file which came with a draft of the rural model. */
export async function publishedWithFile(world: CaseWorld, team: string) {
  const file = await attachedTo(world, 'wiejski', team)
  const model = ruralModel()
  if (!isJson(model)) throw new Error('the rural model is an object')
  const { modelId, version, attachmentId } = WITH_FILE
  set(model, 'id', modelId)
  set(at(model, 'handbook'), 'attachments', [{ id: attachmentId, title: 'Karta', clause: 'W-1.1', file }])
  const published = { model_id: modelId, version, status: 'working', name: JSON.stringify(model.name), admitting: [] }
  const kept = { document: JSON.stringify(model), checksum: Buffer.from(modelId), loaded_at: '2026-11-01' }
  await world.found.put('model.version', { id: world.newId(), ...published, ...kept })
}
