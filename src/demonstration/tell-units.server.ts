import { basketView, caseFacts, changeItem, tieItem } from '#casework/server'
import { ServiceId } from '#directory'
import { saySupply } from '#directory/server'
import type { LocalDate } from '#kernel'
import { done, type Past } from './past.ts'
import type { Tale } from './tale.ts'
import type { ServicesTold } from './tell-services.server.ts'
import { readTexts } from './texts.ts'

type Told = { readonly tale: Tale; readonly caseId: string }
type Setting = { readonly services: ServicesTold; readonly since: LocalDate; readonly today: LocalDate }
type Line = { readonly caseId: string; readonly itemId: string; readonly rowVersion: number; readonly lead: string }

/** Some services of Bieliny and its powiat count their places. In one of them there are fewer than families that need it: the others wait. */
export async function tellUnits(past: Past, { services, since, today }: Setting, told: readonly Told[]): Promise<void> {
  const { supply, full } = readTexts().units
  past.chapter('units')
  past.goTo(today)
  for (const { name, unit, units } of supply) {
    const { serviceId, keeper } = known(services, name)
    const said = { serviceId: ServiceId.parse(serviceId), seen: 0, unit, units, from: since, until: undefined }
    await past.as(keeper, async (ctx) => done(await saySupply(ctx, said)).serviceId)
  }
  const { serviceId } = known(services, full.service)
  const lines: Line[] = []
  for (const { tale, caseId } of told.filter((one) => full.gminas.includes(one.tale.gmina)))
    lines.push(
      ...(await past.as(tale.lead.personId, (ctx) => linesCalled(ctx, { caseId, lead: tale.lead.personId }), caseId)),
    )
  for (const [index, line] of lines.entries()) {
    const state = index < full.holds ? ('requested' as const) : ('waiting' as const)
    const { caseId, itemId, rowVersion, lead } = line
    const at = { caseId, itemId }
    await past.as(lead, async (ctx) => done(await tieItem(ctx, { ...at, serviceId, units: 1 })), caseId)
    const moved = { ...at, rowVersion, state, onDay: undefined }
    await past.as(lead, async (ctx) => done(await changeItem(ctx, moved)), caseId)
  }
}

/** Planned lines of a family that nobody pays for, called as the service that is full. */
async function linesCalled(
  ctx: Parameters<typeof caseFacts>[0],
  { caseId, lead }: { readonly caseId: string; readonly lead: string },
): Promise<readonly Line[]> {
  const known = await caseFacts(ctx, caseId)
  if (known.file.closedOn !== null) return []
  const { lines } = await basketView(ctx, known)
  return lines
    .filter(
      (one) => one.what === readTexts().units.full.called && one.state === 'planned' && !one.paid && one.mayDeliver,
    )
    .map(({ id, rowVersion }) => ({ caseId, itemId: id, rowVersion, lead }))
}

function known(services: ServicesTold, name: string) {
  const found = services.get(name)
  if (!found) throw new Error(`the demonstration has no service called ${name}`)
  return found
}
