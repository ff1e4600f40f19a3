import { sql } from 'kysely'
import { LocalDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { consentTextPolicy } from '../consents.policy.ts'
import type { ConsentText, Register, TextGiven, TextLanguage } from './consent-text.domain.ts'

/** Whether the actor may load texts at all. */
export async function mayLoadTexts(ctx: Ctx): Promise<boolean> {
  const found = await ctx.db.selectNoFrom(allowed(consentTextPolicy, 'load', 'x').as('may')).executeTakeFirstOrThrow()
  return found.may
}

/** Every text there is or was. Two loads at once wait for each other. */
export async function textsToLoad(ctx: Ctx): Promise<readonly ConsentText[]> {
  await sql`select pg_advisory_xact_lock(hashtext('casework.consent_text'))`.execute(ctx.db)
  return consentTexts(ctx)
}

/** Every text there is or was, the oldest first. */
export async function consentTexts(ctx: Ctx): Promise<readonly ConsentText[]> {
  const rows = await ctx.db
    .selectFrom('casework.consent_text')
    .selectAll()
    .orderBy('register')
    .orderBy('version')
    .orderBy('language')
    .execute()
  return rows.map(({ valid_from, loaded_at: _, ...row }) => ({
    ...row,
    // The columns take these words only.
    register: row.register as Register,
    language: row.language as TextLanguage,
    from: LocalDate.parse(valid_from),
  }))
}

export async function saveTexts(ctx: Ctx, texts: readonly TextGiven[]): Promise<void> {
  if (texts.length === 0) return
  const rows = texts.map(({ from, paragraphs, ...one }) => ({
    ...one,
    id: ctx.newId(),
    paragraphs: [...paragraphs],
    valid_from: from,
    loaded_at: ctx.now,
  }))
  await ctx.db.insertInto('casework.consent_text').values(rows).execute()
}
