import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '#kernel'
import { actingOver, createPool, person } from '#platform/server'
import { caseworkPages } from '../src/casework/pages.ts'
import { deskPages } from '../src/desk/pages.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'
import { type Asked, listeningTo } from './support/listening.ts'
import { multiply } from './support/multiply.ts'
import { VAULT } from './support/world.ts'
import { type WhoMayWorld, whoMayWorld } from './who-may/world.ts'

/**
 * What pages read does not grow with the cases of others. Counted in pages of the database, not in milliseconds: the same pages are asked for
 * in a small database and in one twelve times as large.
 */
const SMALL = { worlds: 6, times: 10 }
const LARGE = { worlds: 72, times: 10 }
const CONTENT = /^(casework\.|platform\.fact$)/

const PAGES = [
  '/desk',
  '/cases',
  '/cases/:caseId',
  '/cases/:caseId/diagnosis',
  '/cases/:caseId/plan',
  '/cases/:caseId/basket',
  '/cases/:caseId/history',
  '/cases/:caseId/sharing',
  '/clocks',
] as const
const READERS = ['lead', 'coordinator', 'school', 'stranger'] as const
type Reader = (typeof READERS)[number]

type Country = {
  readonly caseId: string
  readonly people: Readonly<Record<Reader, string | null>>
  readonly listened: pg.Pool
  readonly runtimeConfig: pg.PoolConfig
  readonly asked: Asked[]
  readonly acting: WhoMayWorld
}

async function country(database: TestDatabase, copies: typeof SMALL): Promise<Country> {
  const acting = await whoMayWorld(database)
  const { home, people } = acting
  const superuser = new pg.Pool({ ...database.ownerConfig, user: 'postgres' })
  await multiply(superuser, copies)
  await superuser.end()
  const listened = createPool({ ...database.runtimeConfig, max: 1 }, createLog('silent'))
  return {
    caseId: home.caseId,
    people,
    listened,
    runtimeConfig: database.runtimeConfig,
    asked: listeningTo(listened),
    acting,
  }
}

/** The statements by which a page is loaded for a person, beginning with the one that says who asks. */
async function statementsOf({ caseId, people, listened, asked, acting }: Country, path: string, who: Reader) {
  const page = [...caseworkPages, ...deskPages].find((one) => one.path === path)
  const scope = path.includes(':caseId') ? CaseId.parse(caseId) : undefined
  const actAs = actingOver(listened, acting.clock, VAULT)
  // What is read once a program was read the first time.
  for (let time = 0; time < 2; time += 1) {
    asked.splice(0)
    const load = actAs(
      person(people[who] ?? ''),
      async (ctx) => page?.spec.load(ctx, { caseId }, {}, { address: '' }),
      {
        scope,
        shows: true,
      },
    )
    // Whoever may not open the page asks, too, before being told so.
    await load.catch((refused: Error) => expect(['NotFound', 'Forbidden']).toContain(refused.name))
  }
  return asked.splice(0).filter(({ text }) => /^\s*(select|with)\b/i.test(text))
}

type Read = { readonly buffers: number; readonly wholeTables: readonly string[] }

/** Buffers that the statements read, functions they call included, and tables of content that were read from end to end. */
async function readBy({ runtimeConfig }: Country, statements: readonly Asked[]): Promise<Read> {
  // A connection of its own, whose functions are not planned yet.
  const client = new pg.Client(runtimeConfig)
  await client.connect()
  try {
    // A table of a few thousand rows is quickly read whole; planned as for a large one, only what has no index still is.
    await client.query('set enable_seqscan = off')
    await client.query('begin')
    const [whoAsks, ...questions] = statements
    if (whoAsks) await client.query({ text: whoAsks.text, values: [...whoAsks.values] })
    let buffers = 0
    // Plans that are made on the way read the catalogue: the second time counts.
    for (let time = 0; time < 2; time += 1) {
      buffers = 0
      for (const { text, values } of questions) {
        const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ Plan: Record<string, number> }] }>({
          text: `explain (analyze, buffers, format json) ${text}`,
          values: [...values],
        })
        const plan = rows[0]?.['QUERY PLAN'][0].Plan
        buffers += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
      }
    }
    const { rows } = await client.query<{ name: string }>({
      text: `select schemaname || '.' || relname as name from pg_stat_xact_user_tables where seq_scan > 0 order by 1`,
      values: [],
    })
    return { buffers, wholeTables: rows.map(({ name }) => name).filter((name) => CONTENT.test(name)) }
  } finally {
    await client.end()
  }
}

const [smaller, larger] = [await testDatabase(), await testDatabase()]
let small: Country
let large: Country
beforeAll(async () => {
  small = await country(smaller, SMALL)
  large = await country(larger, LARGE)
}, 600_000)

describe.each(PAGES)('%s', (path) => {
  test.each(READERS)(
    'for %s reads no more in a large country, and no table of content from end to end',
    async (who) => {
      const [few, many] = [
        await readBy(small, await statementsOf(small, path, who)),
        await readBy(large, await statementsOf(large, path, who)),
      ]
      expect(many.wholeTables).toEqual([])
      expect(many.buffers, `${few.buffers} in the small one`).toBeLessThanOrEqual(
        Math.max(1.5 * few.buffers, few.buffers + 100),
      )
    },
  )
})
