import { recipientOf } from '#identity/server'
import { addMessages, mailTransport, person, systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { mailbox } from '#test/mailbox.ts'
import type { Acting, Founding } from '#test/world.ts'
import { noticesMessages } from './i18n/messages.ts'
import type { Notice } from './notice.ts'
import { notify } from './notify.server.ts'
import { noticeJobs } from './sending/deliver.server.ts'
import type { Sending } from './sending/send-mails.server.ts'

addMessages(noticesMessages)

export const BASE_URL = 'https://kooperacja.example'
/** As nobody is called. */
export const MAIL_FROM = 'Kooperacja <k@gmina.example>'

/** Notices left and mails that arrive, with a mail server of its own. */
export async function noticesWorld(
  { actAs, clock, newId }: Acting,
  found: Founding,
  database: TestDatabase,
  { digestSources = [], fileMakers = {} }: Partial<Pick<Sending, 'digestSources' | 'fileMakers'>> = {},
) {
  const { inbox, state, smtpUrl } = await mailbox()
  const transport = mailTransport({ smtpUrl, mailFrom: MAIL_FROM, dataDir: '/nowhere' })
  const jobs = noticeJobs({ actAs, transport, baseUrl: BASE_URL, recipientOf, digestSources, fileMakers })
  const deliver = () =>
    actAs(systemActor('worker'), (ctx) => jobs['notices.deliver']?.(ctx, newId()) ?? Promise.resolve())
  const tell = (from: string, notice: Notice) => actAs(person(from), (ctx) => notify(ctx, notice))
  const wants = (personId: string, kind: string, channel: string) =>
    database.owner.query(
      `insert into notices.preference values ($1, $2, $3) on conflict (person_id, kind) do update set channel = $3`,
      [personId, kind, channel],
    )
  const sets = (personId: string, row: Readonly<Record<string, unknown>>) =>
    found.put('notices.setting', { person_id: personId, ...row })
  const mails = async () =>
    (await database.owner.query('select id, form, due_at, outcome from notices.mail order by made_at, id')).rows
  return { inbox, state, jobs, deliver, tell, wants, sets, mails, at: (iso: string) => clock.set(new Date(iso)) }
}
