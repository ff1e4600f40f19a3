import { localDate, SubjectId } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import type { NeedInput } from '../candidates/need.schema.ts'
import { writeNeed } from '../candidates/write-need.server.ts'
import { envelopeWorld } from '../money/envelope.fixture.ts'

export const BIELINY = '260401'
const DAY = '2026-11-20'

export type Listed = {
  readonly name: string
  readonly category?: string
  readonly institution?: string
  readonly ways?: readonly string[]
  readonly cost?: Readonly<Record<string, unknown>>
  readonly eligibility?: readonly Readonly<Record<string, unknown>>[]
  readonly languages?: readonly string[]
  readonly area?: readonly string[]
}

type NeedTyped = Partial<Omit<NeedInput, 'who'>> & { readonly who?: string; readonly needId?: string }

/** The gmina Bieliny with entries of the directory, families and their needs. */
export async function proposalsWorld(database: TestDatabase) {
  const world = await envelopeWorld(database)
  const { found, keeper, as, newId } = world
  const lender = await found.institution('Wypożyczalnia Zmyślona', 'ngo', BIELINY, { has_accounts: false })

  /** Puts an entry into the directory past its pages. */
  const lists = async (listed: Listed): Promise<string> => {
    const id = newId()
    const { name, category = 'education', institution = lender, cost = { kind: 'free' }, area = [BIELINY] } = listed
    const entry = {
      ...{ name, category, area, cost, summary: 'Na próbę.', eligibility: listed.eligibility ?? [], documents: [] },
      ...{ ways: listed.ways ?? ['at_place'], place: {}, hours: [], languages: listed.languages ?? ['pl'], access: [] },
      ...{ audience: 'everyone', contact: { email: 'zmyslona@example.org' } },
    }
    await found.put('directory.service', {
      ...{ id, institution_id: institution, name, category, cost: cost.kind, area, audience: 'everyone' },
      ...{ entry: JSON.stringify(entry), terms: [], version: 1, assured_on: DAY, assured_how: 'keeper' },
      ...{ assured_by: keeper.worker, added_on: DAY },
    })
    return id
  }
  const needs = async (caseId: string, more: NeedTyped = {}, who = keeper.worker): Promise<string> => {
    const typed = { words: 'Pomoc w lekcjach', kind: 'area:edukacja', over: undefined, language: undefined } as const
    const asked = { weight: 'important', units: 1, periods: 1, since: localDate(DAY) } as const
    const { who: whose = 'family', ...said } = more
    const of = { who: whose === 'family' ? ('family' as const) : SubjectId.parse(whose) }
    const done = await as(who, (ctx) => writeNeed(ctx, { ...typed, ...asked, ...said, ...of, caseId }))
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
  /** Says when somebody was born, as the pages that enter people do. */
  const born = async (caseId: string, subjectId: string, day: string): Promise<void> => {
    const of = { case_id: caseId, subject_id: subjectId, category: 'kontakt', kind: 'identity' }
    const body = { given: 'Zosia', family: 'Zmyślona', born: day, phone: null, safeContact: null }
    await found.put('casework.item', {
      ...{ id: newId(), ...of, keeper_institution_id: keeper.id, owner_institution_id: keeper.id },
      ...{ body: JSON.stringify(body), written_by: keeper.worker, created_at: DAY },
    })
  }
  return { ...world, lender, lists, needs, born }
}
