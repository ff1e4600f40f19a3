import type { T } from '#platform'
import {
  type ActAs,
  type Ctx,
  type FileMaker,
  hashSecret,
  type MailedFile,
  type MailTransport,
  person,
  type Recipient,
  record,
  systemActor,
  translator,
} from '#platform/server'
import { rulesOf } from '../kinds.domain.ts'
import { oneClickPath, unsubscribePath } from '../notice-paths.ts'
import {
  type Carried,
  carriedBy,
  type MailToSend,
  mailDue,
  saveDone,
  saveLater,
  wishesOf,
} from './delivery.store.server.ts'
import type { DigestSource } from './digest-source.ts'
import { type Counted, mailWords } from './mail-words.ts'
import { isMailed, type Wishes } from './placing.domain.ts'

export type Sending = {
  readonly actAs: ActAs
  readonly transport: MailTransport
  /** The address of this site, without a slash at the end. */
  readonly baseUrl: string
  /** Where somebody's mails go; nobody when the account may get none. */
  readonly recipientOf: (ctx: Ctx, personId: string) => Promise<Recipient | null>
  /** What the mails of a day and of a week count beside what is new. */
  readonly digestSources: readonly DigestSource[]
  /** Who makes the files that go with notices, by the name under which they ask for them. */
  readonly fileMakers: Readonly<Record<string, FileMaker>>
}

/** So many mails are on their way at a time, each in a transaction of its own: a process that dies may repeat these and no others. */
const LANES = 4
/** After so long a notice may be about a case that its person has lost since. */
const FRESH_MS = 15 * 60_000
const AGAIN_MS = 2 * 60_000
const GIVE_UP_MS = 14 * 24 * 60 * 60_000
const MOST_FAILURES = 3

/**
 * Sends every mail that is due. What the mail server does not take stays and is tried again after two minutes, under the same id of a message;
 * after two weeks it is given up. Throws the last error when something did not leave.
 */
export async function sendMails(sending: Sending): Promise<void> {
  const failed: unknown[] = []
  const lane = async () => {
    while (failed.length < MOST_FAILURES) {
      let held: MailToSend | null = null
      try {
        const more = await sending.actAs(systemActor('worker'), async (ctx) => {
          held = await mailDue(ctx)
          if (held) await send(ctx, held, sending)
          return held !== null
        })
        if (!more) return
      } catch (error) {
        failed.push(error)
        await postpone(sending, held)
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (failed.length > 0) throw failed[0]
}

const postpone = async ({ actAs }: Sending, mail: MailToSend | null): Promise<void> => {
  if (mail) await actAs(systemActor('worker'), (ctx) => saveLater(ctx, mail.id, new Date(ctx.now.getTime() + AGAIN_MS)))
}

async function send(ctx: Ctx, mail: MailToSend, sending: Sending): Promise<void> {
  const { transport, baseUrl, recipientOf } = sending
  const wishes = (await wishesOf(ctx, [mail.personId])).get(mail.personId)
  const recipient = await recipientOf(ctx, mail.personId)
  const { told, counted } =
    recipient && wishes ? await contentOf(ctx, mail, wishes, sending) : { told: [], counted: [] }
  const late = ctx.now.getTime() - mail.dueAt.getTime() > GIVE_UP_MS
  if (!recipient || told.length === 0 || late) return settle(ctx, mail, 'dropped', null)
  const secret = ctx.vault.digest('notices', mail.id, mail.personId).toString('base64url')
  const unsubscribe = `${baseUrl}${unsubscribePath(secret)}`
  const t = translator(recipient.locale)
  const words = mailWords(t, { form: mail.form, told, counted, baseUrl, unsubscribe })
  const headers = {
    'List-Unsubscribe': `<${baseUrl}${oneClickPath(secret)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  const files = await filesOf(ctx, mail, { told, to: recipient.email, t }, sending)
  await transport.send({ id: mail.id, to: recipient.email, ...words, headers, files })
  await settle(ctx, mail, 'sent', hashSecret(secret))
}

/** The files of what is told, each once. The mail of a day or a week counts only, and brings none. */
async function filesOf(
  ctx: Ctx,
  mail: MailToSend,
  { told, to, t }: { readonly told: readonly Carried[]; readonly to: string; readonly t: T },
  { fileMakers }: Sending,
): Promise<readonly MailedFile[]> {
  if (mail.form === 'daily' || mail.form === 'weekly') return []
  const asked = new Map(told.flatMap(({ file }) => (file ? [[`${file.maker} ${file.of}`, file]] : [])))
  const files: MailedFile[] = []
  for (const { maker, of } of asked.values()) {
    const file = await fileMakers[maker]?.(ctx, { of, to: { person: mail.personId, email: to }, t })
    if (file) files.push(...[file].flat())
  }
  return files
}

/** What still waits to be told: unread, wanted by mail, in cases that the person still sees. What must be told is told whether or not it was read. */
async function contentOf(ctx: Ctx, mail: MailToSend, wishes: Wishes, { actAs, digestSources }: Sending) {
  const wanted = ({ kind, unread }: Carried) => isMailed(kind, wishes) && (unread || rulesOf(kind).statutory)
  const carried = (await carriedBy(ctx, mail.id)).filter(wanted)
  const fresh = carried.every(({ madeAt }) => ctx.now.getTime() - madeAt.getTime() < FRESH_MS)
  if (carried.length === 0 || (mail.form === 'one' && fresh)) return { told: carried, counted: [] }
  const sources = mail.form === 'daily' || mail.form === 'weekly' ? digestSources : []
  return actAs(person(mail.personId), async (own) => {
    const seen = new Set((await carriedBy(own, mail.id)).map(({ id }) => id))
    const counted: Counted[] = []
    for (const { key, count } of sources) counted.push({ key, count: await count(own) })
    return { told: carried.filter(({ id }) => seen.has(id)), counted: counted.filter(({ count }) => count > 0) }
  })
}

async function settle(ctx: Ctx, mail: MailToSend, outcome: 'sent' | 'dropped', hash: Buffer | null): Promise<void> {
  await saveDone(ctx, mail.id, outcome, hash)
  const name = outcome === 'sent' ? 'notices.mail.sent' : 'notices.mail.dropped'
  await record(ctx, { chain: 'person', about: mail.personId, name, payload: { mail: mail.id, form: mail.form } })
}
