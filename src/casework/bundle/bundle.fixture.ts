import { CaseId, InstitutionId, SubjectId } from '#kernel'
import { RequestId } from '#protection'
import type { TestDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { done, printWorld } from '../prints/print-world.fixture.ts'
import { approveBundle } from './approve-bundle.server.ts'
import { beginBundle } from './begin-bundle.server.ts'
import type { BundleId } from './bundle.domain.ts'
import { bundleAt, piecesOf } from './bundle.store.server.ts'
import { acceptProposals } from './decide-pieces.server.ts'
import { markInformant } from './informant/mark-informant.server.ts'
import { moveBundle } from './move-bundle.server.ts'
import { standingOf } from './standing.query.server.ts'

/** What the neighbour who reported the family said, and by what she would be known. */
export const TOLD = 'Sąsiadka Halina Wrona-Gołąb, tel. 601 202 303, słyszy płacz przez ścianę i boi się o dzieci.'

/** A family with an informant and third persons, a request of the mother, and two workers who may prepare and check her copy. */
export async function copyWorld(database: TestDatabase) {
  const world = await printWorld(database)
  const { as, keeper, newId, found } = world
  const officer = await found.aPerson('Iga', 'Inspektorska')
  await tellsPeople(world, keeper.id, officer)
  const second = await world.worker('Sabina', 'Sprawdzająca', keeper.id)

  async function family() {
    const at = await world.family()
    const { caseId, mother } = at
    const father = await world.subject(caseId, 3)
    await world.seat(caseId, { id: keeper.id, worker: second }, 'pracownik-prowadzacy')
    const identity = (subject: string, given: string, family: string, phone: string) =>
      world.item(caseId, keeper, 'kontakt', {
        ...{ kind: 'identity', subject_id: subject },
        body: { given, family, born: null, phone, safeContact: null },
      })
    await identity(mother, 'Żaneta', 'Zmyślińska', '600 100 200')
    await identity(father, 'Zenon', 'Przykładziński', '600 900 900')
    const told = await world.item(caseId, keeper, 'przebieg', { body: { text: TOLD } })
    await world.item(caseId, keeper, 'przebieg', {
      body: { text: 'Rozmowa z p. WRONĄ i u Gołębiów (601-202-303). Zenona Przykładzińskiego nie było w domu.' },
    })
    await world.item(caseId, keeper, 'nauka', { subject_id: at.mother, body: { text: 'Pani Żaneta kończy kurs.' } })
    await world.item(caseId, keeper, 'praca-dochod', { subject_id: father, body: { text: 'Ojciec stracił pracę.' } })
    await world.item(caseId, world.school, 'nauka', { body: { text: 'Szkolna treść o rodzinie' } })
    await as(keeper.worker, (ctx) =>
      markInformant(ctx, { caseId: CaseId.parse(caseId), itemId: told, informant: true, names: 'Halina Wrona-Gołąb' }),
    )
    return { ...at, father, told }
  }

  /** A request for a copy, received, its asker known, passed on to a worker. */
  async function request(worker = keeper.worker): Promise<RequestId> {
    const id = RequestId.parse(newId())
    const { rows } = await database.owner.query('select coalesce(max(no), 0) + 1 as no from protection.request')
    await found.put('protection.request', {
      ...{ id, institution_id: keeper.id, no: rows[0]?.no, received_on: '2026-11-20', received_how: 'letter' },
      ...{ rights: ['access'], asker: 'Żaneta Zmyślińska', contact: 'osobiście', words: 'Proszę o kopię' },
      ...{ identity_how: 'dowód', identity_on: '2026-11-20' },
    })
    const passed = { id: newId(), request_id: id, institution_id: keeper.id, person_id: worker }
    await found.put('protection.request_worker', { ...passed, given_by: officer, given_at: world.clock.now() })
    return id
  }

  const begin = async (caseId: string, subject: string, by = keeper.worker) => {
    const requestId = await request(by)
    const input = {
      caseId: CaseId.parse(caseId),
      institutionId: InstitutionId.parse(keeper.id),
      requestId,
      subjectId: SubjectId.parse(subject),
    }
    const bundleId = done(await as(by, (ctx) => beginBundle(ctx, input)))
    return { caseId: input.caseId, bundleId, requestId }
  }
  type At = { readonly caseId: CaseId; readonly bundleId: BundleId }
  const version = async ({ bundleId }: At) => {
    const { rows } = await database.owner.query('select row_version from casework.bundle where id = $1', [bundleId])
    return Number(rows[0]?.row_version)
  }
  const move = async (who: string, at: At, act: Parameters<typeof moveBundle>[1], words?: string) => {
    const input = { ...at, version: await version(at), words }
    return as(who, (ctx) => moveBundle(ctx, act, input))
  }
  const acceptAll = (who: string, at: At) =>
    as(who, async (ctx) => {
      const kept = await piecesOf(ctx, await bundleAt(ctx, at))
      return acceptProposals(ctx, { ...at, pieces: kept.map(({ id }) => id) })
    })
  const standing = (who: string, at: At) => as(who, async (ctx) => standingOf(ctx, await bundleAt(ctx, at)))
  const approve = async (who: string, at: At, words?: string) => {
    const input = { bundleId: at.bundleId, version: await version(at), words }
    return as(who, (ctx) => approveBundle(ctx, { ...input, decision: words ? 'return' : 'approve' }))
  }
  /** Prepared by proposals, checked by somebody else, approved. */
  const approved = async (caseId: string, subject: string) => {
    const at = await begin(caseId, subject)
    done(await acceptAll(keeper.worker, at))
    done(await move(keeper.worker, at, 'hand_in'))
    done(await move(second, at, 'confirm'))
    done(await approve(officer, at))
    return at
  }
  return { ...world, officer, second, family, request, begin, version, move, acceptAll, standing, approve, approved }
}
