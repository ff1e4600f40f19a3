import { setTimeout as pause } from 'node:timers/promises'
import type { RunningSite } from './site.ts'

const PATIENCE_MS = 600_000
const IN_PREPARATION = 'Przygotowujemy demonstrację'

/** Waits until the whole demonstration is made: the teams work, and no further families come while somebody counts them. */
export async function demonstrationStands({ address }: RunningSite): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 500) {
    const home = await fetch(address)
    if (!(await home.text()).includes(IN_PREPARATION)) return
    await pause(500)
  }
  throw new Error('the demonstration was not made in time')
}
