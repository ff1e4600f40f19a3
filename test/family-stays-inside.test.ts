import { describe, expect, test } from 'vitest'
import { createPrinter } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking, countedThreeWays } from '#test/raw-sql.ts'
import { sitePartsFor } from '#test/visiting.tsx'
import { pagesOf, wholeSite } from '../src/app.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { MARKS, markedWorld, marksIn } from './who-may/marked.ts'
import type { Person } from './who-may/people.ts'
import { identityFor } from './who-may/visitors.ts'

const database = await testDatabase()
const world = await markedWorld(database)

/** Those who run the region and the installation, and read no family. What pages show them is in `who-may-pages.test.ts`. */
const OUTSIDE: readonly Person[] = ['analyst', 'adviser', 'administrator']

/** Tables about no case: figures by gmina with the small ones hidden, which the team of a model asks for, limits of work and priorities of planning, which are no secret. */
const OF_NO_CASE = ['casework.dry_run', 'casework.work_limit', 'casework.planning_rules']

describe.each(OUTSIDE)('%s', (who) => {
  test('counts no row of any table of casework in raw SQL (row 1)', async () => {
    const tables = await world.rows<{ name: string }>(
      `select 'casework.' || relname as name from pg_class
       where relnamespace = 'casework'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`,
    )
    expect(tables.length).toBeGreaterThan(35)
    for (const { name } of tables.filter((one) => !OF_NO_CASE.includes(one.name))) {
      const counted = await countedThreeWays(database, world.people[who], name, world.home.caseId)
      expect([name, counted?.count ?? 0, counted?.ofCase ?? 0, counted?.any ?? false]).toEqual([name, 0, 0, false])
    }
  })

  test('reads no name of a family in any column of any table that the program may read (row 1)', async () => {
    const columns = await world.rows<{ name: string; readable: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name,
         string_agg(format('t.%I::text', a.attname), ', ') as readable
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in
           ('casework', 'directory', 'identity', 'institutions', 'learning', 'model', 'platform', 'protection', 'teams', 'territory')
         and has_column_privilege('app_runtime', c.oid, a.attnum, 'select') group by 1`,
    )
    expect(columns.length).toBeGreaterThan(60)
    const found: string[] = []
    for (const { name, readable } of columns) {
      for (const mark of [MARKS.family, MARKS.given, MARKS.pesel, MARKS.address, MARKS.words]) {
        const query = `select 1 from ${name} t where strpos(concat_ws(' ', ${readable}), $1) > 0 limit 1`
        const { rows } = await asking(database, world.people[who], (client) => client.query(query, [mark]))
        if (rows.length > 0) found.push(`${name}: ${mark}`)
      }
    }
    expect(found).toEqual([])
  })
})

test('the operating log and the page that says so hold nothing of a family when the program breaks with it in its hands (row 22)', async () => {
  const actAs = () => Promise.reject(new Error(`Key (family)=(${MARKS.family}) ${MARKS.pesel} already exists`))
  const broken: string[] = []
  const parts = sitePartsFor(actAs, pagesOf(identityFor(actAs)))
  const printer = createPrinter(createLog('silent'))
  const app = wholeSite({ ...parts, log: createLog('debug', { write: (line) => void broken.push(line) }) }, printer)
  const headers = { cookie: `kooperacja_session=${world.people.lead}` }
  for (const address of [`/cases/${world.home.caseId}`, `/cases/${MARKS.family}`, `/search?q=${MARKS.pesel}`]) {
    const response = await app.request(address, { headers })
    const html = (await response.text()).replace(/action="[^"]*"/g, '')
    expect([address, marksIn(html), marksIn(response.headers.get('location') ?? '')]).toEqual([address, [], []])
  }
  await printer.stop()
  expect(broken.length).toBeGreaterThan(0)
  expect(broken.filter((line) => marksIn(line).length > 0)).toEqual([])
})
