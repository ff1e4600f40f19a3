import type { Hono } from 'hono'
import type { CaseId } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { T } from '../i18n/catalogue.ts'
import { translator } from '../i18n/translate.server.ts'
import type { SiteEnv, SiteParts } from '../web/parts.server.ts'
import { faultPage, onError } from '../web/render.server.tsx'
import { attachmentHeader } from './file-name.ts'

/** A file made when somebody asks for it and kept nowhere. */
export type MadeFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
export type Making = (
  ctx: Ctx,
  asked: { readonly params: Readonly<Record<string, string>>; readonly t: T },
) => Promise<MadeFile>

/** Adds the address of a file that is made when signed-in people ask for it. What it holds is what `make` may read as them; it is always saved, never shown. `scopeOf`: the case that the file is about, which makes it as a print is: for no shared screen, and without what stays in the house. */
export function addMadeFile(
  app: Hono<SiteEnv>,
  parts: SiteParts,
  path: string,
  make: Making,
  scopeOf: (params: Readonly<Record<string, string>>) => CaseId | undefined = () => undefined,
): void {
  app.get(path, async (c) => {
    const { signedIn, actor, locale, namesHidden } = c.get('visitor')
    if (!signedIn) return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
    try {
      const params = c.req.param()
      const scope = scopeOf(params)
      if (scope && namesHidden) return faultPage(c, parts, 'names_hidden', null)
      const asked = { params, t: translator(locale) }
      const file = await parts.actAs(actor, (ctx) => make(ctx, asked), { scope, onPaper: scope !== undefined })
      c.header('content-type', file.mediaType)
      c.header('content-disposition', attachmentHeader(file.name))
      return c.body(new Uint8Array(file.bytes))
    } catch (error) {
      return onError(c, parts, error, null)
    }
  })
}
