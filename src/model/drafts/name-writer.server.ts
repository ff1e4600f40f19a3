import { addDays, Forbidden, type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import {
  endWriter,
  mayNameWriters,
  personExists,
  saveWriter,
  type Writer,
  writersToAct,
} from './writer.store.server.ts'

export type NameWriterInput = { readonly modelId: string; readonly personId: string; readonly leads: boolean }
export type NameWriterRefusal = 'person_unknown' | 'writes_already'

/** Takes a person into the team of a model from today: to write its drafts, or to lead the team as well. */
export async function nameWriter(ctx: Ctx, input: NameWriterInput): Promise<Outcome<string, NameWriterRefusal>> {
  if (!(await mayNameWriters(ctx, input.modelId))) throw new Forbidden('name the team of a model')
  if (!(await personExists(ctx, input.personId))) return refused('person_unknown', { field: 'personId' })
  const team = await writersToAct(ctx, input.modelId)
  const same = team.find((one) => one.personId === input.personId && worksOn(one, ctx.today))
  if (same?.leads === input.leads) return refused('writes_already', { field: 'personId' })
  if (same) await endWriter(ctx, same.id, addDays(ctx.today, -1))
  await saveWriter(ctx, { ...input, fromOn: ctx.today })
  const payload = { model: input.modelId, person: input.personId, leads: input.leads }
  await record(ctx, { chain: 'person', about: input.personId, name: 'model.writer.named', payload })
  return ok(input.modelId)
}

export type EndWriterInput = { readonly modelId: string; readonly writerId: string; readonly until: LocalDate }
export type EndWriterRefusal = 'ended_already' | 'day_before_start'

/** Ends somebody's part in the team; the day is the last one that counts. */
export async function endWriting(ctx: Ctx, input: EndWriterInput): Promise<Outcome<string, EndWriterRefusal>> {
  const writer = (await writersToAct(ctx, input.modelId)).find(({ id }) => id === input.writerId)
  if (!writer) throw new NotFound('writer of a model')
  if (!(await mayNameWriters(ctx, input.modelId))) throw new Forbidden('name the team of a model')
  if (writer.untilOn !== null && writer.untilOn < input.until) return refused('ended_already', { field: 'until' })
  if (input.until < writer.fromOn) return refused('day_before_start', { field: 'until' })
  await endWriter(ctx, writer.id, input.until)
  const payload = { model: input.modelId, until: input.until }
  await record(ctx, { chain: 'person', about: writer.personId, name: 'model.writer.ended', payload })
  return ok(input.modelId)
}

const worksOn = ({ fromOn, untilOn }: Writer, day: LocalDate): boolean =>
  fromOn <= day && (untilOn === null || untilOn >= day)
