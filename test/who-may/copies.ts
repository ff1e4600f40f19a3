import type { Walks } from './walked.ts'
import type { CaseWorld, WhoMayWorld } from './world.ts'

type CaseOfHome = { readonly caseId: string; readonly child: string }
type Founding = Pick<CaseWorld, 'found' | 'newId' | 'lead' | 'ops' | 'teacher' | 'rows'>

/** A request passed on to the lead worker, and copies of data for it: one that is prepared, one handed in, checked and approved each. */
export async function copiesOfData(world: Founding, { caseId, child }: CaseOfHome, colleague: string) {
  const { found, newId, lead, ops, rows } = world
  const at = '2026-11-23T08:00:00Z'
  const asked = async (no: number) => {
    const id = newId()
    await found.put('protection.request', {
      ...{ id, institution_id: ops, no, received_on: '2026-11-23', received_how: 'letter', rights: ['access'] },
      ...{ asker: 'Zenobia Pytająca', contact: 'osobiście', words: 'Kopia danych' },
      ...{ identity_how: 'dowód', identity_on: '2026-11-23' },
    })
    const passed = { request_id: id, institution_id: ops, person_id: lead, given_by: lead, given_at: at }
    await found.put('protection.request_worker', { id: newId(), ...passed })
    return id
  }
  const copy = async (no: number, state: Readonly<Record<string, string>> = {}) => {
    const id = newId()
    const requestId = await asked(no)
    const of = { request_id: requestId, institution_id: ops, case_id: caseId, subject_id: child }
    await found.put('casework.bundle', { id, ...of, gathered_at: at, begun_by: lead, ...state })
    return { id, requestId }
  }
  const handedIn = { handed_in_by: lead, handed_in_at: at }
  const checked = { ...handedIn, checked_by: colleague, checked_at: at }
  const draft = await copy(951)
  const piece = newId()
  const [entry] = await rows<{ id: string }>(
    'select id from casework.item where case_id = $1 and owner_institution_id = $2 and replaced_at is null order by created_at, id limit 1',
    [caseId, ops],
  )
  const source = { source: 'course', kind: 'course', place: 0, fingerprint: 'x' }
  await found.put('casework.bundle_piece', { id: piece, case_id: caseId, bundle_id: draft.id, ...source })
  return {
    draft: draft.id,
    piece,
    entry: entry?.id ?? '',
    free: await asked(952),
    checked: await copy(953, { state: 'checked', ...checked }),
    approved: await copy(954, { state: 'approved', ...checked, approved_by: world.teacher, approved_at: at }),
  }
}
export type CopiesOfData = Awaited<ReturnType<typeof copiesOfData>>

/** How the pages about copies of data are walked. */
export function copyWalks({ ops, home, copies }: Pick<WhoMayWorld, 'ops' | 'home' | 'copies'>): Walks {
  const of = { caseId: home.caseId, institutionId: ops }
  const at = '/cases/:caseId/copies'
  const draft = { ...of, bundleId: copies.draft, pieceId: copies.piece }
  const approved = { ...of, bundleId: copies.approved.id }
  const request = '/protection/:institutionId/requests/:requestId'
  return {
    [`${request}/copies`]: { params: { institutionId: ops, requestId: copies.free } },
    [`${request}/pass`]: { params: { institutionId: ops, requestId: copies.free }, sent: {} },
    [`${request}/copies/:bundleId`]: {
      params: { institutionId: ops, requestId: copies.checked.requestId, bundleId: copies.checked.id },
      sent: { version: '1', decision: 'approve' },
    },
    [at]: { params: of },
    [`${at}/new/:institutionId/:requestId`]: {
      params: { ...of, requestId: copies.free },
      sent: { subjectId: home.child },
    },
    [`${at}/:bundleId`]: { params: draft, sent: { pieces: copies.piece } },
    [`${at}/:bundleId/pieces/:pieceId`]: {
      params: draft,
      sent: { version: '1', decision: 'leave_out', reason: 'third_person' },
    },
    [`${at}/:bundleId/act/:act`]: { params: { ...draft, act: 'drop' }, sent: { version: '1' } },
    [`${at}/:bundleId/give`]: { params: approved, sent: { version: '1', how: 'letter', on: '23.11.2026' } },
    '/cases/:caseId/print/copies/:bundleId': { params: approved },
    '/cases/:caseId/informants': { params: of },
    '/cases/:caseId/informants/:itemId': {
      params: { ...of, itemId: copies.entry },
      sent: { informant: 'no', names: '' },
    },
  }
}
