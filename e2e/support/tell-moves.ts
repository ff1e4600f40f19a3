import { expect } from 'vitest'
import type { DeskClient, Sent } from './desk-client.ts'
import { today } from './today.ts'

/** A case whose papers of the first stages are still to be recorded. */
export async function takeOverFromPaper(lead: DeskClient): Promise<Sent> {
  const place = 'diagnoza'
  return lead.send('/cases/take-over', {
    place,
    kind: 'family',
    shownFor: `260401 family ${place}`,
    beganOn: '02.01.2026',
    'day.3': '02.02.2026',
    rows: '2',
    ...adult(0, 'Anna'),
    ...adult(1, 'Piotr'),
  })
}

const adult = (row: number, given: string): Readonly<Record<string, string>> => ({
  [`people.${row}.enter`]: 'yes',
  [`people.${row}.family`]: 'Papierowa',
  [`people.${row}.given`]: given,
  [`people.${row}.adult`]: 'yes',
  [`people.${row}.consent`]: 'not_asked',
})

export const casesOf = async (worker: DeskClient): Promise<ReadonlySet<string>> =>
  new Set([...(await worker.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, href = '']) => href))

/** Asks another gmina to take over the first case whose adults take part and which nobody was asked about. */
export async function handOver(keeper: DeskClient, toUnitCode: string): Promise<void> {
  for (const at of await casesOf(keeper)) {
    const path = `${at}/handover/ask`
    const { status, html } = await keeper.visit(path)
    const adults = [...html.matchAll(/name="consented" value="([^"]+)"/g)].map(([, id = '']) => id)
    if (status !== 200 || adults.length !== 1) continue
    const sent = await keeper.send(path, {
      toUnitCode,
      consented: adults[0] ?? '',
      recordedHow: 'paper',
      recordedOn: today(),
    })
    if (sent.status === 303) return
  }
  throw new Error('no case to hand over')
}

export async function accept(receiver: DeskClient): Promise<void> {
  const [, at = ''] = /href="(\/handovers\/[0-9a-f-]{36})"/.exec(await receiver.open('/handovers')) ?? []
  expect((await receiver.send(at, { family: 'Nowi sąsiedzi' })).status).toBe(303)
}
