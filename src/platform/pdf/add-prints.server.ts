import type { Hono } from 'hono'
import { record } from '../facts/record.server.ts'
import { attachmentHeader, safeFileName } from '../files/file-name.ts'
import { showDate, showInstant } from '../i18n/formats.ts'
import { translator } from '../i18n/translate.server.ts'
import { DOCX, docxOf } from '../office/docx-of.server.ts'
import type { C, SiteEnv, SiteParts } from '../web/parts.server.ts'
import { AbsentPage, faultPage, onError } from '../web/render.server.tsx'
import type { KeptKind, Print } from './print.ts'
import type { PrintDocument } from './print-document.domain.ts'
import type { Framed } from './print-worker.ts'
import { type Printer, PrintFailed } from './printer.server.ts'
import { type Shelf, shelf } from './shelf.ts'

/** What a print becomes: a file for paper, or one for a word processor. */
const FILES = {
  pdf: { mediaType: 'application/pdf', ending: 'pdf' },
  docx: { mediaType: DOCX, ending: 'docx' },
} as const
type FileKind = keyof typeof FILES
/** What a file that was made before may be. */
const KEPT: Readonly<Record<KeptKind, { readonly mediaType: string; readonly ending: string }>> = {
  pdf: FILES.pdf,
  docx: FILES.docx,
  jpg: { mediaType: 'image/jpeg', ending: 'jpg' },
  png: { mediaType: 'image/png', ending: 'png' },
  webp: { mediaType: 'image/webp', ending: 'webp' },
}
type Making = { readonly printer: Printer; readonly made: Shelf; readonly kind: FileKind }

/**
 * Adds prints to the site. What is printed is loaded as its reader, set in the printer's process while no transaction is open, put on
 * the record, and only then sent: always saved, never kept by a cache. What is public is for everybody, and is set once for many readers.
 */
export function addPrints(app: Hono<SiteEnv>, parts: SiteParts, prints: readonly Print[], printer: Printer): void {
  const made = shelf()
  for (const print of prints) {
    app.get(print.path, (c) => guarded(c, parts, print, { printer, made, kind: 'pdf' }))
    if (print.docxPath) app.get(print.docxPath, (c) => guarded(c, parts, print, { printer, made, kind: 'docx' }))
  }
}

async function guarded(c: C, parts: SiteParts, print: Print, making: Making): Promise<Response> {
  const { signedIn, namesHidden } = c.get('visitor')
  if (print.spec.looking !== 'public') {
    if (!signedIn) return c.redirect(`${parts.signInPath}?back=${encodeURIComponent(c.req.path)}`, 303)
    // A file lies about long after the meeting is over, and paper without names is of no use.
    if (namesHidden) return faultPage(c, parts, 'names_hidden', null)
  }
  try {
    return await printed(c, parts, print, making)
  } catch (error) {
    if (error instanceof PrintFailed) return faultPage(c, parts, 'not_printed', null)
    return onError(c, parts, error, null)
  }
}

async function printed(c: C, parts: SiteParts, { spec }: Print, making: Making): Promise<Response> {
  const { actor, locale } = c.get('visitor')
  const params = paramsOf(c, spec.params)
  const options = { onPaper: true, ...(spec.scope ? { scope: spec.scope(params) } : {}) }
  const { loaded, today, now } = await parts.actAs(
    actor,
    async (ctx) => ({ loaded: await spec.load(ctx, params), today: ctx.today, now: ctx.now }),
    options,
  )
  const { looking } = spec
  const t = translator(locale)
  const seen = { params, loaded, t, locale }
  const at = looking === 'public' ? showDate(today) : showInstant(now)
  const bytes = spec.kept
    ? spec.kept(loaded)
    : await fileOf(c, spec.document(seen), { ...making, at, now, isPublic: looking === 'public' })
  if (looking !== 'public') await parts.actAs(actor, (ctx) => record(ctx, looking(params, loaded)), options)
  const { mediaType, ending } = spec.kindOf ? KEPT[spec.kindOf(loaded)] : FILES[making.kind]
  c.header('content-type', mediaType)
  c.header('content-disposition', attachmentHeader(safeFileName(spec.name(seen), ending)))
  c.header('cache-control', 'no-store')
  return c.body(bytes)
}

type Asked = Making & { readonly at: string; readonly now: Date; readonly isPublic: boolean }

/** The document as a file. One that is public is taken from the shelf where the very same was made before. */
function fileOf(c: C, document: PrintDocument, asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, signedIn } = c.get('visitor')
  const { kind, printer, made, isPublic, at, now } = asked
  const t = translator(locale)
  const who = isPublic ? '' : (signedIn?.name ?? '')
  const framed: Framed = {
    ...document,
    // Texts that another language lacks are Polish.
    lang: document.lang ?? (locale === 'en' ? 'en' : 'pl'),
    printed: isPublic ? t('platform.print.made_on', { at }) : t('platform.print.made', { at, who }),
    page: t('platform.print.page'),
    of: t('platform.print.of'),
  }
  const make = () => (kind === 'pdf' ? printer.print(framed, now) : docxOf(framed, locale, framed.printed))
  return isPublic ? made.taken(JSON.stringify([kind, framed]), make) : make()
}

function paramsOf(c: C, schema: Print['spec']['params']): Readonly<Record<string, string>> {
  const raw = c.req.param() as Record<string, string>
  if (!schema) return raw
  const read = schema.safeParse(raw)
  if (!read.success) throw new AbsentPage()
  return read.data
}
