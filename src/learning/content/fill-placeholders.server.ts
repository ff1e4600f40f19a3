import { Forbidden } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { mayFill, savePlaceholder } from './item.store.server.ts'
import { placeholders } from './placeholders.query.server.ts'

/** The chain on which the record keeps what the installation says of itself. */
const CHAIN = '018f0000-0000-7000-8000-00000000001b'

/** Fills blanks of texts with what this installation says of itself; what stands already is left alone. Pages that waited for it come with the next import. */
export async function fillPlaceholders(ctx: Ctx, values: Readonly<Record<string, string>>): Promise<void> {
  if (!(await mayFill(ctx))) throw new Forbidden('fill placeholders')
  const known = await placeholders(ctx)
  const changed = Object.entries(values).filter(([key, value]) => known.get(key) !== value)
  if (changed.length === 0) return
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  for (const [key, value] of changed) await savePlaceholder(ctx, key, value, by)
  const payload = { keys: changed.map(([key]) => key) }
  await record(ctx, { chain: 'learning', about: CHAIN, name: 'learning.placeholder.filled', payload })
}
