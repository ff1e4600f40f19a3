import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { account } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { startSite } from '../e2e/support/site.ts'
import { servicesNear } from '../src/directory/index.server.ts'
import { actingOver, openVault, person, standingClock } from '../src/platform/index.server.ts'
import { type Line, quantile } from './line.ts'

const TIMES = 60
/** All in one voivodeship, so that each gmina has about two hundred and its powiat some thousands. */
const SERVICES = 20_000
const BIELINY = '260401'

/** The services for one need out of a large directory: asked as somebody who works in cases, under row security, with everything read. */
export async function candidates(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-candidates-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const host = join(folder, 'postgres')
    const owner = new pg.Client({ host, user: 'postgres', database: 'kooperacja' })
    await owner.connect()
    for (const statement of WRITTEN) await owner.query(statement)
    const { email } = account(/gops-bieliny/, 'Pracownik prowadzący')
    const { rows } = await owner.query('select person_id from identity.account where email = $1', [email])
    await owner.end()
    const pool = new pg.Pool({ host, user: 'app_runtime', database: 'kooperacja', max: 1 })
    const times = await timesOf(pool, rows[0].person_id)
    await pool.end()
    const what = `services for one need out of ${SERVICES}`
    return [
      { what: `${what}, median`, measured: quantile(times, 0.5), unit: 'ms', bound: { most: 50 } },
      { what: `${what}, p95`, measured: quantile(times, 0.95), unit: 'ms' },
    ]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of the question alone, in a transaction of its own each time. */
async function timesOf(pool: pg.Pool, personId: string): Promise<readonly number[]> {
  const actAs = actingOver(pool, standingClock(new Date()), openVault(Buffer.alloc(32)))
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    await actAs(person(personId), async (ctx) => {
      const began = performance.now()
      const { services } = await servicesNear(ctx, { unitCode: BIELINY, category: time % 4 === 0 ? null : 'education' })
      times.push(performance.now() - began)
      if (services.length < 20) throw new Error(`only ${services.length} services were found`)
    })
  }
  return times
}

const GMINAS = `(select u.code, row_number() over (order by u.code) - 1 as no, count(*) over () as many
  from territory.unit u where u.level = 'gmina' and starts_with(u.code, '26'))`
/** Entries like one that is there: most serve a gmina, some a powiat or the whole voivodeship. */
const WRITTEN = [
  `insert into directory.service (id, institution_id, name, category, cost, area, place_code, audience, entry, terms, version, assured_on, assured_how, assured_by, added_on)
   select r.id, r.institution_id, r.name, r.category, r.cost, r.area, r.place_code, r.audience, r.entry, r.terms, r.version, r.assured_on, r.assured_how, r.assured_by, r.added_on
   from generate_series(1, ${SERVICES}) n
   join ${GMINAS} g on g.no = n % g.many
   cross join lateral (select left(g.code, case when n % 100 = 0 then 2 when n % 20 = 0 then 4 else 6 end) as area) a
   cross join lateral (select (array['family_policy', 'family_support', 'foster_care', 'social_assistance', 'health', 'disability', 'education',
     'unemployment', 'culture', 'sport', 'civic_activity', 'housing', 'environment', 'reintegration', 'goods'])[n % 15 + 1] as name) c
   cross join lateral (select s.* from directory.service s order by s.id offset n % 20 limit 1) s
   cross join lateral jsonb_populate_record(null::directory.service, to_jsonb(s) - 'search_key' || jsonb_build_object('id', gen_random_uuid(),
     'name', 'Usługa ' || n, 'category', c.name, 'area', array[a.area], 'place_code', g.code, 'audience', 'everyone', 'archived_on', null,
     'entry', s.entry || jsonb_build_object('name', 'Usługa ' || n, 'category', c.name, 'area', array[a.area]))) r`,
  'analyze directory.service',
]
