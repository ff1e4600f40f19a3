import { NotFound } from '#kernel'
import { linkHolder, type SiteParts, type site, translator } from '#platform/server'
import { oneClickPath, unsubscribePath } from '../notice-paths.ts'
import { stopMails } from './stop-mails.server.ts'

/**
 * The address that the button of a mail program posts to (RFC 8058): it comes without a cookie and without a form of ours, and the secret in the
 * address is all that it needs. Somebody who opens it is led to the page.
 */
export function addOneClick(app: ReturnType<typeof site>, { actAs }: SiteParts): void {
  const secretIn = (params: Readonly<Record<string, string>>) => params.secret ?? ''
  app.get(oneClickPath(':secret'), (c) => c.redirect(unsubscribePath(secretIn(c.req.param())), 303))
  app.post(oneClickPath(':secret'), async (c) => {
    const t = translator(c.get('visitor').locale)
    try {
      await actAs(linkHolder(secretIn(c.req.param())), stopMails)
      return c.text(t('notices.unsubscribe.done'))
    } catch (error) {
      if (error instanceof NotFound) return c.text(t('platform.error.not_found.title'), 404)
      throw error
    }
  })
}
