import { CaseId, InstitutionId, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { RequestId } from '#protection'
import { beginBundle } from '../../src/casework/bundle/begin-bundle.server.ts'
import { bundleAt, piecesOf } from '../../src/casework/bundle/bundle.store.server.ts'
import { acceptProposals } from '../../src/casework/bundle/decide-pieces.server.ts'
import { caseworkMessages } from '../../src/casework/index.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld, WhoMayWorld } from './world.ts'

// What is gathered is written in words.
addMessages(modelMessages)
addMessages(caseworkMessages)

type CaseOfHome = { readonly caseId: string; readonly child: string }
type Founding = Pick<CaseWorld, 'found' | 'newId' | 'lead' | 'ops' | 'teacher' | 'rows' | 'as'>
const AT = '2026-11-23T08:00:00Z'

/** A request passed on to the lead worker, and copies of data for it: one that is prepared, one checked, one approved. */
export async function copiesOfData(world: Founding, { caseId, child }: CaseOfHome, colleague: string) {
  const { lead, ops, rows, as } = world
  const copy = async (no: number, state = 'draft') => {
    const requestId = await asked(world, no)
    const of = { caseId: CaseId.parse(caseId), institutionId: InstitutionId.parse(ops) }
    const begun = await as(lead, (ctx) =>
      beginBundle(ctx, { ...of, requestId: RequestId.parse(requestId), subjectId: SubjectId.parse(child) }),
    )
    if (!begun.ok) throw new Error(begun.refusal)
    const at = { caseId: of.caseId, bundleId: begun.value }
    const pieces = await as(lead, async (ctx) => piecesOf(ctx, await bundleAt(ctx, at)))
    if (state !== 'draft') {
      await as(lead, (ctx) => acceptProposals(ctx, { ...at, pieces: pieces.map(({ id }) => id) }))
      await rows(
        `update casework.bundle set state = $2, handed_in_by = $3, handed_in_at = $6, checked_by = $4, checked_at = $6,
          approved_by = case $2 when 'approved' then $5::uuid end where id = $1`,
        [begun.value, state, lead, colleague, world.teacher, AT],
      )
    }
    return { id: begun.value, requestId, piece: pieces[0]?.id ?? '' }
  }
  const [entry] = await rows<{ id: string }>(
    `select id from casework.item where case_id = $1 and owner_institution_id = $2 and replaced_at is null and kind <> 'identity'
     order by created_at, id limit 1`,
    [caseId, ops],
  )
  const draft = await copy(951)
  return {
    draft: draft.id,
    piece: draft.piece,
    entry: entry?.id ?? '',
    free: await asked(world, 952),
    checked: await copy(953, 'checked'),
    approved: await copy(954, 'approved'),
  }
}

async function asked({ found, newId, ops, lead }: Founding, no: number): Promise<string> {
  const id = newId()
  await found.put('protection.request', {
    ...{ id, institution_id: ops, no, received_on: '2026-11-23', received_how: 'letter', rights: ['access'] },
    ...{ asker: 'Zenobia Pytająca', contact: 'osobiście', words: 'Kopia danych' },
    ...{ identity_how: 'dowód', identity_on: '2026-11-23' },
  })
  const passed = { request_id: id, institution_id: ops, person_id: lead, given_by: lead, given_at: AT }
  await found.put('protection.request_worker', { id: newId(), ...passed })
  return id
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
