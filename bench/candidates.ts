import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import { writeNeedOf } from '../e2e/support/tell-needs.ts'
import { type Line, quantile } from './line.ts'

const TIMES = 60
/** All in one voivodeship, so that each gmina has about two hundred and its powiat some thousands. */
const SERVICES = 20_000
const BIELINY = '260401'

/** The services for one need out of a large directory: the question at the database, under row security, and the whole page. */
export async function candidates(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-candidates-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const lead = account(/gops-bieliny/, 'Pracownik prowadzący')
    const client = new DeskClient(site.address)
    await client.signIn(lead.email, PASSWORD)
    const at = /href="(\/cases\/[0-9a-f-]{36})"/.exec(await client.open('/desk'))?.[1] ?? ''
    await writeNeedOf(client, at)
    const host = join(folder, 'postgres')
    const person = await fill(host, lead.email)
    const [, need = ''] = new RegExp(`href="(${at}/needs/[0-9a-f-]{36})"`).exec(await client.open(`${at}/needs`)) ?? []
    const url = `${site.address}${need}`
    const headers = { cookie: client.cookie }
    const html = await (await fetch(url, { headers })).text()
    const pages: number[] = []
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now()
      await (await fetch(url, { headers })).arrayBuffer()
      pages.push(performance.now() - began)
    }
    const times = await asked(host, person, html)
    const what = `services for one need out of ${SERVICES}`
    return [
      { what: `${what}, at the database, median`, measured: quantile(times, 0.5), unit: 'ms', bound: { most: 50 } },
      { what: `${what}, at the database, p95`, measured: quantile(times, 0.95), unit: 'ms' },
      { what: `${what}, the whole page, median`, measured: quantile(pages, 0.5), unit: 'ms' },
    ]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `servicesNear` asks. The page must list what this finds, so that it cannot come to ask something else. */
const ASKED = `select s.id, s.institution_id, s.entry, s.assured_on, i.short_name as provider
  from directory.service s join institutions.institution i on i.id = s.institution_id
  where s.archived_on is null and s.id in (select directory.services_of_category(
    (select array_agg(u.code) || '26'::text from territory.unit u where starts_with(u.code, '2604')), 'social_assistance'))
  order by s.area && array['${BIELINY}', '2604', '26']::text[] desc, coalesce(starts_with(s.place_code, '${BIELINY}'), false) desc,
    coalesce(starts_with(s.place_code, '2604'), false) desc, s.cost = 'free' desc, s.name collate "pl-x-icu", s.id limit 41`

/** Milliseconds of the question, asked as the person, in a transaction of its own each time. */
async function asked(host: string, person: string, html: string): Promise<readonly number[]> {
  const client = new pg.Client({ host, user: 'app_runtime', database: 'kooperacja' })
  await client.connect()
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    await client.query('begin')
    await client.query(
      `select set_config('app.actor_id', $1, true), set_config('app.now', now()::text, true), set_config('app.today', current_date::text, true)`,
      [person],
    )
    const began = performance.now()
    const { rows } = await client.query({ name: 'candidates', text: ASKED })
    times.push(performance.now() - began)
    await client.query('rollback')
    const listed = rows.slice(0, 40).filter(({ id }) => html.includes(`/services/${id}"`)).length
    if (rows.length < 20 || listed < Math.min(rows.length, 40))
      throw new Error(`${rows.length} found, ${listed} listed`)
  }
  await client.end()
  return times
}

/** Fills the directory, past every rule; answers with the person of an account. */
async function fill(host: string, email: string): Promise<string> {
  const owner = new pg.Client({ host, user: 'postgres', database: 'kooperacja' })
  await owner.connect()
  for (const statement of WRITTEN) await owner.query(statement)
  const { rows } = await owner.query('select person_id from identity.account where email = $1', [email])
  await owner.end()
  return rows[0].person_id
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
