import { z } from 'zod'
import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { AUDIENCES, DEPENDANT_KINDS } from './dependant.domain.ts'
import { type CitedParagraph, registerDependant } from './register-dependant.server.ts'
import { registerVariants } from './register-variants.server.ts'

const Cited = z.strictObject({ model: z.string(), version: z.string(), clauses: z.array(z.string()).nonempty() })
const File = z.strictObject({
  dependants: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
      kind: z.enum(DEPENDANT_KINDS),
      title: z.string().min(1).max(300),
      path: z.string().startsWith('/').optional(),
      audience: z.enum(AUDIENCES),
      cites: z.array(Cited).nonempty(),
    }),
  ),
})

export type LoadDependantsRefusal = 'broken' | 'unknown_paragraph'

/**
 * Puts on the register what the product itself ships that rests on paragraphs, and every variant for the paragraphs that it shares.
 * `unknown_paragraph` carries those that no version has as `at`. The same file once more changes nothing.
 */
export async function loadDependants(ctx: Ctx, json: unknown): Promise<Outcome<number, LoadDependantsRefusal>> {
  const read = File.safeParse(json)
  if (!read.success) return refused('broken', { at: z.prettifyError(read.error) })
  const unknown: string[] = []
  for (const { cites, path = null, ...one } of read.data.dependants) {
    const cited = cites.flatMap(({ model, version, clauses }): readonly CitedParagraph[] =>
      clauses.map((clause) => ({ modelId: model, clause, version })),
    )
    const done = await registerDependant(ctx, { ...one, path, keeper: { nobody: true }, cites: cited })
    if (done.ok) unknown.push(...done.value.unknown.map(({ modelId, clause }) => `${one.key}: ${modelId} ${clause}`))
  }
  if (unknown.length > 0) return refused('unknown_paragraph', { at: unknown.join(', ') })
  await registerVariants(ctx)
  return ok(read.data.dependants.length)
}
