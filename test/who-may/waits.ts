import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-23'

/** A line of the family at work that waits for a unit of a service of the directory. Answers the line. */
export async function waitingLine(world: CaseWorld, home: { readonly caseId: string; readonly line: string }) {
  const { found, newId, rows, lead } = world
  const [from] = await rows<{ item_id: string; form_instance_id: string }>(
    'select item_id, form_instance_id from casework.basket_item where id = $1',
    [home.line],
  )
  const [counted] = await rows<{ service_id: string }>('select service_id from directory.supply limit 1')
  if (!from || !counted) throw new Error('nobody has a line, or nothing is counted')
  const itemId = newId()
  const line = { case_id: home.caseId, basket_item_id: itemId, ...counted, units: 1 }
  await found.put('casework.basket_item', {
    ...{ id: itemId, case_id: home.caseId, row_key: itemId, ...from, state: 'waiting' },
  })
  await found.put('casework.item_service', { id: newId(), ...line, said_by: lead, said_at: DAY })
  const joined = { urgent: false, since: DAY, joined_by: lead, joined_at: DAY }
  await found.put('casework.waiting', { id: newId(), ...line, ...joined })
  return itemId
}

/** Pages of what waits for units of services. */
export const unitWalks = ({ waits }: { readonly waits: string }): Walks => ({
  '/cases/:caseId/basket/:itemId/waiting': {
    params: { itemId: waits },
    sent: { urgent: 'urgent', reason: 'Uzgodniono na próbę' },
  },
})
