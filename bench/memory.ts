import type { Desk } from './compared.ts'
import type { Line } from './line.ts'

/** What the web process holds after the whole run. */
export async function memory({ address }: Desk): Promise<Line> {
  const kilobytes = Number(await (await fetch(`${address}/memory`)).text())
  return {
    what: 'memory of the web process after the run',
    measured: kilobytes / 1024,
    unit: 'MB',
    bound: { most: 250 },
  }
}
