import { showDate } from '#platform'
import { type Ctx, dayInPoland, type MailTransport, translator } from '#platform/server'
import { serviceCard } from '../entries/service.query.server.ts'
import { ServiceId } from '../entries/service.schema.ts'
import { servicePath } from '../service-paths.ts'
import { linkToSend, saveSent } from './confirm-link.store.server.ts'

type Sending = {
  readonly transport: Pick<MailTransport, 'send'>
  /** The address of this site, without a slash at the end. */
  readonly baseUrl: string
}

/** The job that sends a provider its link. Address and text are made now, in Polish; one that works no longer is not sent. */
export const sendConfirmLink =
  ({ transport, baseUrl }: Sending) =>
  async (ctx: Ctx, id: string): Promise<void> => {
    const { serviceId, expiresAt, secret } = await linkToSend(ctx, id)
    const card = await serviceCard(ctx, ServiceId.parse(serviceId))
    const { email } = card.entry.contact
    if (secret && email) {
      const t = translator('pl')
      const told = {
        name: card.entry.name,
        provider: card.provider,
        link: `${baseUrl}${servicePath.byLink(secret)}`,
        until: showDate(dayInPoland(expiresAt)),
      }
      await transport.send({
        id,
        to: email,
        subject: t('directory.confirm.mail_subject'),
        text: t('directory.confirm.mail_text', told),
      })
    }
    await saveSent(ctx, id)
  }
