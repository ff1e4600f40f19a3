import type { Hono } from 'hono'
import { record } from '../facts/record.server.ts'
import { attachmentHeader, safeFileName } from '../files/file-name.ts'
import { showInstant } from '../i18n/formats.ts'
import { translator } from '../i18n/translate.server.ts'
import type { C, SiteEnv, SiteParts } from '../web/parts.server.ts'
import { AbsentPage, faultPage, onError } from '../web/render.server.tsx'
import type { Print } from './print.ts'
import type { PrintDocument } from './print-document.domain.ts'
import type { Framed } from './print-worker.ts'
import { type Printer, PrintFailed } from './printer.server.ts'

/**
 * Adds prints to the site, for signed-in people. What is printed is loaded as its reader, set in the printer's process while no transaction
 * is open, put on the record, and only then sent: always saved, never kept by a cache.
 */
export function addPrints(app: Hono<SiteEnv>, parts: SiteParts, prints: readonly Print[], printer: Printer): void {
  for (const print of prints) {
    app.get(print.path, async (c) => {
      const { signedIn, namesHidden } = c.get('visitor')
      if (!signedIn) return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
      // A file lies about long after the meeting is over, and paper without names is of no use.
      if (namesHidden) return faultPage(c, parts, 'names_hidden', null)
      try {
        return await printed(c, parts, print, printer)
      } catch (error) {
        if (error instanceof PrintFailed) return faultPage(c, parts, 'not_printed', null)
        return onError(c, parts, error, null)
      }
    })
  }
}

async function printed(c: C, parts: SiteParts, { spec }: Print, printer: Printer): Promise<Response> {
  const { actor, locale, signedIn } = c.get('visitor')
  const params = paramsOf(c, spec.params)
  const options = { onPaper: true, ...(spec.scope ? { scope: spec.scope(params) } : {}) }
  const { loaded, now } = await parts.actAs(
    actor,
    async (ctx) => ({ loaded: await spec.load(ctx, params), now: ctx.now }),
    options,
  )
  const t = translator(locale)
  const seen = { params, loaded, t, locale }
  const set = (document: PrintDocument) => {
    const framed: Framed = {
      ...document,
      // Texts that another language lacks are Polish.
      lang: document.lang ?? (locale === 'en' ? 'en' : 'pl'),
      printed: t('platform.print.made', { at: showInstant(now), who: signedIn?.name ?? '' }),
      page: t('platform.print.page'),
      of: t('platform.print.of'),
    }
    return printer.print(framed, now)
  }
  const pdf = spec.kept ? spec.kept(loaded) : await set(spec.document(seen))
  await parts.actAs(actor, (ctx) => record(ctx, spec.looking(params, loaded)), options)
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', attachmentHeader(safeFileName(spec.name(seen), 'pdf')))
  c.header('cache-control', 'no-store')
  return c.body(pdf)
}

function paramsOf(c: C, schema: Print['spec']['params']): Readonly<Record<string, string>> {
  const raw = c.req.param() as Record<string, string>
  if (!schema) return raw
  const read = schema.safeParse(raw)
  if (!read.success) throw new AbsentPage()
  return read.data
}
