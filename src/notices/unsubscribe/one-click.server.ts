import { html } from 'hono/html'
import { NotFound } from '#kernel'
import { linkHolder, type SiteParts, type site, translator } from '#platform/server'
import { oneClickPath, unsubscribePath } from '../notice-paths.ts'
import { stopMails } from './stop-mails.server.ts'

const SECRET = /^[\w-]{43}$/

/**
 * The address that the button of a mail program posts to (RFC 8058): it comes without a cookie and without a form of ours, and the secret in the
 * address is all that it needs. Somebody who opens it is led to the page.
 */
export function addOneClick(app: ReturnType<typeof site>, { actAs }: SiteParts): void {
  const secretIn = (params: Readonly<Record<string, string>>) => params.secret ?? ''
  app.get(oneClickPath(':secret'), (c) => {
    const secret = secretIn(c.req.param())
    const t = translator(c.get('visitor').locale)
    if (!SECRET.test(secret)) return c.text(t('platform.error.not_found.title'), 404)
    return c.html(html`<!doctype html><html lang="${c.get('visitor').locale}"><head><title>${t('notices.unsubscribe.title')}</title></head>
      <body><main><h1><a href="${unsubscribePath(secret)}">${t('notices.unsubscribe.title')}</a></h1></main></body></html>`)
  })
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
