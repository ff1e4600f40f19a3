import { createHash } from 'node:crypto'
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

/** Files of paragraphs: one that a version will name, and those of drafts, of the rural model and of another. */
export async function attachedModel(
  world: CaseWorld,
  { team, administrator }: Readonly<Record<'team' | 'administrator', string>>,
) {
  const named = await attachedTo(world, 'wiejski', team)
  await attachedTo(world, 'wiejski', team)
  await attachedTo(world, 'miejski', administrator)
  return { id: 'karta', title: 'Karta na próbę', clause: 'W-1.1', file: named }
}
