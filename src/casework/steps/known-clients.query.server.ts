import type { KnownClients } from '#model'
import type { Ctx } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'

const NAMED = ['given', 'family', 'holder', 'name', 'phone'] as const

/**
 * Who the people of a case are, as far as the acting person may read: every name they have or had, of those too who decide for them, and their
 * telephones. Only to be looked for in what leaves the case; never shown.
 */
export async function knownClients(ctx: Ctx, { id, code }: CaseFile): Promise<KnownClients> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select('body')
    .where('case_id', '=', id)
    .where('kind', 'in', ['identity', 'authority'])
    .execute()
  // Only families and authority write these entries, as objects of texts.
  const bodies = rows.map(({ body }) => body as Readonly<Record<string, unknown>>)
  const words = bodies.flatMap((body) => NAMED.map((name) => body[name])).filter((one) => typeof one === 'string')
  return { names: words.join(', '), code }
}
