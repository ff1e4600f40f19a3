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
/** The largest case there can be: so many members, categories and entries. */
const MEMBERS = 20
const CATEGORIES = 12
const ENTRIES = 400

/** Who sees what in the largest case there can be: the sheet of all disclosures, with its look put on the record. */
export async function sharing(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-sharing-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const client = new DeskClient(site.address)
    await client.signIn(account(/gops-bieliny/, 'Pracownik prowadzący').email, PASSWORD)
    const caseId = /href="\/cases\/([0-9a-f-]{36})"/.exec(await client.open('/desk'))?.[1] ?? ''
    await fill(folder, caseId)
    const url = `${site.address}/cases/${caseId}/sharing`
    const headers = { cookie: client.cookie }
    const html = await (await fetch(url, { headers })).text()
    const cells = html.match(/<td class="(full|soon|own)"/g)?.length ?? 0
    if (cells < MEMBERS * CATEGORIES) throw new Error(`the sheet tells ${cells} cells`)
    const times: number[] = []
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now()
      await (await fetch(url, { headers })).arrayBuffer()
      times.push(performance.now() - began)
    }
    const what = `who sees what: ${MEMBERS} members, ${CATEGORIES} categories, ${ENTRIES} entries`
    return [
      { what: `${what}, median`, measured: quantile(times, 0.5), unit: 'ms', bound: { most: 150 } },
      { what: `${what}, p95`, measured: quantile(times, 0.95), unit: 'ms' },
    ]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fills a case, past every rule: members of other institutions, entries of them all, each category shown to each member. */
async function fill(folder: string, caseId: string): Promise<void> {
  const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
  await client.connect()
  try {
    for (const [statement, many] of WRITTEN) await client.query(statement, [caseId, many])
    const { rows } = await client.query('select count(*)::int as n from casework.item where case_id = $1', [caseId])
    if (rows[0].n < ENTRIES) throw new Error(`the case has ${rows[0].n} entries`)
  } finally {
    await client.end()
  }
}

const OTHERS = `(select i.id, row_number() over (order by i.id) as no from institutions.institution i
  where i.id <> (select owner_institution_id from casework.case where id = $1) order by i.id limit ${MEMBERS})`
const CHOSEN = `(select c.category, c.version_id, row_number() over (order by c.category) as no from model.category c
  where c.version_id = (select version_id from casework.case where id = $1) order by c.category limit ${CATEGORIES})`

const WRITTEN: readonly (readonly [statement: string, many: number])[] = [
  [
    `insert into casework.seat (id, case_id, person_id, institution_id, role, from_on)
     select gen_random_uuid(), $1, p.id, m.id, 'czlonek-zespolu-rodziny', current_date - 10
     from ${OTHERS} m join (select id, row_number() over (order by id) as no from identity.person) p on p.no = m.no
     where m.no <= $2`,
    MEMBERS,
  ],
  [
    `insert into casework.item (case_id, id, keeper_institution_id, owner_institution_id, category, kind, body, written_by, created_at)
     select c.id, gen_random_uuid(), c.owner_institution_id, case n % 2 when 0 then c.owner_institution_id else m.id end,
       k.category, 'note', '{"text": "Zmyślona treść"}', (select id from identity.person order by id limit 1), now()
     from casework.case c cross join generate_series(1, $2) n
     join ${OTHERS} m on m.no = n % ${MEMBERS} + 1 join ${CHOSEN} k on k.no = n % ${CATEGORIES} + 1
     where c.id = $1`,
    ENTRIES,
  ],
  [
    `insert into casework.disclosure (id, case_id, owner_institution_id, recipient_institution_id, recipient_role, category, extent,
       version_id, ground, ground_kind, purpose, valid_from, valid_until, decided_by, decided_at)
     select gen_random_uuid(), c.id, c.owner_institution_id, m.id, 'czlonek-zespolu-rodziny', k.category, 'full', k.version_id,
       'podstawa-zadanie', 'statutory_task', 'Wspólna praca',
       current_date - 10, current_date + 200, (select id from identity.person order by id limit 1), now()
     from casework.case c cross join ${OTHERS} m cross join ${CHOSEN} k where c.id = $1 and m.no <= $2`,
    MEMBERS,
  ],
]
