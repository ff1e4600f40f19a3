import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '../config/config.server.ts'

/** One e-mail, in plain text. `id` is kept when it is sent again, so that a mailbox can tell a repetition. */
export type Message = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly file?: MailedFile | undefined
}
/** A file that goes with a letter. */
export type MailedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }
export type MailTransport = { readonly send: (message: Message) => Promise<void> }

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Sends through the mail server of the settings; without one, writes each letter into the folder `outbox` under the data folder. */
export function mailTransport(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>): MailTransport {
  const { smtpUrl, mailFrom } = config
  if (!smtpUrl) return folderTransport(outboxFolder(config), mailFrom)
  const smtp = createTransport({ url: smtpUrl, ...PATIENCE })
  return {
    send: async (message) => {
      await smtp.sendMail(envelope(message, mailFrom))
    },
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
      const { file: _, ...shown } = message
      await writeFile(join(folder, `${message.id}.json`), JSON.stringify(shown), { mode: 0o600 })
    },
  }
}

function envelope({ id, to, subject, text, file }: Message, from: string): SendMailOptions {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    from,
    to,
    subject,
    text,
    ...(file ? { attachments: [attached(file)] } : {}),
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const attached = ({ name, mediaType, bytes }: MailedFile) => ({
  filename: name,
  contentType: mediaType,
  content: bytes,
})
