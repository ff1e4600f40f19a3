import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { startSite } from '../e2e/support/site.ts'
import type { Line } from './line.ts'

const MANY = 1000
const LONGEST_MS = 120_000

/** So many notices, each to another person, from the end of the transaction that left them to the last mail in a mail server of its own. */
export async function notices(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-notices-'))
  const mail = await mailServer()
  const site = await startSite({ SMTP_URL: mail.url, MAIL_FROM: 'Kooperacja <k@gmina.example>' }, folder)
  try {
    const client = new pg.Client({ host: join(folder, 'postgres'), user: 'postgres', database: 'kooperacja' })
    await client.connect()
    for (const statement of WRITTEN) await client.query(statement)
    const began = performance.now()
    await client.query(LEFT)
    await client.end()
    const ended = await mail.arrived(MANY)
    const twice = mail.ids.length - new Set(mail.ids).size
    if (twice > 0) throw new Error(`${twice} mails came twice`)
    return [
      {
        what: `${MANY} notices by mail, to the last one`,
        measured: ended - began,
        unit: 'ms',
        bound: { most: 10_000 },
      },
    ]
  } finally {
    await site.rest()
    await mail.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const WRITTEN = [
  `insert into identity.person select gen_random_uuid(), 'Osoba', 'Próbna ' || n from generate_series(1, ${MANY}) n`,
  `insert into identity.account (person_id, email, state, created_at)
   select id, id || '@example.org', 'active', now() from identity.person`,
  // Whenever it is measured, nobody is asleep.
  `insert into notices.setting (person_id, quiet) select id, false from identity.person`,
]
/** As `notify` leaves them. */
const LEFT = `
  with left_now as (
    insert into notices.notice (id, person_id, kind, case_code, link, made_at)
    select gen_random_uuid(), id, 'task_given', 'PROBA-1', '/desk', now() from identity.person returning id)
  select graphile_worker.add_job('notices.deliver', json_build_object('id', id), job_key := 'notices.deliver ' || id) from left_now`

async function mailServer() {
  const ids: string[] = []
  let wanted = Number.POSITIVE_INFINITY
  let last: (at: number) => void = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      let head = ''
      stream.on('data', (part: Buffer) => {
        head += part.toString('latin1')
      })
      stream.on('end', () => {
        ids.push(/^message-id: (.+)$/im.exec(head)?.[1] ?? '')
        done()
        if (ids.length >= wanted) last(performance.now())
      })
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const arrived = (many: number) =>
    new Promise<number>((resolve, reject) => {
      wanted = many
      last = resolve
      if (ids.length >= many) resolve(performance.now())
      setTimeout(() => reject(new Error(`${ids.length} of ${many} mails came`)), LONGEST_MS).unref()
    })
  const close = () => new Promise<void>((closed) => server.close(closed))
  return { url: `smtp://127.0.0.1:${address.port}`, ids, arrived, close }
}
