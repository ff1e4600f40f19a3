import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

export type Received = ParsedMail & {
  /** Everything of the mail as words: subject, text, each header, names of attachments. */
  readonly words: string
}

/** A mail server of the test, over SMTP like every other. `refusing`: it takes nothing for now. */
export async function mailbox() {
  const inbox: Received[] = []
  const state = { refusing: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => done(state.refusing ? new Error('not now') : undefined),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        inbox.push({ ...mail, words: wordsOf(mail) })
        done()
      }, done)
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  afterAll(() => new Promise<void>((closed) => server.close(closed)))
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return { inbox, state, smtpUrl: `smtp://127.0.0.1:${address.port}` }
}

const wordsOf = ({ subject, text, html, headerLines, attachments }: ParsedMail): string =>
  [
    subject,
    text,
    html,
    ...headerLines.map(({ line }) => line),
    ...attachments.map(({ filename, content }) => `${filename} ${content.toString('utf8')}`),
  ].join('\n')
