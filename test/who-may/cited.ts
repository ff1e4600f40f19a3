import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'

/**
 * What rests on paragraphs: a lesson kept by a teacher, of which a change waits to be looked through; the order of the gmina; another
 * variant; and something of another model that nobody keeps by name. And practice of one month, of the rural model and of another.
 */
export async function citedModel({ found, newId, versionId, teacher }: CaseWorld) {
  const { put } = found
  const dependant = async (kind: string, audience: string, model_id: string, keeper: Record<string, unknown>) => {
    const id = newId()
    const told = { key: `${kind}/${id}`, kind, title: 'Na próbę', audience, registered_at: DAY }
    await put('model.dependant', { id, ...told, ...keeper })
    const place = { dependant_id: id, model_id, clause: 'W-1.1' }
    await put('model.citation', { id: newId(), ...place, version_id: versionId, rev: 1, cited_at: DAY })
    const marked = { from_id: versionId, to_id: versionId, what: ['text'], marked_at: DAY }
    await put('model.dependant_review', { id: newId(), ...place, ...marked })
    return id
  }
  const lesson = await dependant('lesson', 'signed_in', 'wiejski', { keeper_id: teacher })
  await dependant('local_order', 'everyone', 'wiejski', { unit_code: '260401' })
  await dependant('variant', 'everyone', 'miejski', { model_id: 'wiejski' })
  await dependant('template', 'keepers', 'miejski', {})
  const month = '2026-10-01'
  await put('model.evidence_month', { month, counted_at: DAY })
  for (const model_id of ['wiejski', 'miejski']) {
    const counted = { month, version_id: versionId, model_id, clause: 'W-4.5', measure: 'stay', hidden: false }
    await put('model.evidence', { id: newId(), ...counted, element: `kwalifikacja-${model_id}`, at_least: 5, days: 9 })
  }
  return { lesson }
}

type Cited = Awaited<ReturnType<typeof citedModel>>

/** Pages on which what cites a changed paragraph is looked through. */
export const citedWalks = ({ cited }: { readonly cited: Cited }): Walks => ({
  '/dependants/:dependantId': { params: { dependantId: cited.lesson }, sent: { outcome: 'unchanged', note: '' } },
})
