import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { caseWorld } from '../src/casework/cases/case-world.fixture.ts'
import { PESEL, richCase } from '../src/casework/cases/rich-case.fixture.ts'
import { NOTICE_KINDS, type NoticeKind } from '../src/notices/kinds.domain.ts'
import { BASE_URL, noticesWorld } from '../src/notices/notices-world.fixture.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { found, lead, coordinator, rows } = world
const { caseId } = await richCase(world)
await rows('delete from notices.notice')
const [row] = await rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
const code = row?.code ?? ''
const about = { id: caseId, code }
const { inbox, deliver, tell, wants } = await noticesWorld(world, found, database)
await rows(`update identity.account set locale = 'en' where person_id = $1`, [coordinator])
for (const kind of NOTICE_KINDS) for (const who of [lead, coordinator]) await wants(who, kind, 'now')

const READERS = { pl: lead, en: coordinator } as const
const COUNTS = [1, 2, 5, 22]

/** Every text that the world holds about people, families and institutions: what is in entries, names of everybody, and the number. */
async function marked(): Promise<readonly string[]> {
  const found = await rows<{ text: string }>(`
    select v #>> '{}' as text from casework.item i, jsonb_path_query(i.body, 'strict $.**') v where jsonb_typeof(v) = 'string'
    union select given_name from identity.person union select family_name from identity.person
    union select name from institutions.institution union select question::text from casework.request
    union select place from casework.meeting`)
  const texts = found
    .map(({ text }) => text)
    .filter((text) => text.length > 3 && !/^[\d-]+$|^[0-9a-f-]{36}$/.test(text))
  return [PESEL, ...texts]
}

/** The words of a mail less its ids and addresses: these are of hexadecimal digits, and eleven of them may by chance be digits. */
const withoutIds = (words: string) =>
  words.replace(/<[^>]+>|\S+@\S+|https:\S+|[\da-f]{8}-[\da-f]{4}-[\da-f-]{17,}/g, '')

async function received(kind: NoticeKind, to: string, count: number, withCase: boolean) {
  inbox.splice(0)
  await tell(to, { to, kind, link: '/desk', count, ...(withCase ? { about } : {}) })
  await deliver()
  const [mail, ...more] = inbox
  if (!mail || more.length > 0) throw new Error(`${inbox.length} mails of ${kind}`)
  return mail
}

describe.each(NOTICE_KINDS)('a mail that tells of %s', (kind) => {
  test.each(['pl', 'en'] as const)(
    'in %s holds no name, no content and no number, whatever it counts (rows 22, 35)',
    async (locale) => {
      const secrets = await marked()
      expect(secrets.length).toBeGreaterThan(25)
      const subjects: string[] = []
      for (const count of COUNTS) {
        for (const withCase of [true, false]) {
          const mail = await received(kind, READERS[locale], count, withCase)
          expect(secrets.filter((secret) => mail.words.includes(secret))).toEqual([])
          expect(withoutIds(mail.words)).not.toMatch(/\d{11}/)
          expect(mail.attachments).toEqual([])
          expect(mail.words.includes(code)).toBe(withCase)
          expect(mail.text).toContain(locale === 'pl' ? 'Dzień dobry' : 'Good day')
          expect(mail.text).toContain(`${BASE_URL}/desk`)
          if (withCase) subjects.push(mail.subject ?? '')
        }
      }
      expect(subjects.every((subject) => subject.startsWith(locale === 'pl' ? 'Sprawa ' : 'Case '))).toBe(true)
      expect(new Set(subjects).size).toBe(COUNTS.length)
    },
  )
})

describe('the words of a mail', () => {
  test('count in Polish as Polish counts', async () => {
    const subject = async (count: number) => (await received('task_given', lead, count, true)).subject
    expect([await subject(1), await subject(2), await subject(5), await subject(22)]).toEqual([
      `Sprawa ${code}: nowe zadanie`,
      `Sprawa ${code}: 2 nowe zadania`,
      `Sprawa ${code}: 5 nowych zadań`,
      `Sprawa ${code}: 22 nowe zadania`,
    ])
    expect((await received('task_given', coordinator, 2, true)).subject).toBe(`Case ${code}: 2 new tasks`)
  })

  test('say of what must be told that it cannot be switched off', async () => {
    expect((await received('emergency_opened', lead, 1, false)).text).toContain('nie można wyłączyć')
    expect((await received('task_given', lead, 1, false)).text).not.toContain('nie można wyłączyć')
  })

  test('are one mail for several things that wait for the same person, with counts and codes alone', async () => {
    inbox.splice(0)
    for (const kind of ['task_given', 'task_given', 'meeting_called'] as const)
      await tell(lead, { to: lead, kind, link: '/desk', about, count: 2 })
    await deliver()
    expect(inbox).toHaveLength(1)
    expect(inbox[0]?.subject).toBe('Kooperacja: 6 powiadomień, 1 sprawa')
    expect(inbox[0]?.text).toContain(`- 4 nowe zadania (sprawa ${code})`)
    expect(inbox[0]?.text).toContain(`- 2 zaproszenia na spotkania (sprawa ${code})`)
  })

  test('come to nobody whose account is blocked', async () => {
    inbox.splice(0)
    await rows(`update identity.account set state = 'blocked' where person_id = $1`, [coordinator])
    await tell(lead, { to: coordinator, kind: 'task_given', link: '/desk' })
    await deliver()
    expect(inbox).toEqual([])
    await rows(`update identity.account set state = 'active' where person_id = $1`, [coordinator])
  })
})
