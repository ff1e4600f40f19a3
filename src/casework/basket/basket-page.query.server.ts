import { NotFound } from '#kernel'
import { type FormRecord, possible, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type Whys, whySeenIn } from '../sharing/why-seen.query.server.ts'
import { isMoreWritten } from '../sharing/withheld.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type UnitsOfLine, unitsOfLine, type WaitingPlace, waitingPlaces } from '../units/units-of-line.query.server.ts'
import { type BasketLine, type BasketView, basketView } from './basket.query.server.ts'

export type BasketPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly view: BasketView
  /** Where lines that wait for units of a service stand, by line. */
  readonly places: ReadonlyMap<string, WaitingPlace>
  /** More is written than this reader may see. */
  readonly more: boolean
  readonly why: Whys | null
  /** Steps in which I would fill the basket or order urgent help now. */
  readonly writing: readonly Step[]
}

const RECORDS: readonly FormRecord[] = ['basket', 'urgent_help']

/** The basket of a case with what is mine to do about it. */
export async function basketPageOf(ctx: Ctx, caseId: string): Promise<BasketPage> {
  const known = await caseFacts(ctx, caseId)
  const { file, model, facts } = known
  const roles = (await seatsOfMine(ctx, file.id)).map(({ role }) => role)
  const writing = possible(model, facts, roles).steps.filter(
    ({ step, mine, status }) =>
      mine && status !== 'waiting' && step.form !== undefined && RECORDS.includes(model.form(step.form).record),
  )
  return {
    known,
    frame: await caseFrame(ctx, file),
    view: await basketView(ctx, known),
    places: await waitingPlaces(ctx, file.id),
    more: await isMoreWritten(ctx, file, ...RECORDS),
    why: await whySeenIn(ctx, known, ...RECORDS),
    writing: writing.map(({ step }) => step),
  }
}

export type ItemPage = BasketPage & { readonly line: BasketLine; readonly units: UnitsOfLine | null }

/** One line of it, to move on; `NotFound` when there is none or it is hidden. */
export async function itemPageOf(ctx: Ctx, caseId: string, itemId: string): Promise<ItemPage> {
  const loaded = await basketPageOf(ctx, caseId)
  const line = loaded.view.lines.find(({ id }) => id === itemId)
  if (!line) throw new NotFound('basket item')
  return { ...loaded, line, units: await unitsOfLine(ctx, { caseId, itemId }) }
}
