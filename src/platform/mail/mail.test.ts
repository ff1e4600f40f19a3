import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { person, systemActor } from '../actor/ctx.server.ts'
import { addMessages } from '../i18n/translate.server.ts'
import { startWorker } from '../jobs/worker.server.ts'
import { createLog } from '../log/log.server.ts'
import { mailMessages } from './i18n/messages.ts'
import { type Letter, postLetter, SEND_LETTER } from './letter.server.ts'
import { outboxPage } from './outbox.page.tsx'
import { sendLetter } from './send-letter.server.ts'
import { type MailTransport, mailTransport, outboxFolder } from './transport.server.ts'

addMessages(mailMessages)
addMessages({
  pl: {
    'identity.invitation.mail_subject': 'Żółty list',
    'identity.invitation.mail_text': 'Wejdź:\n\n{link}\n\nDziękujemy',
  },
  en: {},
})

const database = await testDatabase()
const { actAs, newId } = acting(database)
const personId = await founding(database, newId).aPerson('Zofia', 'Łęcka')
const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LETTER: Letter = { to: personId, template: 'identity.invitation', link: '/invitation/', secret: 'tajny-klucz' }
const MAIL_FROM = 'Kooperacja <k@gmina.example>'

const posted = async (letter: Letter): Promise<string> => {
  await actAs(systemActor('sign_in'), (ctx) => postLetter(ctx, letter))
  const rows = await database.owner.query('select id from platform.mail order by id desc limit 1')
  return rows.rows[0].id
}
const sending = (transport: MailTransport, email: string | null = 'zofia@gops.example') => {
  const recipientOf = async () => (email ? { email, locale: 'pl' as const } : null)
  const send = sendLetter({ transport, baseUrl: 'https://kooperacja.example', recipientOf })
  return (id: string) => actAs(systemActor('worker'), (ctx) => send(ctx, id))
}
const row = async (id: string) =>
  (await database.owner.query('select * from platform.mail where id = $1', [id])).rows[0]

async function mailServer() {
  const inbox: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        inbox.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  afterAll(() => new Promise<void>((closed) => server.close(closed)))
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return { inbox, smtpUrl: `smtp://127.0.0.1:${address.port}` }
}

describe('a letter', () => {
  test('arrives through the mail server, in Polish letters, with a link to this site', async () => {
    const { inbox, smtpUrl } = await mailServer()
    const id = await posted(LETTER)
    await sending(mailTransport({ smtpUrl, mailFrom: MAIL_FROM, dataDir: folder }))(id)
    const [mail] = inbox
    expect(mail?.subject).toBe('Żółty list')
    expect(mail?.text).toContain('https://kooperacja.example/invitation/tajny-klucz')
    expect(mail?.from?.text).toBe('"Kooperacja" <k@gmina.example>')
    expect([mail?.to].flat()[0]?.text).toBe('zofia@gops.example')
    expect(mail?.messageId).toBe(`<${id}@gmina.example>`)
  })

  test('is sent once, and its secret is forgotten', async () => {
    const { inbox, smtpUrl } = await mailServer()
    const id = await posted(LETTER)
    const send = sending(mailTransport({ smtpUrl, mailFrom: MAIL_FROM, dataDir: folder }))
    await send(id)
    await send(id)
    expect(inbox).toHaveLength(1)
    expect(await row(id)).toMatchObject({ secret: null, sent_at: expect.any(Date) })
  })

  test('waits when the mail server does not answer', async () => {
    const id = await posted(LETTER)
    const send = sending(mailTransport({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: MAIL_FROM, dataDir: folder }))
    await expect(send(id)).rejects.toThrow()
    expect(await row(id)).toMatchObject({ secret: 'tajny-klucz', sent_at: null })
  })

  test('to somebody who may get none any more is dropped', async () => {
    const { inbox, smtpUrl } = await mailServer()
    const id = await posted(LETTER)
    await sending(mailTransport({ smtpUrl, mailFrom: MAIL_FROM, dataDir: folder }), null)(id)
    expect(inbox).toEqual([])
    expect(await row(id)).toMatchObject({ secret: null, sent_at: expect.any(Date) })
  })

  test('that was never posted is not found', async () => {
    await expect(
      sending(mailTransport({ smtpUrl: undefined, mailFrom: MAIL_FROM, dataDir: folder }))(newId()),
    ).rejects.toThrow()
  })

  test('is not posted when its transaction is undone', async () => {
    const count = async () =>
      (
        await database.owner.query(
          'select (select count(*) from platform.mail) + (select count(*) from graphile_worker.jobs) as n',
        )
      ).rows[0].n
    const before = await count()
    const undone = actAs(systemActor('sign_in'), async (ctx) => {
      await postLetter(ctx, LETTER)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await count()).toEqual(before)
  })

  test('leaves an id and nothing else in the queue', async () => {
    const id = await posted(LETTER)
    const jobs = await database.owner.query(
      'select payload from graphile_worker._private_jobs order by id desc limit 1',
    )
    expect(jobs.rows[0].payload).toEqual({ id })
  })

  test('can be read by the worker and an administrator, not by other people', async () => {
    await posted(LETTER)
    const seen = await actAs(person(personId), (ctx) => ctx.db.selectFrom('platform.mail').select('id').execute())
    expect(seen).toEqual([])
  })
})

describe('without a mail server', () => {
  test('letters lie in the outbox and are shown there with a link to follow', async () => {
    const dataDir = mkdtempSync(join(folder, 'data-'))
    const outbox = outboxFolder({ dataDir })
    const reader = visiting(actAs, [outboxPage(outbox)])
    expect((await reader.open('/outbox', null)).html).toContain('Nie ma jeszcze żadnych listów')

    const id = await posted(LETTER)
    await sending(mailTransport({ smtpUrl: undefined, mailFrom: MAIL_FROM, dataDir }), '<b>x</b>@gops.example')(id)
    expect(readdirSync(outbox).sort()).toEqual([`${id}.eml`, `${id}.json`])
    const mail = await simpleParser(readFileSync(join(outbox, `${id}.eml`)))
    expect(mail.subject).toBe('Żółty list')
    const { html } = await reader.open('/outbox', null)
    expect(html).toContain('href="https://kooperacja.example/invitation/tajny-klucz"')
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;@gops.example')
  })
})

describe('the worker', () => {
  test('does a job that was left for it, tries again after a failure, and tells the queue nothing of the reason', async () => {
    const lines: string[] = []
    const done: string[] = []
    let failing = true
    const worker = await startWorker({
      pool: database.runtime,
      actAs,
      log: createLog('info', { write: (line) => void lines.push(line) }),
      handlers: {
        [SEND_LETTER]: async (ctx, id) => {
          if (failing) throw new Error('Zofia Łęcka')
          expect(ctx.actor).toEqual({ kind: 'system', system: 'worker' })
          done.push(id)
        },
      },
    })
    try {
      const id = await posted(LETTER)
      const error = async () => {
        const jobs = await database.owner.query(
          'select last_error from graphile_worker._private_jobs where payload->>$1 = $2',
          ['id', id],
        )
        return jobs.rows[0]?.last_error
      }
      await expect.poll(error, { timeout: 10_000 }).toContain('the log says why')
      expect(await error()).not.toContain('Zofia')
      expect(lines.join()).toContain('platform.jobs.failed')
      expect(lines.join()).not.toContain('Zofia')
      failing = false
      await database.owner.query('update graphile_worker._private_jobs set run_at = now()')
      await expect.poll(() => done, { timeout: 10_000 }).toContain(id)
    } finally {
      await worker.stop()
    }
  })
})
