import { sql } from 'kysely'
import { NotFound } from '#kernel'
import { participatingAdults } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import type { Handover } from './handover.domain.ts'
import { handoverInto, handoversToAnswer, handoverToAnswer, latestHandover } from './handover.store.server.ts'

export type UnitNamed = { readonly code: string; readonly name: string }

/** Gminas that work by a model today, other than that of the case. */
export async function unitsToHandTo(ctx: Ctx, file: CaseFile): Promise<readonly UnitNamed[]> {
  const found = await sql<UnitNamed>`
    select p.code, p.name from model.adoption a
    join territory.unit_period p on p.code = a.unit_code and authz.on_day(p.valid_from, p.valid_until)
    where authz.on_day(a.from_on, a.until_on) and length(a.unit_code) = 6 and a.unit_code <> ${file.unitCode}
    order by p.name collate "pl-x-icu", p.code`.execute(ctx.db)
  return found.rows
}

/** What a hand-over is called by: gminas and institutions, never the family. */
export type HandoverNames = { readonly fromUnit: string; readonly toUnit: string; readonly sender: Contact }
export type Contact = { readonly name: string; readonly phone: string | null; readonly email: string | null }

export async function namesOf(ctx: Ctx, { fromUnit, toUnit, fromInstitution }: Handover): Promise<HandoverNames> {
  const units = await ctx.db
    .selectFrom('territory.unit_period')
    .select(['code', 'name'])
    .where('code', 'in', [fromUnit, toUnit])
    .where('valid_from', '<=', ctx.today)
    .orderBy('valid_from')
    .execute()
  const nameOf = (code: string) => units.findLast((unit) => unit.code === code)?.name ?? code
  const sender = await ctx.db
    .selectFrom('institutions.institution')
    .select(['name', 'phone', 'email'])
    .where('id', '=', fromInstitution)
    .executeTakeFirst()
  if (!sender) throw new NotFound('institution')
  return { fromUnit: nameOf(fromUnit), toUnit: nameOf(toUnit), sender }
}

/** The hand-over of a case on its page, for those who keep it. */
export type HandoverOfCase = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly handover: Handover | null
  readonly names: HandoverNames | null
  readonly units: readonly UnitNamed[]
  readonly adults: readonly { readonly id: string; readonly label: string }[]
}

export async function handoverOfCase(ctx: Ctx, caseId: string): Promise<HandoverOfCase> {
  const known = await caseFacts(ctx, caseId)
  const { file, facts } = known
  await mayKeep(ctx, file.id)
  const handover = await latestHandover(ctx, file.id)
  const asked = new Set(participatingAdults(facts).map(({ id }) => id))
  const people = (await peopleOf(ctx, file.id)).filter(({ id }) => asked.has(id))
  return {
    known,
    frame: await caseFrame(ctx, file),
    handover,
    names: handover && (await namesOf(ctx, handover)),
    units: await unitsToHandTo(ctx, file),
    adults: people.map((one) => ({ id: one.id, label: personLabel(one, file.code) })),
  }
}

export type HandoverAsked = { readonly handover: Handover; readonly names: HandoverNames }

export type HandoverLinks = {
  readonly out: Handover | null
  readonly into: Handover | null
  /** The model of the case knows the way to another gmina, and it is not closed. */
  readonly possible: boolean
}

/** What the first page of a case says about hand-overs, to those who keep it. */
export async function handoverLinks(ctx: Ctx, known: KnownCase): Promise<HandoverLinks> {
  const { file } = known
  const [out, into] = await Promise.all([latestHandover(ctx, file.id), handoverInto(ctx, file.id)])
  return {
    out,
    into,
    possible: file.closedOn === null && handsOver(known),
  }
}

/** Whether the model of the case knows a way to the team of another gmina. */
export const handsOver = ({ file, model }: Pick<KnownCase, 'file' | 'model'>): boolean =>
  model
    .process(file.process)
    .stages.some(({ transitions }) =>
      transitions.some(({ require }) => require.some(({ rule }) => rule === 'handover_accepted')),
    )

/** All that wait for my answer, the oldest first. */
export async function handoversAsked(ctx: Ctx): Promise<readonly HandoverAsked[]> {
  const waiting = await handoversToAnswer(ctx)
  return Promise.all(waiting.map(async (handover) => ({ handover, names: await namesOf(ctx, handover) })))
}

/** One that waits for my answer, or was answered by us. */
export async function handoverAsked(ctx: Ctx, handoverId: string): Promise<HandoverAsked> {
  const handover = await handoverToAnswer(ctx, handoverId)
  return { handover, names: await namesOf(ctx, handover) }
}
