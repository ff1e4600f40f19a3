import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { Asked } from '../consultation.domain.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { askedAlready, saveAsked } from './circle.store.server.ts'
import { consultationToAnswer } from './consultation.store.server.ts'

export type AddToCircleRefusal = 'not_by_name' | 'closed'

/** Asks more people or institutions by name. Whoever is asked already stays asked once. Nobody is taken out again: what they wrote stays. */
export async function addToCircle(
  ctx: Ctx,
  { consultationId, asked }: { readonly consultationId: ConsultationId; readonly asked: readonly Asked[] },
): Promise<Outcome<number, AddToCircleRefusal>> {
  const consultation = await consultationToAnswer(ctx, consultationId)
  if (consultation.circle !== 'named') return refused('not_by_name')
  if (consultation.closed) return refused('closed')
  const known = await askedAlready(ctx, consultationId)
  const added = asked.filter(({ personId, institutionId }) => !known.has(personId ?? institutionId))
  for (const one of added) await saveAsked(ctx, consultationId, one, me(ctx))
  const payload = { added: added.map(({ personId, institutionId }) => personId ?? institutionId) }
  await record(ctx, { chain: 'model', about: consultationId, name: 'model.consultation.circle_grew', payload })
  return ok(added.length)
}
