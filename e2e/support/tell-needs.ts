import { expect } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { offered } from './offered.ts'

/** A need of the whole family for which the catalogue has services, so that there is one to choose for. */
export async function writeNeedOf(lead: DeskClient, at: string): Promise<void> {
  const path = `${at}/needs/new`
  const kinds = offered(await lead.open(path), 'kind')
  const kind = kinds.find(({ label }) => label === 'Pomoc społeczna')?.value ?? ''
  const { status } = await lead.send(path, { who: 'family', words: 'Ciepły posiłek', weight: 'important', kind })
  expect(status).toBe(303)
}
