import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { acting, founding, MONDAY } from '#test/world.ts'
import { noticesWorld } from '../notices-world.fixture.ts'

const database = await testDatabase()
const world = acting(database)
const found = founding(database, world.newId)
const made: string[] = []
const withdrawn = new Set<string>()
const { inbox, state, deliver, tell, wants, at } = await noticesWorld(world, found, database, {
  fileMakers: {
    hour: async (ctx, { of, to }) => {
      made.push(of)
      if (withdrawn.has(of)) return null
      const words = `${of} ${ctx.now.toISOString()} ${to.person} ${to.email}`
      return { name: 'hour.txt', mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(words) }
    },
  },
})
const EVENING = '2026-11-23T19:00:00Z'
const MORNING = '2026-11-24T06:00:00Z'

async function somebody(channel?: string) {
  const id = await found.aPerson('Zofia', 'Łęcka')
  if (channel) await wants(id, 'meeting_moved', channel)
  const meeting = (of: string) =>
    tell(id, { to: id, kind: 'meeting_moved', link: '/meetings', file: { maker: 'hour', of } })
  return {
    id,
    meeting,
    file: (of: string, when: string) => `${of} ${new Date(when).toISOString()} ${id} ${id}@example.org`,
  }
}
const attached = () => inbox.map(({ attachments }) => attachments.map(({ content }) => content.toString('utf8')))

beforeEach(async () => {
  at(MONDAY.toISOString())
  await database.owner.query('delete from notices.notice')
  await database.owner.query('delete from notices.mail')
  for (const list of [inbox, made]) list.length = 0
  withdrawn.clear()
  state.refusing = false
})

describe('a file', () => {
  test('goes with a mail at once, made for whoever gets it', async () => {
    const { meeting, file } = await somebody()
    const [of, now] = [world.newId(), MONDAY.toISOString()]
    await meeting(of)
    await deliver()
    expect(attached()).toEqual([[file(of, now)]])
    expect(inbox[0]?.attachments[0]).toMatchObject({ filename: 'hour.txt', contentType: 'text/plain' })
    await deliver()
    expect(inbox).toHaveLength(1)
  })

  test('goes with a mail that was held through the night, made when it leaves', async () => {
    const { meeting, file } = await somebody()
    const of = world.newId()
    at(EVENING)
    await meeting(of)
    await deliver()
    expect(made).toEqual([])
    at(MORNING)
    await deliver()
    expect(attached()).toEqual([[file(of, MORNING)]])
  })

  test('goes once with the mail that tells several times of the same thing, and beside the file of another', async () => {
    const { meeting, file } = await somebody()
    const [one, other] = [world.newId(), world.newId()]
    at(EVENING)
    for (const of of [one, one, other, one]) {
      await meeting(of)
      await deliver()
    }
    at(MORNING)
    await deliver()
    expect(inbox[0]?.subject).toBe('Kooperacja: 4 powiadomienia')
    expect(attached()).toEqual([[file(one, MORNING), file(other, MORNING)]])
  })

  test('is made anew when the mail server did not take the mail', async () => {
    const { meeting, file } = await somebody()
    const of = world.newId()
    state.refusing = true
    await meeting(of)
    await expect(deliver()).rejects.toThrow()
    state.refusing = false
    at('2026-11-23T08:03:00Z')
    await deliver()
    expect(attached()).toEqual([[file(of, '2026-11-23T08:03:00Z')]])
  })

  test.each([
    ['daily', MORNING],
    ['weekly', '2026-11-30T06:00:00Z'],
  ])('does not go with the %s mail, which counts only', async (channel, leaves) => {
    const { meeting } = await somebody(channel)
    await meeting(world.newId())
    await deliver()
    at(leaves)
    await deliver()
    expect(attached()).toEqual([[]])
    expect(made).toEqual([])
  })

  test('that its addressee may have no more is left out, and so is that of what was read meanwhile', async () => {
    const { id, meeting, file } = await somebody()
    const [gone, read, kept] = [world.newId(), world.newId(), world.newId()]
    withdrawn.add(gone)
    at(EVENING)
    for (const of of [gone, read, kept]) await meeting(of)
    await deliver()
    await database.owner.query('update notices.notice set read_at = now() where person_id = $1 and file_of = $2', [
      id,
      read,
    ])
    at(MORNING)
    await deliver()
    expect(attached()).toEqual([[file(kept, MORNING)]])
    expect(made.toSorted()).toEqual([gone, kept].toSorted())
  })
})
