import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { NOTICE_KINDS } from '../kinds.domain.ts'
import { BASE_URL, noticesWorld } from '../notices-world.fixture.ts'
import { noticesPages } from '../pages.ts'
import { addOneClick } from './one-click.server.ts'

const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const { inbox, deliver, tell, wants } = await noticesWorld(world, found, database)
let posted: (path: string) => Promise<Response> = async () => new Response()
const site = visiting(world.actAs, noticesPages({ ...world, baseUrl: BASE_URL }), (app, parts) => {
  addOneClick(app, parts)
  posted = async (path) =>
    app.request(path, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
})

/** A person to whom a mail came, and the link of that mail. */
async function somebody() {
  const id = await found.aPerson('Zofia', 'Łęcka')
  await wants(id, 'task_given', 'now')
  const task = () => tell(id, { to: id, kind: 'task_given', link: '/desk' })
  await task()
  inbox.splice(0)
  await deliver()
  const [mail] = inbox
  const link = /https:\S+\/unsubscribe\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  return { id, task, mail, path: link.replace(BASE_URL, '') }
}
const stopped = async (id: string) =>
  (await database.owner.query('select mails_off_at from notices.setting where person_id = $1', [id])).rows[0]
    ?.mails_off_at != null

describe('the link at the end of a mail', () => {
  test('shows what it does without doing it, and stops mails when that is confirmed, without signing in (row 35)', async () => {
    const { id, task, path } = await somebody()
    const shown = await site.open(path, null)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('które musimy wysłać')
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await stopped(id)).toBe(false)
    expect((await site.send(path, null, {})).location).toBe(path)
    expect((await site.open(path, null)).html).toContain('są wyłączone')
    inbox.splice(0)
    await task()
    await deliver()
    expect(inbox).toEqual([])
  })

  test('keeps what is statutory', async () => {
    const { id, path } = await somebody()
    await site.send(path, null, {})
    inbox.splice(0)
    await tell(id, { to: id, kind: 'emergency_opened', link: '/desk' })
    await deliver()
    expect(inbox.map(({ subject }) => subject)).toEqual(['Kooperacja: sprawa otwarta w nagłej potrzebie'])
  })

  test('is pressed by a mail program with one click, without a cookie or a form (RFC 8058)', async () => {
    const { id, mail } = await somebody()
    const header = (name: string) => mail?.headerLines.find(({ key }) => key === name)?.line ?? ''
    expect(header('list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click')
    const url = /<(https:[^>]+)>/.exec(header('list-unsubscribe').replace(/\s+/g, ''))?.[1] ?? ''
    const path = url.replace(BASE_URL, '')
    expect((await site.open(path, null)).html).toContain(`href="${path.replace('/one-click', '')}"`)
    expect(await stopped(id)).toBe(false)
    expect((await posted(path)).status).toBe(200)
    expect(await stopped(id)).toBe(true)
    expect((await posted(path)).status).toBe(200)
  })

  test('is of no use to anybody else, changed, or guessed', async () => {
    const { id, path } = await somebody()
    const changed = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
    expect((await site.open(changed, null)).status).toBe(404)
    expect((await posted(`${changed}/one-click`)).status).toBe(404)
    expect((await site.open('/unsubscribe/short', null)).status).toBe(404)
    expect(await stopped(id)).toBe(false)
  })

  test('stands in every mail as the same secret, however often the mail is sent, and is kept as a hash', async () => {
    const { path } = await somebody()
    const secret = path.split('/')[2] ?? ''
    const { rows } = await database.owner.query('select m::text as row from notices.mail m')
    expect(rows.some(({ row }) => String(row).includes(secret))).toBe(false)
  })
})

describe('preferences', () => {
  const usual = {
    ...Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'now'])),
    ...{ emergency_opened: 'now', meeting_called: 'now', task_given: 'weekly', request_answered: 'product' },
    ...{ remark_answered: 'off', consultation_closed: 'daily', mails: 'yes', weeklyOn: '3', quiet: 'no' },
    ...{ quietFrom: '20', quietUntil: '6' },
  }

  test('are chosen for each kind, and turn mails on again', async () => {
    const { id, path } = await somebody()
    await site.send(path, null, {})
    expect((await site.send('/notices/preferences', id, usual)).location).toBe('/notices')
    expect(await stopped(id)).toBe(false)
    const shown = await site.open('/notices/preferences', id)
    expect(shown.html).toMatch(/<option value="weekly" selected/)
    expect(shown.html).toMatch(/<option value="20" selected/)
  })

  test('do not switch off what is statutory: it is told there how it comes, and nothing else that is sent is kept', async () => {
    const { id } = await somebody()
    const { html } = await site.open('/notices/preferences', id)
    expect(html).toContain('E\u2011mail od razu. O tym musimy powiadomić')
    expect(html).toContain('name="task_given"')
    expect(html).not.toContain('name="emergency_opened"')
    for (const channel of ['off', 'product', 'weekly']) {
      await site.send('/notices/preferences', id, { ...usual, emergency_opened: channel })
    }
    const { rows } = await database.owner.query(
      `select 1 from notices.preference where person_id = $1 and kind = 'emergency_opened'`,
      [id],
    )
    expect(rows).toEqual([])
    await wants(id, 'emergency_opened', 'off')
    await world.as(id, async () => undefined)
    inbox.splice(0)
    await tell(id, { to: id, kind: 'emergency_opened', link: '/desk' })
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('are read and changed by their person alone', async () => {
    const [one, other] = [await somebody(), await somebody()]
    await site.send('/notices/preferences', one.id, usual)
    const seen = await world.as(other.id, (ctx) =>
      ctx.db.selectFrom('notices.preference').select('person_id').distinct().execute(),
    )
    expect(seen).toEqual([{ person_id: other.id }])
    expect((await site.open('/notices/preferences', null)).status).toBe(303)
  })
})
