import { caseFacts, keepApart, keepShield, nameSide, openShield, recordSafeContact } from '#casework/server'
import { done } from './past.ts'
import type { Tale } from './tale.ts'

/** A family in two compartments: the mother's address is shielded, she and the father are kept apart, one partner works with him alone. */
export async function tellParted(tale: Tale, caseId: string): Promise<void> {
  const { past, lead, partners, telling } = tale
  const { parted } = telling.texts
  const [helper, ofFather] = partners
  if (!helper || !ofFather) throw new Error('a family in two compartments needs two partners')
  await past.as(
    lead.personId,
    async (ctx) => {
      const adults = (await caseFacts(ctx, caseId)).facts.persons.filter(({ adult }) => adult)
      const [mother, father] = adults
      if (!mother || !father) throw new Error('a family in two compartments has two adults')
      const of = { caseId, subjectId: mother.id }
      const said = { never: ['phone', 'post', 'home'], safe: 'sms', hours: parted.hours, since: ctx.today } as const
      done(await recordSafeContact(ctx, { ...of, ...said }))
      const address = { what: 'address', value: parted.address, reason: parted.reason, from: [father.id] } as const
      const shieldId = done(await keepShield(ctx, { ...of, ...address }))
      const pair = { one: mother.id, other: father.id, kind: 'both', basis: 'court_order', from: ctx.today } as const
      done(await keepApart(ctx, { caseId, ...pair, reason: parted.reason }))
      const side = {
        personId: ofFather.personId,
        subjectId: father.id,
        why: 'serves_alone',
        reason: parted.side,
      } as const
      done(await nameSide(ctx, { caseId, ...side }))
      const opened = { shieldId, who: `person:${helper.personId}`, reason: parted.opened, until: telling.until }
      done(await openShield(ctx, { caseId, ...opened }))
    },
    caseId,
  )
}
