import { sql } from 'kysely'
import { Forbidden, NotFound } from '#kernel'
import { countQuorum, type Model, type QuorumCount } from '#model'
import { localAmounts, modelHere } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { type SittingView, sittingView } from '../sittings/sitting.query.server.ts'
import { cameThere, type TaskWritten } from './plenary.domain.ts'
import {
  type Plenary,
  type PlenaryPerson,
  type PlenaryReply,
  peopleOfPlenary,
  plenaryOf,
  presenceOf,
  repliesOf,
} from './plenary.store.server.ts'
import { tasksOfPlenary } from './plenary-task.store.server.ts'

/** A task of a record; one that is still being written has no number, because nobody has it yet. */
export type TaskShown = TaskWritten & {
  readonly no: number | null
  readonly doneAt: Date | null
  readonly result: string | null
  readonly name: string
  readonly place: string
  /** Laid, not done yet, and mine to finish: my own, or of a record that I keep. */
  readonly mayFinish: boolean
}

export type PlenaryView = {
  readonly sitting: SittingView
  readonly model: Model
  readonly record: Plenary | null
  readonly people: readonly PlenaryPerson[]
  readonly tasks: readonly TaskShown[]
  /** By who is noted as there; null where the model asks for none. */
  readonly quorum: QuorumCount | null
  readonly replies: readonly (PlenaryReply & { readonly name: string })[]
  /** Who wrote the record down last; null before anybody did, and of somebody who is not of the team. */
  readonly writer: PlenaryPerson | null
  /** How such people would stand to it. */
  readonly asks: (people: readonly PlenaryPerson[]) => QuorumCount | null
  /** I keep the record of this sitting, whether or not it is closed. */
  readonly keeps: boolean
  /** I was at this sitting. */
  readonly wasThere: boolean
  /** The record is mine to keep, the sitting was called, its day has come and the record is not closed. */
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
  const closed = record !== null && record.closedAt !== null
  const people = await peopleOf(ctx, sittingId, closed)
  const { model, asks } = await askedOf(ctx, sitting)
  const replies = await repliesOf(ctx, sittingId)
  const laid = await tasksOfPlenary(ctx, sittingId)
  const tasks = closed ? laid : (record?.tasks ?? []).map((one) => ({ ...one, no: null, doneAt: null, result: null }))
  return {
    ...{ sitting, model, record, people, asks, keeps: may.keeps, wasThere: may.was_at },
    tasks: tasks.map((one) => ({ ...one, ...called(people, one), mayFinish: finishes(ctx, may.keeps, one) })),
    quorum: record?.closedAt ? record.quorum : asks(people),
    replies: replies.map((one) => ({ ...one, name: people.find((p) => p.personId === one.personId)?.name ?? '' })),
    writer: people.find(({ personId }) => personId === record?.keptBy) ?? null,
    mayKeep: may.keeps && !closed && sitting.state === 'called' && sitting.day <= ctx.today,
    mayAnswer: may.was_at && closed && !replies.some(({ personId }) => personId === me(ctx)),
  }
}

/** Who is on the list, and as long as it is open, who has joined the team since for that day. */
async function peopleOf(ctx: Ctx, sittingId: string, closed: boolean): Promise<readonly PlenaryPerson[]> {
  const listed = await presenceOf(ctx, sittingId)
  if (closed) return listed
  const known = new Set(listed.map(({ personId, institutionId }) => `${personId} ${institutionId}`))
  const team = await peopleOfPlenary(ctx, sittingId)
  return [...listed, ...team.filter(({ personId, institutionId }) => !known.has(`${personId} ${institutionId}`))]
}

const called = (people: readonly PlenaryPerson[], { personId, institutionId }: TaskWritten) => {
  const one = people.find((p) => p.personId === personId && p.institutionId === institutionId)
  return { name: one?.name ?? '', place: one?.place ?? '' }
}

const finishes = (
  ctx: Ctx,
  keeps: boolean,
  { no, doneAt, personId }: Omit<TaskShown, 'name' | 'place' | 'mayFinish'>,
) => no !== null && doneAt === null && (keeps || personId === me(ctx))

/** The record to keep; `Forbidden` for those who read it only. */
export async function plenaryToKeep(ctx: Ctx, sittingId: string): Promise<PlenaryView> {
  const view = await plenaryView(ctx, sittingId)
  if (!view.keeps) throw new Forbidden('casework.plenary.keep')
  return view
}

/** The record to answer; `Forbidden` for those who were not there. */
export async function plenaryToAnswer(ctx: Ctx, sittingId: string): Promise<PlenaryView> {
  const view = await plenaryView(ctx, sittingId)
  if (!view.wasThere) throw new Forbidden('casework.plenary.answer')
  return view
}

export type TaskToFinish = { readonly view: PlenaryView; readonly task: TaskShown }

/** One task of a closed record; `NotFound` where there is none of this number, `Forbidden` for those whose it is not and who do not keep the record. */
export async function taskToFinish(ctx: Ctx, sittingId: string, no: number): Promise<TaskToFinish> {
  const view = await plenaryView(ctx, sittingId)
  const task = view.tasks.find((one) => one.no === no)
  if (!task) throw new NotFound('plenary_task')
  if (!view.keeps && task.personId !== me(ctx)) throw new Forbidden('casework.plenary.finish')
  return { view, task }
}

/** The model of the team, and how people who came stand to the quorum that it asks for on the day of the sitting. */
async function askedOf(ctx: Ctx, { bodyId, day }: SittingView) {
  const body = await ctx.db
    .selectFrom('teams.body')
    .select(['version_id', 'element', 'unit_code'])
    .where('id', '=', bodyId)
    .executeTakeFirst()
  if (!body) throw new NotFound('plenary')
  const { model } = await modelHere(ctx, body.version_id, body.unit_code)
  const { quorum } = model.body(body.element)
  const local = await localAmounts(ctx, body.unit_code, body.version_id, day)
  const members = quorum?.members === undefined ? 0 : model.number(quorum.members, local)
  const asks = (people: readonly PlenaryPerson[]): QuorumCount | null =>
    quorum
      ? countQuorum(
          quorum,
          members,
          people.map(({ personId, sector, roles, way }) => ({
            ...{ place: personId, there: cameThere(way), sector, roles },
          })),
        )
      : null
  return { model, asks }
}
