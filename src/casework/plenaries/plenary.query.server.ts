import { sql } from 'kysely'
import { Forbidden, NotFound } from '#kernel'
import { countQuorum, type Model, type QuorumCount } from '#model'
import { localAmounts, modelHere } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { type SittingView, sittingView } from '../sittings/sitting.query.server.ts'
import {
  type Plenary,
  type PlenaryPerson,
  type PlenaryReply,
  peopleOfPlenary,
  plenaryOf,
  presenceOf,
  repliesOf,
} from './plenary.store.server.ts'

export type PlenaryView = {
  readonly sitting: SittingView
  readonly model: Model
  readonly record: Plenary | null
  readonly people: readonly PlenaryPerson[]
  /** By who is noted as there; null where the model asks for none. */
  readonly quorum: QuorumCount | null
  readonly replies: readonly (PlenaryReply & { readonly name: string })[]
  /** How such people would stand to it. */
  readonly asks: (people: readonly PlenaryPerson[]) => QuorumCount | null
  /** The record is mine to keep, and not closed. */
  readonly mayKeep: boolean
  /** I was there, the record is closed, and I have not answered yet. */
  readonly mayAnswer: boolean
}

/** The record of a sitting of a standing team. `NotFound` for those who do not belong to the team, and of a sitting that an institution holds. */
export async function plenaryView(ctx: Ctx, sittingId: string): Promise<PlenaryView> {
  const found = await sql<{ reads: boolean; keeps: boolean; was_at: boolean }>`
    select ${sittingId}::uuid in (select authz.plenaries_i_read()) as reads,
      ${sittingId}::uuid in (select authz.plenaries_i_keep()) as keeps,
      ${sittingId}::uuid in (select authz.plenaries_i_was_at()) as was_at`.execute(ctx.db)
  const [may] = found.rows
  if (!may?.reads) throw new NotFound('plenary')
  const sitting = await sittingView(ctx, sittingId)
  const record = await plenaryOf(ctx, sittingId)
  const listed = await presenceOf(ctx, sittingId)
  const people = listed.length > 0 ? listed : await peopleOfPlenary(ctx, sittingId)
  const { model, asks } = await askedOf(ctx, sitting)
  const replies = await repliesOf(ctx, sittingId)
  const nameOf = new Map(people.map(({ personId, name }) => [personId, name]))
  const closed = record !== null && record.closedAt !== null
  return {
    ...{ sitting, model, record, people, asks },
    quorum: record?.closedAt ? record.quorum : asks(people),
    replies: replies.map((one) => ({ ...one, name: nameOf.get(one.personId) ?? '' })),
    mayKeep: may.keeps && !closed && sitting.state === 'called',
    mayAnswer: may.was_at && closed && !replies.some(({ personId }) => personId === me(ctx)),
  }
}

/** The record to keep; `Forbidden` for those who read it only. */
export async function plenaryToKeep(ctx: Ctx, sittingId: string): Promise<PlenaryView> {
  const view = await plenaryView(ctx, sittingId)
  const keeps = await sql<{ keeps: boolean }>`
    select ${sittingId}::uuid in (select authz.plenaries_i_keep()) as keeps`.execute(ctx.db)
  if (!keeps.rows[0]?.keeps) throw new Forbidden('casework.plenary.keep')
  return view
}

/** The record to answer; `Forbidden` for those who were not there. */
export async function plenaryToAnswer(ctx: Ctx, sittingId: string): Promise<PlenaryView> {
  const view = await plenaryView(ctx, sittingId)
  const was = await sql<{ was_at: boolean }>`
    select ${sittingId}::uuid in (select authz.plenaries_i_was_at()) as was_at`.execute(ctx.db)
  if (!was.rows[0]?.was_at) throw new Forbidden('casework.plenary.answer')
  return view
}

/** The model of the team, and how people who came stand to the quorum that it asks for. */
async function askedOf(ctx: Ctx, { bodyId }: SittingView) {
  const body = await ctx.db
    .selectFrom('teams.body')
    .select(['version_id', 'element', 'unit_code'])
    .where('id', '=', bodyId)
    .executeTakeFirst()
  if (!body) throw new NotFound('plenary')
  const { model } = await modelHere(ctx, body.version_id, body.unit_code)
  const { quorum } = model.body(body.element)
  const local = await localAmounts(ctx, body.unit_code, body.version_id, ctx.today)
  const members = quorum?.members === undefined ? 0 : model.number(quorum.members, local)
  const asks = (people: readonly PlenaryPerson[]): QuorumCount | null =>
    quorum
      ? countQuorum(
          quorum,
          members,
          people.map(({ personId, sector, roles, way }) => {
            return { place: personId, there: way === 'room' || way === 'video', sector, roles }
          }),
        )
      : null
  return { model, asks }
}
