import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import { checkModel } from '../src/model/definition/check-model.domain.ts'
import { ruralMapping, ruralNext } from '../test/support/rural-next.ts'
import type { Line } from './line.ts'

const PATIENCE_MS = 120_000

/** A trial of a mapping on all running cases of the country, from asking to the figures on the page. */
export async function trial(folder: string): Promise<readonly Line[]> {
  const site = await startSite({ DEMO: 'no', SECOND_FACTOR: 'offered' }, folder)
  try {
    const { mappingId, cases } = await published(folder)
    const client = new DeskClient(site.address)
    await client.signIn(account(/^rops$/, 'Administrator').email, PASSWORD)
    const path = `/mapping-trials/${mappingId}`
    const began = performance.now()
    const { status } = await client.send(path, {})
    if (status !== 303) throw new Error(`the trial was not begun: ${status}`)
    while (!(await client.open(path)).includes('id="trial-title"') && !(await client.open(path)).includes('<caption')) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('the trial never ended')
      await new Promise((done) => setTimeout(done, 100))
    }
    const what = `trial of a mapping on ${cases} running cases`
    return [{ what, measured: performance.now() - began, unit: 'ms', bound: { most: 10_000 } }]
  } finally {
    await site.rest()
  }
}

/** The next version and its mapping, past every rule: the trial reads their documents alone. */
async function published(folder: string): Promise<{ mappingId: string; cases: number }> {
  const checked = checkModel(JSON.parse(readFileSync('content/models/wiejski-1.0.json', 'utf8')), [])
  if (!checked.ok) throw new Error('the rural model was refused')
  const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
  await client.connect()
  try {
    const { rows } = await client.query(
      `with rural as (select id from model.version where model_id = 'wiejski' and version = '1.0'),
       next as (
         insert into model.version (id, model_id, version, status, name, document, checksum, admitting, loaded_at)
         select gen_random_uuid(), 'wiejski', '1.1', 'working', '{}', $1, '\\x', '{}', now()
         on conflict (model_id, version) do update set document = excluded.document returning id)
       insert into model.mapping (id, from_id, to_id, document, checksum, loaded_at)
       select gen_random_uuid(), rural.id, next.id, $2, '\\x', now() from rural, next
       on conflict (from_id, to_id) do update set document = excluded.document
       returning id, (select count(*)::int from casework.case c where c.version_id = from_id and c.closed_on is null) as cases`,
      [JSON.stringify(ruralNext(checked.document)), JSON.stringify(ruralMapping)],
    )
    return { mappingId: rows[0].id, cases: rows[0].cases }
  } finally {
    await client.end()
  }
}
