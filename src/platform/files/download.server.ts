import type { Hono } from 'hono'
import { FileId, NotFound } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import { type Fact, record } from '../facts/record.server.ts'
import type { SiteEnv, SiteParts } from '../web/parts.server.ts'
import { onError } from '../web/render.server.tsx'
import { attachmentHeader } from './file-name.ts'
import { readFile } from './store-file.server.ts'

/** The fact to put on record when a file is opened; null for files that show no family. */
export type FileLook = (ctx: Ctx, fileId: FileId) => Promise<Fact | null>

/** Where a file is downloaded. */
export const fileAddress = (fileId: string): string => `/files/${fileId}`

/**
 * Adds the download of files to the site, for signed-in people. Row security decides who gets which; a file is always saved, never
 * shown inside the site; that the browser never guesses its kind is a header of every answer (`nosniff`).
 */
export function addFileDownload(app: Hono<SiteEnv>, parts: SiteParts, lookAt: FileLook): void {
  app.get(fileAddress(':fileId'), async (c) => {
    const { signedIn, actor } = c.get('visitor')
    if (!signedIn) return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
    try {
      const id = FileId.safeParse(c.req.param('fileId'))
      if (!id.success) throw new NotFound('platform.file')
      const file = await parts.actAs(actor, async (ctx) => {
        const found = await readFile(ctx, id.data)
        const look = await lookAt(ctx, id.data)
        if (look) await record(ctx, look)
        return found
      })
      c.header('content-type', file.mediaType)
      c.header('content-disposition', attachmentHeader(file.name))
      return c.body(new Uint8Array(file.bytes))
    } catch (error) {
      return onError(c, parts, error, null)
    }
  })
}
