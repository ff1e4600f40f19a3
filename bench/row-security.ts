import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import type { Desk } from './compared.ts'
import { type Line, median } from './line.ts'
import { load } from './load.ts'

const TIMES = 200
const Asked = z.array(z.object({ text: z.string(), values: z.array(z.unknown()) }))

/** What row security costs on the first page of a case: its queries by themselves, and the whole request. */
export async function rowSecurity(desk: Desk): Promise<readonly Line[]> {
  const { address, cookie, casePath } = desk
  const statements = await statementsOf(desk)
  const host = join(desk.dataDir, 'postgres')
  const bound = new pg.Client({ host, user: 'app_runtime', database: 'kooperacja' })
  const unbound = new pg.Client({ host, user: 'postgres', database: 'kooperacja' })
  await Promise.all([bound.connect(), unbound.connect()])
  const times = { bound: [] as number[], unbound: [] as number[] }
  for (let time = 0; time < TIMES; time += 1) {
    times.bound.push(await ask(bound, statements))
    times.unbound.push(await ask(unbound, statements))
  }
  await Promise.all([bound.end(), unbound.end()])
  const [guarded, unguarded] = [median(times.bound), median(times.unbound)]
  const whole = await inTurns([address + casePath, `${address}/unguarded${casePath}`], cookie)
  return [
    { what: 'queries of the overview', measured: guarded, unit: 'ms' },
    { what: 'the same SQL without row security', measured: unguarded, unit: 'ms' },
    { what: 'row security: queries of the overview', measured: guarded / unguarded, unit: '×', bound: { most: 3.5 } },
    { what: 'row security: added to them', measured: guarded - unguarded, unit: 'ms', bound: { most: 1.5 } },
    {
      what: 'row security: the whole request',
      measured: (whole[0] ?? 0) / (whole[1] ?? 1),
      unit: '×',
      bound: { most: 1.2 },
    },
  ]
}

/** What is read for the page, in order, with the beginning that says who asks. */
async function statementsOf({
  address,
  cookie,
  casePath,
}: Desk): Promise<readonly { text: string; values: unknown[] }[]> {
  const headers = { cookie }
  // Twice, so that what is read once a program has been read.
  for (let time = 0; time < 2; time += 1) {
    await (await fetch(`${address}/asked`)).text()
    await (await fetch(`${address}/listened${casePath}`, { headers })).text()
  }
  const asked = Asked.parse(await (await fetch(`${address}/asked`)).json())
  return asked.filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !text.includes('record_fact'))
}

/** Milliseconds for all of them in one transaction, prepared as the program prepares them. */
async function ask(client: pg.Client, statements: readonly { text: string; values: unknown[] }[]): Promise<number> {
  await client.query('begin')
  const began = performance.now()
  for (const [i, { text, values }] of statements.entries()) await client.query({ name: `asked ${i}`, text, values })
  const took = performance.now() - began
  await client.query('commit')
  return took
}

/** Milliseconds at which half of the answers came, one at a time, each address in turn. */
async function inTurns(urls: readonly string[], cookie: string): Promise<readonly number[]> {
  const found = urls.map(() => [] as number[])
  for (let round = 0; round < 5; round += 1) {
    for (const [i, url] of urls.entries()) found[i]?.push((await load({ url, cookie, connections: 1, seconds: 2 })).p50)
  }
  return found.map(median)
}
