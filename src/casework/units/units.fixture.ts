import { InstitutionId } from '#kernel'
import type { ItemState } from '#model'
import { systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { basketView } from '../basket/basket.query.server.ts'
import { changeItem } from '../basket/change-item.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { basketOf, type LineWritten, workWorld } from '../plan/work.fixture.ts'
import { unitJobs } from './offer-units.server.ts'
import { tieItem } from './tie-item.server.ts'
import type { Line } from './unit.store.server.ts'

const DAY = '2026-11-20'
const ENTRY = {
  ...{ summary: 'Na próbę.', category: 'education', eligibility: [], documents: [], area: ['260401'] },
  ...{ ways: ['remote'], place: {}, hours: [], cost: { kind: 'free' }, languages: ['pl'], access: [], contact: {} },
}

/** Families with free lines that are tied to entries of the directory, whose units are counted. */
export async function unitsWorld(database: TestDatabase) {
  const world = await workWorld(database)
  const { found, keeper, school, as, actAs, newId } = world
  const worker = systemActor('worker')

  /** An entry of the school, for everybody, with so many places from the start of the year on. */
  const service = async (units: number | null, audience = 'everyone'): Promise<string> => {
    const id = newId()
    const entry = JSON.stringify({ ...ENTRY, name: 'Korepetycje', audience })
    await found.put('directory.service', {
      ...{ id, institution_id: school.id, name: 'Korepetycje', category: 'education', cost: 'free', area: ['260401'] },
      ...{ audience, entry, terms: [], version: 1, assured_on: DAY, assured_how: 'keeper', added_on: DAY },
      assured_by: keeper.worker,
    })
    if (units !== null) await supply(id, 1, units)
    return id
  }
  const supply = (service_id: string, no: number, units: number, more: Record<string, unknown> = {}) =>
    found.put('directory.supply', {
      ...{ service_id, no, units, unit: 'place', from_on: '2026-01-01', until_on: null, said_by: keeper.worker },
      ...{ said_at: DAY, ...more },
    })

  /** A family with one free line, planned, tied to an entry when one is given. */
  const family = async (serviceId: string | null, more: Partial<LineWritten> = {}): Promise<Line> => {
    const { caseId } = await world.family()
    await world.enter(caseId, 'koszyk')
    const lines = basketOf([{ id: newId(), what: 'Korepetycje', provider: InstitutionId.parse(school.id), ...more }])
    const filled = await world.complete(keeper.worker, caseId, 'karta-koszyka', lines)
    if (!filled.ok) throw new Error(filled.refusal)
    const [row] = await world.rows<{ id: string }>('select id from casework.basket_item where case_id = $1', [caseId])
    const line = { caseId, itemId: row?.id ?? '' }
    if (serviceId !== null) await tie(line, serviceId)
    return line
  }
  const tie = async (line: Line, serviceId: string, units = 1) => {
    const done = await as(keeper.worker, (ctx) => tieItem(ctx, { ...line, serviceId, units }))
    if (!done.ok) throw new Error(done.refusal)
  }

  const lineOf = async ({ caseId, itemId }: Line, who = keeper.worker) => {
    const { lines } = await as(who, async (ctx) => basketView(ctx, await caseFacts(ctx, caseId)))
    const one = lines.find(({ id }) => id === itemId)
    if (!one) throw new Error('no line')
    return one
  }
  const move = async (line: Line, state: ItemState, who = keeper.worker) => {
    const { rowVersion } = await lineOf(line, who)
    return as(who, (ctx) => changeItem(ctx, { ...line, rowVersion, state, onDay: undefined }))
  }
  const offer = (serviceId: string) => actAs(worker, (ctx) => unitJobs['casework.units.offer'](ctx, serviceId))
  return { ...world, worker, service, supply, family, tie, lineOf, move, offer }
}
