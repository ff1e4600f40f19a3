import { z } from 'zod'
import { Forbidden, InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type Ctx, enqueue, record } from '#platform/server'
import { CERTIFY_WAITING } from './certify-finish.server.ts'
import { institutionsToIssue, issuerNow, mayNameIssuer } from './issuer.query.server.ts'
import { addIssuer } from './issuer.store.server.ts'

export const NameIssuerInput = z.object({ institution: InstitutionId })
export type NameIssuerRefusal = 'not_offered' | 'same'

/** Says which institution issues certificates of courses from now on; what was finished before gets its certificate. Throws `Forbidden`. */
export async function nameIssuer(
  ctx: Ctx,
  { institution }: z.infer<typeof NameIssuerInput>,
): Promise<Outcome<null, NameIssuerRefusal>> {
  if (!(await mayNameIssuer(ctx))) throw new Forbidden('learning.issuer.name')
  if (!(await institutionsToIssue(ctx)).some(({ id }) => id === institution)) return refused('not_offered')
  if ((await issuerNow(ctx))?.id === institution) return refused('same')
  const id = await addIssuer(ctx, institution)
  await record(ctx, { chain: 'learning', about: id, name: 'learning.issuer.named', payload: { institution } })
  await enqueue(ctx, { name: CERTIFY_WAITING, id })
  return ok(null)
}
