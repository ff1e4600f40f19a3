import { sql } from 'kysely'
import type { Values } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { boundWords } from '../forms/bound-words.domain.ts'
import type { MeetingRow } from './meeting-row.domain.ts'

export type DecisionLine = {
  readonly text: string
  readonly dissent: string
  /** Whose task it is. */
  readonly institution: string | null
}

/** Decisions of a meeting that were put on record afterwards, or stand in its form of minutes, as far as this reader may read them. */
export async function decisionsOf(
  ctx: Ctx,
  { file, model }: KnownCase,
  meeting: MeetingRow,
): Promise<readonly DecisionLine[]> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['body', 'responsible_institution_id', 'form_instance_id'])
    .where('case_id', '=', file.id)
    .where((any) =>
      any.or([
        any.and([any('kind', '=', 'minutes'), any(sql<string>`body ->> 'meeting'`, '=', meeting.id)]),
        any('form_instance_id', '=', meeting.minutesFormId),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    // Written by hold-meeting or by complete-form, in these shapes.
    const entry = row.body as { text?: string; dissent?: string | null; fields?: Values }
    const text = entry.text ?? boundWords(model, entry.fields ?? {}, 'decision.text')
    const dissent = entry.dissent ?? boundWords(model, entry.fields ?? {}, 'decision.dissent')
    return text === '' ? [] : [{ text, dissent, institution: row.responsible_institution_id }]
  })
}
