import type { Child } from 'hono/jsx'
import { Fault, Unavailable } from '#kernel'
import { newSecret } from '../clock/clock.server.ts'
import type { Posted } from '../forms/posted.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { ReaderContext } from '../i18n/context.ts'
import { translator } from '../i18n/translate.server.ts'
import { WordsContext } from '../ui/words.ts'
import { type FaultKind, FaultPage } from './fault-page.tsx'
import { formProof, takeFlash } from './guard.server.ts'
import { answerPage } from './pack.server.ts'
import type { About } from './page.ts'
import type { C, SiteParts } from './parts.server.ts'
import { TooLarge, typedValues } from './posted.server.ts'
import { wordsIn } from './words.ts'

export type Flash = { readonly key: MessageKey; readonly params?: Readonly<Record<string, string | number>> }

export type Rendered = {
  readonly title: string
  readonly view: Child
  readonly status?: number
  readonly hasErrors?: boolean
  readonly header?: Child
  readonly bare?: boolean
  readonly about?: About | null
}

/** How somebody reads (theme, contrast, size of text): kept in cookies, rendered by the server. */
const lookOf = (cookies: string): Record<string, string> =>
  Object.fromEntries(
    [...cookies.matchAll(/kooperacja_(theme|contrast|text)=([a-z]+)/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  )

/** One page inside the frame of the site. */
export const render = (c: C, parts: SiteParts, page: Rendered): Response =>
  answerPage(c, htmlOf(c, parts, page), page.status ?? 200)

/** The same before it is sent. */
export function htmlOf(c: C, parts: SiteParts, page: Rendered): string {
  const visitor = c.get('visitor')
  const t = translator(visitor.locale)
  const flash = takeFlash(c) as Flash | null
  const html = (
    <WordsContext.Provider value={wordsIn(t)}>
      <ReaderContext.Provider value={{ t, locale: visitor.locale }}>
        {parts.shell({
          title: page.title,
          hasErrors: page.hasErrors ?? false,
          visitor,
          t,
          path: c.req.path,
          get csrf() {
            return formProof(c)
          },
          flash: flash ? t(flash.key, flash.params) : null,
          header: page.header ?? null,
          bare: page.bare ?? false,
          about: visitor.signedIn || (page.status ?? 200) !== 200 ? null : (page.about ?? null),
          waiting: c.get('waiting') ?? null,
          look: lookOf(c.req.header('cookie') ?? ''),
          children: page.view,
        })}
      </ReaderContext.Provider>
    </WordsContext.Provider>
  )
  return `<!doctype html>${html.toString()}`
}

/** An address whose parameters cannot be those of anything. */
export class AbsentPage extends Error {}

const STATUS: Readonly<Record<FaultKind, number>> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  unavailable: 503,
  bug: 500,
  forged: 403,
  too_large: 413,
  not_printed: 500,
  names_hidden: 403,
  first_another: 403,
}
const KIND = { 403: 'forbidden', 404: 'not_found', 409: 'conflict', 503: 'unavailable' } as const

/** What went wrong, with everything that was typed. */
export function faultPage(c: C, parts: SiteParts, kind: FaultKind, posted: Posted | null, code?: string): Response {
  const t = translator(c.get('visitor').locale)
  const view = (
    <FaultPage
      kind={kind}
      code={code ?? null}
      kept={posted ? typedValues(posted) : {}}
      action={c.req.path}
      csrf={formProof(c)}
      // The same token again: where the answer was lost and not the act, sending once more leads to what was done.
      once={posted?.fields._once?.[0] || newSecret()}
      first={c.get('visitor').signedIn?.meetsFirst ?? null}
    />
  )
  return render(c, parts, { title: t(`platform.error.${kind}.title`), view, status: STATUS[kind] })
}

/** The one place where what was thrown becomes a page. */
export function onError(c: C, parts: SiteParts, error: unknown, posted: Posted | null): Response {
  if (error instanceof AbsentPage) return faultPage(c, parts, 'not_found', posted)
  if (error instanceof TooLarge) return faultPage(c, parts, 'too_large', posted)
  if (error instanceof Fault) {
    if (error instanceof Unavailable) parts.log.warn('platform.web.unavailable', { path: c.req.routePath })
    return faultPage(c, parts, KIND[error.status], posted)
  }
  const code = newSecret()
    .slice(0, 6)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, 'X')
  parts.log.error('platform.web.bug', { quoted: code, path: c.req.routePath }, error)
  return faultPage(c, parts, 'bug', posted, code)
}
