import { acceptPurchase, askPurchase, caseFacts, decidePurchase, openSource, payPurchase } from '#casework/server'
import { addDays, InstitutionId, type LocalDate, localDate, parts } from '#kernel'
import type { Model } from '#model'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'
import type { Tale } from './tale.ts'
import type { EnvelopeTold } from './tell-community.server.ts'
import { readTexts } from './texts.ts'

type Told = { readonly tale: Tale; readonly caseId: string }
type Setting = { readonly world: World; readonly founded: Founded; readonly model: Model; readonly today: LocalDate }
/** A paid line of a family, with what it may cost. */
type Line = { readonly caseId: string; readonly itemId: string; readonly amount: number; readonly lead: string }

/** How many days after today what is bought is expected. */
const EXPECTED_IN = 14

/** One gmina keeps an envelope of two sources: paid lines of its families are bought, one of them waits for approval. */
export async function tellEnvelope(past: Past, setting: Setting, told: readonly Told[]): Promise<EnvelopeTold> {
  const { world, founded, today } = setting
  past.chapter('envelope')
  past.goTo(today)
  const unitCode = world.envelope
  const [asker, approver] = governing(setting)
  if (!asker || !approver) throw new Error('an envelope needs two people who govern its gmina')
  const sources: string[] = []
  for (const { sector, ...source } of readTexts().envelope.sources) {
    const payer = world.institutions.find((one) => one.seat === unitCode && one.sector === sector)
    if (!payer) throw new Error(`nobody pays for ${source.name}`)
    const payerId = InstitutionId.parse(known(founded.institution, payer.key))
    const { year } = parts(today)
    const days = { from: localDate(`${year}-01-01`), until: localDate(`${year}-12-31`) }
    sources.push(
      await past.as(asker, async (ctx) => done(await openSource(ctx, { ...source, ...days, payerId, unitCode }))),
    )
  }
  const here = told.filter(({ tale }) => tale.gmina === unitCode)
  const lines: Line[] = []
  for (const { tale, caseId } of here) {
    const { personId } = tale.lead
    const paid = await past.as(personId, async (ctx) => paidLines(await caseFacts(ctx, caseId)), caseId)
    lines.push(...paid.map((one) => ({ ...one, caseId, lead: personId })))
  }
  for (const [index, line] of lines.entries())
    await buy(past, setting, { line, index, unitCode, approver, sourceId: sources[index % sources.length] ?? '' })
  return { approver, source: sources[0] ?? '' }
}

/** People who may set what the model leaves to the gmina: the first gathers its team, the last is another one. */
function governing({ world, founded, model }: Setting): readonly (string | undefined)[] {
  const here = world.institutions.filter(({ seat }) => seat === world.envelope).map(({ key }) => key)
  const people = world.people.filter(
    ({ institution, memberships }) =>
      here.includes(institution) && memberships.some(({ role }) => model.role(role).can?.includes('localise')),
  )
  return [people[0], people.slice(1).at(-1)].map((one) => one && known(founded.person, one.key))
}

function paidLines({ file, facts, model }: Awaited<ReturnType<typeof caseFacts>>) {
  if (file.closedOn !== null) return []
  return facts.items.flatMap(({ id, source, state, amount }) =>
    source === model.document.basket?.paidSource && state !== 'refused' && amount !== null && amount > 0
      ? [{ itemId: id, amount }]
      : [],
  )
}

type Buying = { line: Line; index: number; unitCode: string; sourceId: string; approver: string }
/** The first is approved, accepted and half paid, the second waits for approval, the others are approved. */
async function buy(
  past: Past,
  { today }: Setting,
  { line, index, unitCode, sourceId, approver }: Buying,
): Promise<void> {
  const { what, supplier, chapter, paragraph, invoice } = readTexts().envelope
  const at = { caseId: line.caseId, itemId: line.itemId }
  const ordered = { what: what[index % what.length] ?? '', amount: line.amount, supplier, chapter, paragraph }
  const expectedOn = addDays(today, EXPECTED_IN)
  const purchaseId = await past.as(
    line.lead,
    async (ctx) => done(await askPurchase(ctx, { ...at, ...ordered, sourceId, procedure: 'inquiry', expectedOn })),
    line.caseId,
  )
  if (index === 1) return
  const decided = { unitCode, purchaseId, decision: 'approve' as const, reason: undefined, rowVersion: 1 }
  await past.as(approver, async (ctx) => done(await decidePurchase(ctx, decided)))
  if (index > 0) return
  const half = Math.floor(line.amount / 2)
  // A number is kept of a thing alone.
  const received = {
    ...at,
    amount: half,
    inventoryNo: `ST/${index + 1}/${parts(today).year}`,
    holding: 'given' as const,
  }
  await past.as(
    line.lead,
    async (ctx) => done(await acceptPurchase(ctx, { ...received, onDay: ctx.today })),
    line.caseId,
  )
  const paid = { unitCode, purchaseId, amount: half, invoiceNo: invoice, ksefNo: undefined, more: 'yes' as const }
  await past.as(approver, async (ctx) => done(await payPurchase(ctx, { ...paid, onDay: ctx.today })))
}
