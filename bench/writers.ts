import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { account, PASSWORD } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { leadAt } from '../e2e/support/lead.ts'
import { beginsMinutes, fieldOfMinutes } from '../e2e/support/minutes.ts'
import { startSite } from '../e2e/support/site.ts'
import { type Line, quantile } from './line.ts'

const WRITERS = 12
/** Five keys a second: somebody who types without looking at the keys. */
const KEY_MS = 200
const KEYS = 100
/** As the page of minutes does (`assets/js/live/say-field.ts`): the first key is sent at once, and then so long after the last sending. */
const SENT_APART_MS = 100

/** So many people write minutes of one meeting at once: how long from a key to the page of each of the others. */
export async function writers(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-writers-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const minutes = await beginsMinutes(await leadAt(site))
    const emails = await seat(folder, minutes)
    const typed = new Map<string, number>()
    const late: number[] = []
    const all = await Promise.all(emails.map((email) => open(site.address, minutes, email, typed, late)))
    await pause(1000)
    await Promise.all(
      all.map(async (writer, no) => {
        await pause((KEY_MS / WRITERS) * no)
        await writer.types()
      }),
    )
    await pause(3000)
    for (const writer of all) writer.leaves()
    const expected = WRITERS * (WRITERS - 1) * KEYS
    if (late.length !== expected) throw new Error(`${late.length} of ${expected} keys were seen`)
    const what = `minutes written by ${WRITERS} people at once, a key until another sees it`
    return [
      { what: `${what}, median`, measured: quantile(late, 0.5), unit: 'ms' },
      { what: `${what}, p95`, measured: quantile(late, 0.95), unit: 'ms', bound: { most: 300 } },
    ]
  } finally {
    await site.rest()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Writer = { readonly types: () => Promise<void>; readonly leaves: () => void }

/** The page of minutes in front of one person, without a browser. */
async function open(
  address: string,
  minutes: string,
  email: string,
  typed: Map<string, number>,
  late: number[],
): Promise<Writer> {
  const client = new DeskClient(address)
  await client.signIn(email, PASSWORD)
  const { line, csrf, revision } = fieldOfMinutes(await client.open(minutes))
  if (line === '' || csrf === '') throw new Error('the page of minutes has no field')
  const gone = new AbortController()
  const sentence = randomUUID()
  const seen = new Map<string, number>()
  /** Words stand as letters of the sentence's own key, one for each key that was pressed. */
  const look = (html: string) => {
    for (const [, who = '', keys = ''] of html.matchAll(/zdanie-([0-9a-f-]{36}):(k*)/g)) {
      if (who === sentence) continue
      const before = seen.get(who) ?? 0
      const now = performance.now()
      for (let key = before + 1; key <= keys.length; key += 1)
        late.push(now - (typed.get(`${who} ${key}`) ?? Number.NaN))
      seen.set(who, Math.max(before, keys.length))
    }
  }
  const stream = await fetch(`${address}${minutes}/live?since=${revision}`, {
    headers: { cookie: client.cookie },
    signal: gone.signal,
  })
  void listen(stream, look)

  const types = async () => {
    let [keys, sending, due, sentAt, count] = [0, false, false, 0, 0]
    const soon = () => {
      if (due || sending || count === keys) return
      due = true
      setTimeout(() => void send(), Math.max(0, sentAt + SENT_APART_MS - performance.now()))
    }
    let [sendings, kept] = [0, 0]
    const send = async () => {
      due = false
      sending = true
      sentAt = performance.now()
      sendings += 1
      count = keys
      const words = {
        _csrf: csrf,
        sentence,
        line,
        text: `zdanie-${sentence}:${'k'.repeat(keys)}`,
        typed: String(sendings),
      }
      const { status } = await client.post(`${minutes}/typed`, words)
      if (status !== 200) throw new Error(`typing answered ${status}`)
      kept = count
      sending = false
      soon()
    }
    while (keys < KEYS) {
      keys += 1
      typed.set(`${sentence} ${keys}`, performance.now())
      soon()
      await pause(KEY_MS)
    }
    while (kept < KEYS) await pause(KEY_MS)
  }
  return { types, leaves: () => gone.abort() }
}

/** Hears what a stream tells, until it is left. */
async function listen(stream: Response, hear: (html: string) => void): Promise<void> {
  if (!stream.body) throw new Error(`the stream answered ${stream.status}`)
  let text = ''
  try {
    for await (const part of stream.body.pipeThrough(new TextDecoderStream())) {
      text += part
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const [, told] = /^data: (\{.*)$/m.exec(event) ?? []
        if (told === undefined) continue
        for (const { html } of (JSON.parse(told) as { sentences: { html: string }[] }).sentences) hear(html)
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
  }
}

/** More people like the lead worker, each with an account and a seat in the case; answers with their addresses. */
async function seat(folder: string, minutes: string): Promise<readonly string[]> {
  const [, caseId = ''] = /^\/cases\/([0-9a-f-]{36})\//.exec(minutes) ?? []
  const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
  await client.connect()
  try {
    const pattern = account(/^gops-bieliny$/, 'Pracownik prowadzący').email
    await client.query(`create table public.made as
      select gen_random_uuid() as id, n, (select person_id from identity.account where email = '${pattern}') as like_id
      from generate_series(1, ${WRITERS}) n`)
    for (const statement of SEATED) await client.query(statement, statement.includes('$1') ? [caseId] : [])
    const { rows } = await client.query<{ email: string }>(
      'select email from identity.account a join public.made m on m.id = a.person_id',
    )
    return rows.map(({ email }) => email)
  } finally {
    await client.end()
  }
}

const like = (table: string, changed: string, where: string) =>
  `insert into ${table} select r.* from public.made m join ${table} p on ${where} cross join lateral
   jsonb_populate_record(null::${table}, to_jsonb(p) || jsonb_build_object(${changed})) r`
const SEATED = [
  like('identity.person', `'id', m.id`, 'p.id = m.like_id'),
  like('identity.account', `'person_id', m.id, 'email', 'pisze' || m.n || '@example.org'`, 'p.person_id = m.like_id'),
  like('institutions.employment', `'id', gen_random_uuid(), 'person_id', m.id`, 'p.person_id = m.like_id'),
  like('teams.membership', `'id', gen_random_uuid(), 'person_id', m.id`, 'p.person_id = m.like_id'),
  `create table public.made_party as select m.id as person_id, a.agreement_id as like_id, gen_random_uuid() as id
   from public.made m join institutions.agreement_party a on a.person_id = m.like_id`,
  `insert into institutions.agreement select r.* from public.made_party m join institutions.agreement p on p.id = m.like_id cross join lateral
   jsonb_populate_record(null::institutions.agreement, to_jsonb(p) || jsonb_build_object('id', m.id)) r`,
  `insert into institutions.agreement_party select r.* from public.made_party m join institutions.agreement_party p on p.agreement_id = m.like_id
   cross join lateral jsonb_populate_record(null::institutions.agreement_party, to_jsonb(p) || jsonb_build_object('agreement_id', m.id,
     'person_id', case when p.person_id is null then null else m.person_id end)) r`,
  like('casework.seat', `'id', gen_random_uuid(), 'person_id', m.id`, 'p.person_id = m.like_id and p.case_id = $1'),
]
