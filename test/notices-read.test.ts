import { describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { assignTask } from '../src/casework/tasks/assign-task.server.ts'
import { changedSince } from '../src/casework/timeline/newest-change.query.server.ts'
import { myNotices, unreadNotices } from '../src/notices/list/notices.query.server.ts'
import { unreadFollowed } from '../src/notices/list/unread-live.server.ts'
import { noticesWorld } from '../src/notices/notices-world.fixture.ts'
import { noticesPages } from '../src/notices/pages.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { actAs, as, clock, found, lead, coordinator, outsider, administrator, newId, rows } = world
const { tell, wants } = await noticesWorld(world, found, database)
const site = visiting(actAs, noticesPages({ actAs, baseUrl: '' }))
const caseId = await world.opens(lead)
const [row] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
const about = { id: caseId, code: row?.code ?? '' }
const link = `/cases/${caseId}/tasks`

const unread = (who: string) => as(who, unreadNotices)
const fresh = () => rows('delete from notices.notice')
const idsOf = async (who: string) => (await as(who, myNotices)).map(({ id }) => id)

describe('notices', () => {
  test('are read by the person they are for, and by nobody else', async () => {
    await fresh()
    await tell(coordinator, { to: lead, kind: 'task_given', link, about })
    expect(await unread(lead)).toBe(1)
    for (const other of [coordinator, outsider, administrator]) {
      expect(await idsOf(other)).toEqual([])
      expect(await unread(other)).toBe(0)
      const seen = await as(other, (ctx) => ctx.db.selectFrom('notices.notice').select('id').execute())
      expect(seen).toEqual([])
    }
    const [id] = await idsOf(lead)
    await tell(coordinator, { to: outsider, kind: 'task_given', link: '/desk' })
    expect((await site.send('/notices', outsider, { what: 'open', notice: id ?? '' })).status).toBe(404)
    expect(await unread(lead)).toBe(1)
  })

  test('are opened by one button, which marks them and goes where they lead', async () => {
    await fresh()
    await tell(coordinator, { to: lead, kind: 'task_given', link, about, count: 2 })
    const shown = await site.open('/notices', lead)
    expect(shown.html).toContain('2 nowe zadania')
    expect(shown.html).toContain(`Sprawa ${about.code}`)
    const [id] = await idsOf(lead)
    expect((await site.send('/notices', lead, { what: 'open', notice: id ?? '' })).location).toBe(link)
    expect(await unread(lead)).toBe(0)
    expect((await site.open('/notices', lead)).html).toContain('Wszystko przeczytane.')
  })

  test('stand by day, the unread first, and are marked one by one or all at once', async () => {
    await fresh()
    clock.set(new Date('2026-11-20T10:00:00Z'))
    await tell(coordinator, { to: lead, kind: 'task_given', link, about })
    await tell(coordinator, { to: lead, kind: 'meeting_called', link, about })
    clock.set(new Date('2026-11-23T08:00:00Z'))
    await tell(coordinator, { to: lead, kind: 'remark_answered', link: '/my-remarks' })
    const [newest = ''] = await idsOf(lead)
    await site.send('/notices', lead, { what: 'one', notice: newest })
    const { html } = await site.open('/notices', lead)
    expect(html.indexOf('Piątek, 20 listopada 2026')).toBeLessThan(html.indexOf('Poniedziałek, 23 listopada 2026'))
    expect(html.indexOf('Nieprzeczytane')).toBeLessThan(html.indexOf('Odpowiedź na uwagę do modelu'))
    await site.send('/notices', lead, { what: 'all' })
    expect(await unread(lead)).toBe(0)
    expect(await as(lead, myNotices)).toHaveLength(3)
  })

  test('of a case that one no longer sees are not there, nor counted, and come back with the case', async () => {
    await fresh()
    await tell(coordinator, { to: lead, kind: 'task_given', link, about })
    await tell(coordinator, { to: lead, kind: 'emergency_opened', link: '/desk' })
    const [ofCase = ''] = (await as(lead, myNotices)).filter(({ code }) => code).map(({ id }) => id)
    await found.put('casework.denied', {
      case_id: caseId,
      person_id: lead,
      since: '2026-11-23T07:00:00Z',
      reason: 'krewny',
    })
    expect(await unread(lead)).toBe(1)
    expect((await site.open('/notices', lead)).html).not.toContain(about.code)
    expect((await site.send('/notices', lead, { what: 'open', notice: ofCase })).status).toBe(404)
    await rows(`update casework.denied set lifted_at = '2026-11-23T07:30:00Z'`)
    expect(await unread(lead)).toBe(2)
  })

  test('that one does not want to hear of at all are not there', async () => {
    await fresh()
    await wants(lead, 'task_given', 'off')
    await tell(coordinator, { to: lead, kind: 'task_given', link, about })
    expect(await unread(lead)).toBe(0)
    expect(await as(lead, myNotices)).toEqual([])
    await wants(lead, 'task_given', 'now')
  })

  test('are left by those who act, never by somebody without an account', async () => {
    const left = actAs({ kind: 'anyone' }, (ctx) =>
      ctx.db
        .insertInto('notices.notice')
        .values({ id: newId(), person_id: lead, kind: 'task_given', link: '/', made_at: ctx.now })
        .execute(),
    )
    await expect(left).rejects.toThrow('row-level security')
    await actAs(systemActor('worker'), (ctx) => ctx.db.selectFrom('notices.notice').select('id').execute())
  })

  test('lead nowhere but to this site', async () => {
    const elsewhere = tell(coordinator, { to: lead, kind: 'task_given', link: '//elsewhere.example' })
    await expect(elsewhere).rejects.toThrow('link')
  })
})

describe('an open page', () => {
  const told = (who: string, after: number) => as(who, (ctx) => unreadFollowed.revision(ctx, {}, after))

  test('is told how many notices wait when the number is another one, and of nothing else', async () => {
    await fresh()
    expect(await told(lead, 0)).toBeNull()
    await tell(coordinator, { to: lead, kind: 'task_given', link, about })
    const now = (await told(lead, 0)) ?? 0
    expect(now % 128).toBe(1)
    expect(await told(lead, now)).toBeNull()
    expect(await told(coordinator, 0)).toBeNull()
    await site.send('/notices', lead, { what: 'all' })
    const after = (await told(lead, now)) ?? 0
    expect([after % 128, after > now - 128]).toEqual([0, true])
  })

  test('of a case is told that somebody else changed something in it, and never when nobody else did or it is hidden', async () => {
    const changed = (who: string, after: number) => as(who, (ctx) => changedSince(ctx, caseId, after))
    clock.set(new Date('2026-11-23T09:00:00Z'))
    const opened = clock.now().getTime()
    expect(await changed(lead, opened)).toBeNull()
    clock.set(new Date('2026-11-23T09:05:00Z'))
    const due = localDate('2026-12-24')
    const given = await as(coordinator, (ctx) =>
      assignTask(ctx, { caseId, institution: world.ops, what: 'Zadzwonić', due }),
    )
    expect(given.ok).toBe(true)
    expect(await changed(lead, opened)).toBe(clock.now().getTime())
    expect(await changed(lead, clock.now().getTime())).toBeNull()
    expect(await changed(coordinator, opened)).toBeNull()
    await expect(changed(outsider, opened)).rejects.toThrow(NotFound)
  })

  test('tells its reader a new task as a notice, which names the case by its code', async () => {
    const [task] = (await as(lead, myNotices)).filter(({ kind }) => kind === 'task_given')
    const page = expect.stringMatching(new RegExp(`^/cases/${caseId}/tasks/[0-9a-f-]{36}$`))
    expect(task).toMatchObject({ code: about.code, link: page, unread: true })
  })
})
