import { setTimeout as pause } from 'node:timers/promises'
import { account, PASSWORD } from './accounts.ts'
import { DeskClient } from './desk-client.ts'
import type { RunningSite } from './site.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')

/** A lead worker's desk, once the demonstration has founded the accounts and the team works. */
export async function leadAt(site: RunningSite): Promise<DeskClient> {
  for (let waited = 0; waited < 60; waited += 1) {
    const client = new DeskClient(site.address)
    const entered = await client.signIn(LEAD.email, PASSWORD).then(
      () => true,
      () => false,
    )
    if (entered && (await client.open('/cases/new')).includes('name="family"')) return client
    await pause(500)
  }
  throw new Error('the demonstration founded no team')
}

/** Opens a case for a family and answers with the address of its overview. Waits until the lead worker's statement of confidentiality is there. */
export async function opensCase(client: DeskClient, family: string): Promise<string> {
  for (let waited = 0; waited < 60; waited += 1) {
    const { status, location } = await client.send('/cases/new', { family })
    const address = location?.split('?')[0] ?? ''
    if (/^\/cases\/[0-9a-f-]{36}$/.test(address)) return address
    if (status !== 422) throw new Error(`opening a case answered ${status}`)
    await pause(500)
  }
  throw new Error('the demonstration founded no statement of confidentiality')
}
