import { sql } from 'kysely'
import { Conflict } from '#kernel'
import type { QuorumCount, Sector } from '#model'
import { type Ctx, me } from '#platform/server'
import type { TaskWritten, Way } from './plenary.domain.ts'

/** Somebody of the team on the day of its sitting. */
export type PlenaryPerson = {
  readonly personId: string
  readonly institutionId: string
  readonly name: string
  readonly place: string
  readonly sector: Sector
  readonly roles: readonly string[]
  readonly way: Way | null
}

type Row = {
  readonly person_id: string
  readonly institution_id: string
  readonly name: string
  readonly place: string
  readonly sector: string
  readonly roles: string[]
}
// Sectors are those of the register, ways those of the column.
const personOf = (row: Row, way: string | null): PlenaryPerson => ({
  ...{ personId: row.person_id, institutionId: row.institution_id, name: row.name, place: row.place },
  ...{ sector: row.sector as Sector, roles: row.roles, way: way as Way | null },
})

/** Who is on the list of a sitting that was kept. */
export async function presenceOf(ctx: Ctx, sittingId: string): Promise<readonly PlenaryPerson[]> {
  const rows = await ctx.db
    .selectFrom('casework.plenary_presence')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy(sql`name collate "pl-x-icu"`)
    .orderBy('person_id')
    .orderBy('institution_id')
    .execute()
  return rows.map((row) => personOf(row, row.way))
}

/** Who belongs to the team on the day of a sitting; nobody for those who do not keep its record. */
export async function peopleOfPlenary(ctx: Ctx, sittingId: string): Promise<readonly PlenaryPerson[]> {
  const { rows } = await sql<Row>`select * from casework.people_of_plenary(${sittingId}::uuid)`.execute(ctx.db)
  return rows.map((row) => personOf(row, null))
}

export type Plenary = {
  readonly course: string
  readonly decisions: readonly string[]
  readonly dissents: string
  /** Those of a record that is still being written; of a closed one they are with their people. */
  readonly tasks: readonly TaskWritten[]
  readonly quorum: QuorumCount | null
  /** Who wrote it down last. */
  readonly keptBy: string
  readonly closedAt: Date | null
  readonly rowVersion: number
}

/** What is kept of a sitting; null where nothing is, and for those who may not read it. */
export async function plenaryOf(ctx: Ctx, sittingId: string): Promise<Plenary | null> {
  const row = await ctx.db
    .selectFrom('casework.plenary')
    .selectAll()
    .select(sql<readonly TaskWritten[]>`tasks`.as('written'))
    .where('sitting_id', '=', sittingId)
    .executeTakeFirst()
  if (!row) return null
  const { course, decisions, dissents, kept_by, closed_at, row_version } = row
  return {
    ...{ course, decisions, dissents, keptBy: kept_by, closedAt: closed_at, rowVersion: row_version },
    // Only keep-plenary writes it and the tasks, in these shapes.
    ...{ quorum: row.quorum as QuorumCount | null, tasks: row.written },
  }
}

export type PlenaryKept = Pick<Plenary, 'course' | 'decisions' | 'dissents' | 'tasks' | 'quorum'> & {
  readonly closes: boolean
}

/** Keeps a record as the version that was on the page changed. Throws `Conflict` with what stands when somebody was first. */
export async function savePlenary(ctx: Ctx, sittingId: string, rowVersion: number, kept: PlenaryKept): Promise<void> {
  const { course, decisions, dissents, tasks, quorum, closes } = kept
  const said = {
    ...{ course, decisions: [...decisions], dissents, quorum: quorum === null ? null : JSON.stringify(quorum) },
    ...{ tasks: JSON.stringify(closes ? [] : tasks), kept_by: me(ctx), kept_at: ctx.now },
    ...(closes ? { closed_by: me(ctx), closed_at: ctx.now } : {}),
  }
  const written =
    rowVersion === 0
      ? await ctx.db
          .insertInto('casework.plenary')
          .values({ sitting_id: sittingId, ...said })
          .onConflict((c) => c.column('sitting_id').doNothing())
          .executeTakeFirstOrThrow()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : await ctx.db
          .updateTable('casework.plenary')
          .set({ ...said, row_version: rowVersion + 1 })
          .where('sitting_id', '=', sittingId)
          .where('row_version', '=', rowVersion)
          .executeTakeFirstOrThrow()
          .then(({ numUpdatedRows }) => numUpdatedRows)
  if (written !== 1n) throw new Conflict('the record was changed meanwhile')
}

/** Notes how each came; a list that is there keeps its people and names. */
export async function savePresence(ctx: Ctx, sittingId: string, people: readonly PlenaryPerson[]): Promise<void> {
  if (people.length === 0) return
  await ctx.db
    .insertInto('casework.plenary_presence')
    .values(
      people.map(({ personId, institutionId, name, place, sector, roles, way }) => ({
        ...{ sitting_id: sittingId, person_id: personId, institution_id: institutionId },
        ...{ name, place, sector, roles: [...roles], way },
      })),
    )
    .onConflict((c) =>
      c.columns(['sitting_id', 'person_id', 'institution_id']).doUpdateSet({ way: (eb) => eb.ref('excluded.way') }),
    )
    .execute()
}

export type PlenaryReply = {
  readonly personId: string
  readonly reply: 'agreed' | 'remark'
  readonly words: string | null
  readonly repliedAt: Date
}

/** What those who were there say of the record, the first one first. */
export async function repliesOf(ctx: Ctx, sittingId: string): Promise<readonly PlenaryReply[]> {
  const rows = await ctx.db
    .selectFrom('casework.plenary_reply')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy('replied_at')
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id, reply, words, replied_at }) => ({
    ...{ personId: person_id, words, repliedAt: replied_at },
    // The column takes these two only.
    reply: reply as PlenaryReply['reply'],
  }))
}

/** Keeps my answer to a record. */
export async function addReply(
  ctx: Ctx,
  sittingId: string,
  { reply, words }: Pick<PlenaryReply, 'reply' | 'words'>,
): Promise<void> {
  await ctx.db
    .insertInto('casework.plenary_reply')
    .values({ sitting_id: sittingId, person_id: me(ctx), reply, words, replied_at: ctx.now })
    .execute()
}

/** The codes among these that are of cases which I see. */
export async function codesISee(ctx: Ctx, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return []
  const rows = await ctx.db.selectFrom('casework.case').select('code').where('code', 'in', codes).execute()
  return rows.map(({ code }) => code)
}
