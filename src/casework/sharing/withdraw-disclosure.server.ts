import { type Outcome, ok, refused } from '#kernel'
import type { GroundKind } from '#model'
import type { Ctx } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { isSpecial } from './bounds.domain.ts'
import type { WithdrawDisclosureInput } from './disclose.schema.ts'
import { factOf } from './disclose.server.ts'
import { disclosureToWithdraw, keepWithdrawal } from './disclosure.store.server.ts'

export type WithdrawDisclosureRefusal = 'already_withdrawn' | 'already_over'

/** Grounds that are a person's own word: after it is taken back the model wants a talk with the family. */
const OWN_WORD: readonly GroundKind[] = ['consent', 'secrecy_release']

/** Hides again what an institution showed. It works from the next statement of whoever reads; the disclosure stays on record. */
export async function withdrawDisclosure(
  ctx: Ctx,
  { caseId, disclosureId, reason }: WithdrawDisclosureInput,
): Promise<Outcome<string, WithdrawDisclosureRefusal>> {
  const file = await caseToAct(ctx, caseId)
  const { model } = file
  const disclosure = await disclosureToWithdraw(ctx, caseId, disclosureId)
  if (disclosure.withdrawn) return refused('already_withdrawn')
  if (disclosure.until < ctx.today) return refused('already_over')

  await keepWithdrawal(ctx, disclosure.id, reason)
  const { category, ground: of, itemId, notForFamily } = disclosure
  const special = isSpecial(model, category)
  // A clock everybody sees would tell of special content: of that one the institution reminds itself.
  if (OWN_WORD.includes(model.ground(of).kind) && !special) {
    await noteEvent(ctx, { caseId, event: 'consent_withdrawn', of, onDay: ctx.today, instance: disclosure.id })
  }
  await concludeAct(ctx, file, {
    name: 'casework.disclosure.withdrawn',
    payload: { disclosure: disclosure.id },
    ...factOf({ id: disclosure.id, itemId, special, notForFamily }),
  })
  return ok(disclosure.id)
}
