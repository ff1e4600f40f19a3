import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Ctx } from '../actor/ctx.server.ts'
import type { Config } from '../config/config.server.ts'
import type { T } from '../i18n/catalogue.ts'

/** One e-mail, in plain text. `id` is kept when it is sent again, so that a mailbox can tell a repetition. */
export type Message = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly files?: readonly MailedFile[]
  /** Further headers, by name. */
  readonly headers?: Readonly<Record<string, string>>
}
/** A file that goes with a mail. */
export type MailedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }
/** Makes the file that goes with a mail, or several, for its addressee of now; none where they may have it no more. */
export type FileMaker = (
  ctx: Ctx,
  about: { readonly of: string; readonly to: { readonly person: string; readonly email: string }; readonly t: T },
) => Promise<MailedFile | readonly MailedFile[] | null>
export type MailTransport = {
  readonly send: (message: Message) => Promise<void>
  /** Ends the connections that are kept open. */
  readonly close: () => void
}
/** `pooled`: connections are kept open for many mails, until `close`. */
export type MailOptions = { readonly pooled?: boolean }

const POOL = { pool: true, maxConnections: 5, maxMessages: 500 } as const
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Sends through the mail server of the settings; without one, writes each mail into the folder `outbox` under the data folder. */
export function mailTransport(
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>,
  { pooled = false }: MailOptions = {},
): MailTransport {
  const { smtpUrl, mailFrom } = config
  if (!smtpUrl) return folderTransport(outboxFolder(config), mailFrom)
  const at = { url: smtpUrl, ...PATIENCE }
  const smtp = pooled ? createTransport({ ...at, ...POOL }) : createTransport(at)
  return {
    send: async (message) => {
      await smtp.sendMail(envelope(message, mailFrom))
    },
    close: () => smtp.close(),
  }
}

export const outboxFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'outbox')

function folderTransport(folder: string, from: string): MailTransport {
  const written = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    send: async (message) => {
      const { message: eml } = await written.sendMail(envelope(message, from))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `${message.id}.eml`), eml, { mode: 0o600 })
      const { files: _, ...shown } = message
      await writeFile(join(folder, `${message.id}.json`), JSON.stringify(shown), { mode: 0o600 })
    },
    close: () => undefined,
  }
}

function envelope({ id, to, subject, text, headers, files = [] }: Message, from: string): SendMailOptions {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    from,
    to,
    subject,
    text,
    ...(files.length > 0 ? { attachments: files.map(attached) } : {}),
    messageId: `<${id}@${host}>`,
    headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const attached = ({ name, mediaType, bytes }: MailedFile) => ({
  filename: name,
  contentType: mediaType,
  content: bytes,
})
