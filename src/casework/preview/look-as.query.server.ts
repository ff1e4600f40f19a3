import { sql } from 'kysely'
import { NotFound, PersonId } from '#kernel'
import { type Ctx, me, seenAs } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type Recipients, recipientsIn } from '../sharing/parties.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type Eyes, type KeptBack, keptBackFrom } from './kept-back.query.server.ts'
import { KEYS_SEEN } from './keys-seen.ts'

export type EyesToChoose = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly institutions: readonly Recipients[]
}

/** As whom a case can be looked at: everybody else with a place in it. `NotFound` for those who show nobody anything there. */
export async function eyesToChoose(ctx: Ctx, caseId: string): Promise<EyesToChoose> {
  const known = await toShowFrom(ctx, caseId)
  const institutions = (await recipientsIn(ctx, known)).map((one) => ({
    ...one,
    workers: one.workers.filter(({ personId }) => personId !== me(ctx)),
  }))
  return {
    known,
    frame: await caseFrame(ctx, known.file),
    institutions: institutions.filter(({ workers }) => workers.length > 0),
  }
}

export type LookedAs<T> = {
  readonly known: KnownCase
  readonly eyes: Eyes
  /** The frame of the case as the other person gets it. */
  readonly frame: CaseFrame
  /** What the page shows the other person, as far as whoever looks sees it too; null when it opens nothing to that person. */
  readonly shown: T | null
  readonly keptBack: readonly KeptBack[]
}

/**
 * A page of a case as another person with a place in it gets it: read by the same query, under that person's rights. What that person sees
 * and whoever looks does not stays hidden. `NotFound` for those who write nothing in the case, and for a person without a place in it.
 */
export async function lookAs<T>(
  ctx: Ctx,
  { caseId, personId }: { readonly caseId: string; readonly personId: string },
  read: (ctx: Ctx) => Promise<T>,
): Promise<LookedAs<T>> {
  const known = await toShowFrom(ctx, caseId)
  const eyes = await eyesOf(ctx, known, personId)
  const { items, ...seen } = await seenAs(ctx, eyes.personId, await keysOf(ctx, caseId), async (other) => ({
    frame: await caseFrame(other, known.file),
    shown: await orNothing(() => read(other)),
    items: await itemsSeen(other, caseId),
  }))
  return { known, eyes, ...seen, keptBack: await keptBackFrom(ctx, known, eyes, items) }
}

/** Only those who write in a case show somebody something in it, and so may see how it looks. */
async function toShowFrom(ctx: Ctx, caseId: string): Promise<KnownCase> {
  const known = await caseFacts(ctx, caseId)
  const seats = await seatsOfMine(ctx, known.file.id)
  if (!seats.some(({ sees }) => sees === 'names')) throw new NotFound('page')
  return known
}

async function eyesOf(ctx: Ctx, known: KnownCase, personId: string): Promise<Eyes> {
  for (const { workers, ...institution } of await recipientsIn(ctx, known)) {
    const held = workers.filter((worker) => worker.personId === personId && personId !== me(ctx))
    const [first] = held
    if (first) {
      return { personId: PersonId.parse(personId), name: first.name, institution, roles: held.map(({ role }) => role) }
    }
  }
  throw new NotFound('person')
}

/** A page that is absent for the other person is an answer here, not a fault. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Keys of the rows of a case that the acting person sees, of every table whose rows not everybody in the case sees (`Policy.seenAs`). */
async function keysOf(ctx: Ctx, caseId: string): Promise<readonly string[]> {
  const kinds = Object.values(KEYS_SEEN).map(
    ({ table, columns, ofCase = 'case_id' }) => sql<{ key: string }>`
      select concat_ws('/', ${sql.join(columns.map((column) => sql.ref(column)))}) as key
      from ${sql.table(table)} where ${sql.ref(ofCase)} = ${caseId}::uuid`,
  )
  const found = await sql<{ key: string }>`${sql.join(kinds, sql` union all `)}`.execute(ctx.db)
  return found.rows.map(({ key }) => key)
}

async function itemsSeen(ctx: Ctx, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('casework.item').select('id').where('case_id', '=', caseId).execute()
  return new Set(rows.map(({ id }) => id))
}
