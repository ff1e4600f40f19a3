import type { Desk } from './compared.ts'
import { type Line, median } from './line.ts'
import { type Load, load } from './load.ts'

const ROUNDS = 3

/** What the planning of 2,000 families, made again and again by the same program, does to whoever opens the desk meanwhile. */
export async function planningBeside({ address, cookie }: Desk): Promise<readonly Line[]> {
  const page = { url: `${address}/desk`, cookie, seconds: 6 }
  const alone: number[] = []
  const beside: number[] = []
  const plannings: number[] = []
  await load({ ...page, seconds: 2 })
  await plan(address)
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push((await load(page)).p95)
    let asked: Load | null = null
    const asking = load(page).then((done) => {
      asked = done
      return done
    })
    while (asked === null) plannings.push(await plan(address))
    beside.push((await asking).p95)
  }
  return [
    { what: 'planning 2000 families while ten people open the desk', measured: median(plannings), unit: 'ms' },
    {
      what: 'desk: p95 while 2000 families are planned, against alone',
      measured: median(beside) / median(alone),
      unit: '×',
      bound: { most: 2 },
    },
  ]
}

/** How long the program took, in milliseconds. */
async function plan(address: string): Promise<number> {
  const began = performance.now()
  const answer = await fetch(`${address}/planning`)
  if (!answer.ok) throw new Error('the solver did not run')
  await answer.text()
  return performance.now() - began
}
