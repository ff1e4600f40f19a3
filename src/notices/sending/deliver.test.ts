import { describe, expect, test } from 'vitest'
import { systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, founding, MONDAY } from '#test/world.ts'
import type { NoticeKind } from '../kinds.domain.ts'
import { noticesWorld } from '../notices-world.fixture.ts'

const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const { inbox, state, jobs, deliver, tell, wants, sets, mails, at } = await noticesWorld(world, found, database, {
  digestSources: [
    { key: 'notices.digest.tasks', count: async () => 3 },
    { key: 'notices.digest.requests', count: async () => 0 },
  ],
})
const rows = async (text: string, values: readonly unknown[] = []) =>
  (await database.owner.query(text, [...values])).rows

async function somebody(kind: NoticeKind = 'task_given', channel?: string) {
  const id = await found.aPerson('Zofia', 'Łęcka')
  if (channel) await wants(id, kind, channel)
  const task = (count = 1) => tell(id, { to: id, kind, link: '/desk', count })
  return { id, task }
}
async function fresh() {
  at(MONDAY.toISOString())
  await rows('delete from notices.notice')
  await rows('delete from notices.mail')
  inbox.splice(0)
  state.refusing = false
}
const subjects = () => inbox.map(({ subject }) => subject)

describe('a mail', () => {
  test('waits through the night and leaves in the morning, several of one person together', async () => {
    await fresh()
    const { task } = await somebody()
    at('2026-11-23T19:00:00Z')
    await task()
    await deliver()
    at('2026-11-23T22:00:00Z')
    await task(2)
    await deliver()
    expect(inbox).toEqual([])
    expect(await mails()).toMatchObject([{ form: 'held', due_at: new Date('2026-11-24T06:00:00Z') }])
    const waiting = await rows(
      `select run_at from graphile_worker.jobs where task_identifier = 'notices.deliver' and run_at = '2026-11-24T06:00:00Z'`,
    )
    expect(waiting.length).toBeGreaterThan(0)
    at('2026-11-24T06:00:00Z')
    await deliver()
    expect(subjects()).toEqual(['Kooperacja: 3 powiadomienia'])
  })

  test('that must be told waits for the morning too, unless it is urgent', async () => {
    await fresh()
    const { task } = await somebody('emergency_opened')
    at('2026-11-28T22:00:00Z')
    await task()
    await deliver()
    expect(subjects()).toEqual(['Kooperacja: sprawa otwarta w nagłej potrzebie'])
  })

  test('leaves for whoever wants no quiet hours', async () => {
    await fresh()
    const { id, task } = await somebody()
    await sets(id, { quiet: false })
    at('2026-11-28T22:00:00Z')
    await task()
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('does not come for what was read before it left, switched off, or is wanted in the product alone', async () => {
    await fresh()
    const [read, off, product] = [await somebody(), await somebody(), await somebody('task_given', 'product')]
    at('2026-11-23T19:00:00Z')
    for (const { task } of [read, off, product]) await task()
    await deliver()
    await rows('update notices.notice set read_at = now() where person_id = $1', [read.id])
    await wants(off.id, 'task_given', 'off')
    at('2026-11-24T06:00:00Z')
    await deliver()
    expect(inbox).toEqual([])
    expect((await mails()).map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped'])
  })

  test('waits while the mail server is away, and leaves once when it is back', async () => {
    await fresh()
    const { task } = await somebody()
    state.refusing = true
    await task()
    await expect(deliver()).rejects.toThrow()
    expect(inbox).toEqual([])
    expect(await mails()).toMatchObject([{ outcome: null }])
    state.refusing = false
    await deliver()
    expect(inbox).toEqual([])
    at('2026-11-23T08:03:00Z')
    await deliver()
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('that one address refuses keeps no other from leaving', async () => {
    await fresh()
    const [one, other] = [await somebody(), await somebody()]
    state.refusing = true
    await one.task()
    await deliver().catch(() => undefined)
    state.refusing = false
    await other.task()
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('has the same id whenever it is sent, so that a mailbox can tell a repetition', async () => {
    await fresh()
    const { task } = await somebody()
    await task()
    await deliver()
    // As if the process had died between the answer of the mail server and the end of its transaction.
    await rows('update notices.mail set done_at = null, outcome = null, unsubscribe_hash = null')
    await deliver()
    const [first, again] = inbox
    expect(again?.messageId).toBe(first?.messageId)
    expect(again?.text).toBe(first?.text)
  })

  test('is left behind by nobody who died: the job that comes by itself sees to it', async () => {
    await fresh()
    const { task } = await somebody()
    await task()
    await rows(`delete from graphile_worker._private_jobs`)
    await world.actAs(systemActor('worker'), (ctx) => jobs['notices.sweep']?.(ctx, world.newId()) ?? Promise.resolve())
    const left = await rows(
      `select task_identifier as name, run_at > now() as later from graphile_worker.jobs order by 1`,
    )
    expect(left.map(({ name }) => name)).toEqual(['notices.deliver', 'notices.sweep'])
    await deliver()
    expect(inbox).toHaveLength(1)
  })
})

describe('the mail of a day', () => {
  test('gathers what was told since, with counts of what waits, and comes once however often its job does', async () => {
    await fresh()
    const { task } = await somebody('remark_answered')
    await task()
    await deliver()
    await task(4)
    await Promise.all([deliver(), deliver()])
    expect(inbox).toEqual([])
    at('2026-11-24T06:00:00Z')
    await Promise.all([deliver(), deliver(), deliver()])
    expect(subjects()).toEqual(['Kooperacja: 5 powiadomień'])
    expect(inbox[0]?.text).toContain('- 5 odpowiedzi na uwagi do modelu')
    expect(inbox[0]?.text).toContain('Teraz czeka:\n- 3 otwarte zadania')
    expect(inbox[0]?.text).not.toContain('zapyta')
    at('2026-11-25T06:00:00Z')
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('loses nothing that is told in the moment in which it leaves', async () => {
    await fresh()
    const { id, task } = await somebody('remark_answered')
    await task()
    await deliver()
    at('2026-11-24T06:00:00Z')
    await deliver()
    // A worker whose clock is a little behind sorts the next one into the mail that has just left.
    at('2026-11-24T05:59:59Z')
    await task(2)
    at('2026-11-24T06:00:00Z')
    await rows(`update notices.notice set sorted_at = null, mail_id = null where person_id = $1 and count = 2`, [id])
    at('2026-11-24T05:59:59Z')
    await deliver()
    at('2026-11-24T06:00:01Z')
    await deliver()
    expect(inbox).toHaveLength(2)
    expect(inbox[1]?.text).toContain('2 odpowiedzi na uwagi do modelu')
  })
})

describe('the mail of a week', () => {
  test('leaves on the chosen day', async () => {
    await fresh()
    const { id, task } = await somebody('task_given', 'weekly')
    await sets(id, { weekly_on: 4 })
    await task()
    await deliver()
    at('2026-11-24T08:00:00Z')
    await task()
    await deliver()
    expect(inbox).toEqual([])
    at('2026-11-26T06:00:00Z')
    await deliver()
    expect(inbox).toHaveLength(1)
    expect(inbox[0]?.text).toContain('w ostatnim tygodniu')
    expect(inbox[0]?.text).toContain('- 2 nowe zadania')
  })
})

test('every notice that is to be mailed leaves exactly once, whatever comes between', async () => {
  await fresh()
  const kinds: readonly NoticeKind[] = ['task_given', 'remark_answered', 'meeting_called']
  const people = [await somebody(), await somebody('task_given', 'weekly'), await somebody('meeting_called', 'daily')]
  let told = 0
  for (const [no, hour] of ['08', '12', '17', '22'].entries()) {
    at(`2026-11-23T${hour}:00:00Z`)
    for (const { id } of people) {
      for (const kind of kinds) {
        await tell(id, { to: id, kind, link: '/desk' })
        told += 1
      }
    }
    state.refusing = no === 1
    await Promise.all([deliver().catch(() => undefined), deliver().catch(() => undefined)])
  }
  state.refusing = false
  for (const day of ['24', '25', '26', '27', '30']) {
    at(`2026-11-${day}T08:00:00Z`)
    await Promise.all([deliver(), deliver()])
  }
  const left = await rows(
    `select count(*)::int as n from notices.notice n join notices.mail m on m.id = n.mail_id where m.outcome = 'sent'`,
  )
  expect(left).toEqual([{ n: told }])
  const sent = await rows(`select count(*)::int as n from notices.mail where outcome = 'sent'`)
  expect(inbox).toHaveLength(sent[0]?.n)
  expect(new Set(inbox.map(({ messageId }) => messageId)).size).toBe(inbox.length)
})
