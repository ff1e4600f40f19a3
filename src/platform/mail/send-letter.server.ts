import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import { record } from '../facts/record.server.ts'
import type { Locale, MessageKey } from '../i18n/catalogue.ts'
import { translator } from '../i18n/translate.server.ts'
import type { MailTransport } from './transport.server.ts'

export type Recipient = { readonly email: string; readonly locale: Locale }

type Sending = {
  readonly transport: MailTransport
  /** The address of this site, without a slash at the end. */
  readonly baseUrl: string
  /** Where somebody's letters go; nobody when the account may get none. */
  readonly recipientOf: (ctx: Ctx, personId: string) => Promise<Recipient | null>
}

/**
 * The job that sends one letter. The address and the text are made now, in the addressee's language of today. A letter sent before is
 * not sent again; one that nobody may get any more is dropped. Either way its secret is forgotten.
 */
export const sendLetter =
  ({ transport, baseUrl, recipientOf }: Sending) =>
  async (ctx: Ctx, id: string): Promise<void> => {
    const letter = await letterToSend(ctx, id)
    if (letter.sent_at) return
    const recipient = await recipientOf(ctx, letter.person_id)
    if (recipient) {
      const t = translator(recipient.locale)
      // Only `postLetter` writes the template, and its type knows which there are.
      const text = (part: 'mail_subject' | 'mail_text') => `${letter.template}.${part}` as MessageKey
      const link = `${baseUrl}${letter.link ?? ''}${letter.secret ?? ''}`
      await transport.send({
        id,
        to: recipient.email,
        subject: t(text('mail_subject')),
        text: t(text('mail_text'), { link }),
      })
    }
    await ctx.db.updateTable('platform.mail').set({ sent_at: ctx.now, secret: null }).where('id', '=', id).execute()
    const name = recipient ? 'platform.mail.sent' : 'platform.mail.dropped'
    await record(ctx, { chain: 'person', about: letter.person_id, name, payload: { template: letter.template } })
  }

async function letterToSend(ctx: Ctx, id: string) {
  const letter = await ctx.db
    .selectFrom('platform.mail')
    .select(['person_id', 'template', 'link', 'sent_at', sql<string | null>`platform.mail_secret(id)`.as('secret')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!letter) throw new NotFound('mail')
  return letter
}
