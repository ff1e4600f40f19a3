import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { type Ctx, hashSecret, me, newSecret } from '#platform/server'
import { codeFrom, pageExpiry } from './family-code.domain.ts'
import type { Channel, Helped, Way } from './family-contact.domain.ts'

type OfPerson = { readonly caseId: string; readonly subjectId: string }

export type SafeContact = {
  readonly id: string
  readonly channel: Channel
  readonly how: Way
  readonly by: string
  readonly on: LocalDate
}

/** The safe way to reach a person that was confirmed last. */
export async function safeContact(ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<SafeContact | null> {
  const row = await ctx.db
    .selectFrom('casework.family_contact as c')
    .innerJoin('identity.person as p', 'p.id', 'c.confirmed_by')
    .select(['c.id', 'c.channel', 'c.how', 'c.confirmed_on', 'p.given_name', 'p.family_name'])
    .where('c.case_id', '=', caseId)
    .where('c.subject_id', '=', subjectId)
    .orderBy('c.confirmed_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  // The columns take these words only, and days are read as text.
  const { channel, how } = row as { channel: Channel; how: Way }
  const on = row.confirmed_on as LocalDate
  return { id: row.id, channel, how, on, by: `${row.given_name} ${row.family_name}` }
}

export async function saveContact(
  ctx: Ctx,
  { caseId, subjectId, channel, how }: OfPerson & { readonly channel: Channel; readonly how: Way },
): Promise<void> {
  const row = { id: ctx.newId(), case_id: caseId, subject_id: subjectId, channel, how }
  await ctx.db
    .insertInto('casework.family_contact')
    .values({ ...row, confirmed_by: me(ctx), confirmed_on: ctx.today })
    .execute()
}

/** Until when the page of a person is open; nothing when it is not. */
export async function openUntil(ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('casework.family_link')
    .select('expires_at')
    .where('case_id', '=', caseId)
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  return row?.expires_at ?? null
}

/** Makes a code and answers it; it is kept nowhere. Earlier codes of the same person stop working. */
export async function saveCode(ctx: Ctx, person: OfPerson, contactId: string): Promise<string> {
  await endCodes(ctx, person)
  const code = codeFrom(hashSecret(newSecret()))
  await ctx.db
    .insertInto('casework.family_link')
    .values({
      id: ctx.newId(),
      case_id: person.caseId,
      subject_id: person.subjectId,
      contact_id: contactId,
      code_hash: hashSecret(code),
      made_by: me(ctx),
      made_at: ctx.now,
      expires_at: pageExpiry(ctx.now),
    })
    .execute()
  return code
}

export async function endCodes(ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<void> {
  await ctx.db
    .updateTable('casework.family_link')
    .set({ ended_at: ctx.now })
    .where('case_id', '=', caseId)
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Whose page the code opens that the actor holds. `NotFound` when it ended, expired or never was: they look alike. */
export async function codeAtHand(ctx: Ctx): Promise<OfPerson> {
  const { rows } = await sql<OfPerson>`
    select case_id as "caseId", subject_id as "subjectId" from casework.family_link_at_hand()`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new NotFound('family page')
  return found
}

export type Said = { readonly answer: Helped; readonly words: string; readonly on: Date }

/** Keeps what a person said on their page. Answers with the entry and its case. */
export async function saveSaid(
  ctx: Ctx,
  { category, answer, words }: { readonly category: string; readonly answer: Helped; readonly words: string },
): Promise<{ readonly id: string; readonly caseId: string }> {
  const id = ctx.newId()
  const body = JSON.stringify({ of: 'helped', answer, text: words })
  const { rows } = await sql<{ caseId: string | null }>`
    select casework.tell_helped(${id}::uuid, ${category}, ${body}::jsonb) as "caseId"`.execute(ctx.db)
  const caseId = rows[0]?.caseId
  if (!caseId) throw new NotFound('family page')
  return { id, caseId }
}

/** What a person said on their page, the newest first. */
export async function saidBy(ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<readonly Said[]> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['body', 'created_at'])
    .where('case_id', '=', caseId)
    .where('subject_id', '=', subjectId)
    .where('family_link_id', 'is not', null)
    .where('kind', '=', 'note')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ body, created_at: on }) => {
    // Only saveSaid writes a note by a family link, in this shape.
    const { answer, text } = body as { answer: Helped; text: string }
    return { answer, words: text, on }
  })
}
