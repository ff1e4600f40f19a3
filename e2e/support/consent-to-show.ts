import { expect } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { firstOffered } from './offered.ts'

/** An adult consents that an institution of the team is shown the family's strengths. */
export async function consentToShow(lead: DeskClient, at: string, on: string): Promise<void> {
  const page = await lead.open(`${at}/consents/new`)
  const giver = firstOffered(page, 'giver')
  const { status } = await lead.send(`${at}/consents/new`, {
    ...{ subjectId: giver, giver, recipient: firstOffered(page, 'recipient'), ground: firstOffered(page, 'ground') },
    ...{ categories: 'mocne-strony', recordedHow: 'paper', recordedOn: on },
  })
  expect(status).toBe(303)
}
