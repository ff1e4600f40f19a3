import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import { type Line, quantile } from './line.ts'

const TIMES = 40
/** Clocks that run across the cases of one coordinator. */
const CLOCKS = 2000
const CASES = 400

/** Who waits for whom across all cases of a coordinator: one page of the board with its figures. */
export async function board(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-board-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const client = new DeskClient(site.address)
    await client.signIn(account(/gops-bieliny/, 'Koordynator PZK').email, PASSWORD)
    await fill(folder)
    const url = `${site.address}/clocks`
    const headers = { cookie: client.cookie }
    const html = await (await fetch(url, { headers })).text()
    const figures = [...html.matchAll(/<dd>(?:<span class="t-bad">)?(\d+)/g)].map(([, figure]) => Number(figure))
    const told = figures.reduce((sum, figure) => sum + figure, 0)
    if (told < CLOCKS) throw new Error(`the board tells ${told} clocks`)
    const times: number[] = []
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now()
      await (await fetch(url, { headers })).arrayBuffer()
      times.push(performance.now() - began)
    }
    const what = `board of ${CLOCKS} open clocks in ${CASES} cases`
    return [
      { what: `${what}, median`, measured: quantile(times, 0.5), unit: 'ms', bound: { most: 100 } },
      { what: `${what}, p95`, measured: quantile(times, 0.95), unit: 'ms' },
    ]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Cases like one that is there, past every rule, each with its seats and with clocks of its model. */
async function fill(folder: string): Promise<void> {
  const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
  await client.connect()
  try {
    for (const statement of WRITTEN) await client.query(statement)
    await client.query('analyze casework."case", casework.seat, casework.clock')
  } finally {
    await client.end()
  }
}

const PATTERN = `(select c.* from casework.case c where c.unit_code = '260401' and c.closed_on is null order by c.code limit 1)`
const WRITTEN = [
  `create table public.made as select gen_random_uuid() as id, n from generate_series(1, ${CASES}) n`,
  `insert into casework.case select (jsonb_populate_record(null::casework.case, to_jsonb(p) || jsonb_build_object('id', m.id, 'code', 'POMIAR-' || m.n))).*
   from ${PATTERN} p cross join public.made m`,
  `insert into casework.seat (id, case_id, person_id, institution_id, role, from_on)
   select gen_random_uuid(), m.id, s.person_id, s.institution_id, s.role, s.from_on
   from public.made m cross join casework.seat s where s.case_id = (select id from ${PATTERN} p) and s.until_on is null`,
  `insert into casework.clock (case_id, deadline, instance, started_on, due_on, force, state, since, turn_role, turn_institution_id)
   select m.id, d.deadline, '', current_date - 20, current_date - 10 + (m.n % 40), case when m.n % 7 = 0 then 'statutory' else 'agreed' end,
     'running', current_date - 20, case when i.id is null then 'pracownik-prowadzacy' end, i.id
   from public.made m
   cross join (values ('termin-diagnoza', 1), ('termin-zgody', 2), ('termin-ipw', 3), ('termin-praca', 4), ('termin-przeglad', 5)) d (deadline, no)
   left join lateral (select s.institution_id as id from casework.seat s where s.case_id = m.id order by s.id limit 1 offset d.no) i on true`,
]
