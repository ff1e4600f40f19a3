import type { Founding } from '#test/world.ts'

const AT = '2026-11-23'
type Waits = {
  readonly caseId: string
  readonly line: string
  /** An entry that says why it waits urgently. */
  readonly itemId: string
  readonly provider: string
  readonly by: string
}

/** An entry of the directory for whoever has signed in, with units counted, and a line that held one of them and waits for it now. */
export async function waitsForUnit(
  put: Founding['put'],
  newId: () => string,
  { caseId, line, itemId, provider, by }: Waits,
) {
  const service_id = newId()
  const contact = { email: 'mleko@example.org' }
  const entry = {
    ...{ name: 'Mleko dla niemowląt', summary: 'Na próbę.', category: 'goods', eligibility: [], documents: [] },
    ...{ area: ['261103'], ways: ['at_home'], place: {}, hours: [], cost: { kind: 'free' }, languages: ['pl'] },
    ...{ access: [], contact, audience: 'signed_in' },
  }
  await put('directory.service', {
    ...{ id: service_id, institution_id: provider, name: entry.name, category: 'goods', cost: 'free' },
    ...{ area: entry.area, audience: entry.audience, entry: JSON.stringify(entry), terms: [], version: 1 },
    ...{ assured_on: AT, assured_how: 'keeper', assured_by: by, added_on: AT },
  })
  await put('directory.supply', {
    ...{ service_id, no: 1, from_on: '2026-01-01', until_on: '2026-12-31', units: 2, unit: 'piece' },
    ...{ said_by: by, said_at: AT },
  })
  const ofLine = { case_id: caseId, basket_item_id: line, service_id, units: 1 }
  await put('casework.item_service', { id: newId(), ...ofLine, said_by: by, said_at: AT })
  await put('casework.unit_hold', {
    ...{ id: newId(), ...ofLine, from_on: AT, held_by: by, held_at: AT, released_at: AT, released_why: 'waits' },
  })
  const waiting = newId()
  await put('casework.waiting', {
    ...{ id: waiting, ...ofLine, urgent: false, since: AT, joined_by: by, joined_at: AT },
  })
  await put('casework.waiting_order', {
    ...{ id: newId(), case_id: caseId, waiting_id: waiting, urgent: true, item_id: itemId, said_by: by, said_at: AT },
  })
  return { service: service_id, waiting }
}
