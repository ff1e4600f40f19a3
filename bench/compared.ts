import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import { prepareCountry } from './country.ts'
import { type Line, median } from './line.ts'
import { type Load, load } from './load.ts'
import { memory } from './memory.ts'
import { planningBeside } from './planning-beside.ts'
import { prints } from './prints.ts'
import { rowSecurity } from './row-security.ts'
import { trial } from './trial.ts'

const ROUNDS = 3

/** Where the bench asks, and as whom: a worker with fifty cases, and one of them with a plan in force. */
export type Desk = {
  readonly address: string
  readonly dataDir: string
  readonly cookie: string
  readonly casePath: string
}

/** Everything that is measured on the running program with the cases of a country in its database. */
export async function compared(): Promise<readonly Line[]> {
  // A folder from an earlier run saves the minutes that making it takes.
  const kept = process.env.BENCH_FOLDER
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'kooperacja-bench-'))
  mkdirSync(folder, { recursive: true })
  await prepareCountry(folder)
  await buildSites()
  const tried = await trial(folder)
  const site = await startSite({ DEMO: 'no' }, folder, 'dist/bench/compared-sites.js')
  try {
    const desk = await atDesk(site.address, folder)
    return [
      ...tried,
      ...(await throughput(desk, 'desk of 50 cases', '/desk', 0.35)),
      ...(await throughput(desk, 'overview of a case', desk.casePath, 0.2)),
      ...(await rowSecurity(desk)),
      ...(await prints(desk)),
      await memory(desk),
      ...(await planningBeside(desk)),
    ]
  } finally {
    await site.rest()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

const buildSites = () =>
  build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: '#platform/jsx', development: false } },
    build: {
      ssr: 'bench/compared-sites.ts',
      outDir: 'dist/bench',
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { sourcemapExcludeSources: true } },
    },
  })

async function atDesk(address: string, dataDir: string): Promise<Desk> {
  const client = new DeskClient(address)
  await client.signIn(account(/gops-bieliny/, 'Pracownik prowadzący').email, PASSWORD)
  const html = await client.open('/desk')
  const paths = [...new Set([...html.matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, path]) => path ?? ''))]
  if (paths.length < 50) throw new Error(`the desk shows ${paths.length} cases`)
  const pages = await Promise.all(paths.map(async (path) => ({ path, length: (await client.open(path)).length })))
  const fullest = pages.toSorted((a, b) => b.length - a.length)[0]
  if (!fullest) throw new Error('the desk shows no case')
  return { address, dataDir, cookie: client.cookie, casePath: fullest.path }
}

/** How many pages a second come, against the same page made from constants: in turns, so that what slows the machine slows both. */
async function throughput(desk: Desk, what: string, path: string, least: number): Promise<readonly Line[]> {
  const { address, cookie } = desk
  const real: Load[] = []
  const constant: Load[] = []
  for (const url of [address + path, `${address}/constants${path}`]) await load({ url, cookie, seconds: 2 })
  for (let round = 0; round < ROUNDS; round += 1) {
    real.push(await load({ url: address + path, cookie }))
    constant.push(await load({ url: `${address}/constants${path}`, cookie }))
  }
  const pages = median(real.map(({ perSecond }) => perSecond))
  const fromConstants = median(constant.map(({ perSecond }) => perSecond))
  return [
    { what: `${what}: pages a second, 10 connections`, measured: pages, unit: 'pages/s' },
    { what: `${what}: the same from constants`, measured: fromConstants, unit: 'pages/s' },
    {
      what: `${what}: part of the throughput of constants`,
      measured: pages / fromConstants,
      unit: '×',
      bound: { least },
    },
    { what: `${what}: p50, 10 connections`, measured: median(real.map(({ p50 }) => p50)), unit: 'ms' },
    {
      what: `${what}: p95, 10 connections`,
      measured: median(real.map(({ p95 }) => p95)),
      unit: 'ms',
      bound: { most: 40 },
    },
  ]
}
