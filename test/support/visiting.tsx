import type { Hono } from 'hono'
import type { Page } from '#platform'
import { type ActAs, type SiteParts, site } from '#platform/server'
import { createLog } from '../../src/platform/log/log.server.ts'

export type Answer = {
  readonly status: number
  readonly html: string
  readonly location: string | null
  readonly headers: Headers
}
export type Sent = Readonly<Record<string, string | readonly string[] | File>>

/** What the site is put together from in a test: a plain frame, and a session whose token is the person's id. */
export function sitePartsFor(actAs: ActAs, pages: readonly Page[]): SiteParts {
  return {
    pages,
    actAs,
    log: createLog('silent'),
    whoIs: async (token) => ({
      personId: token,
      name: 'Osoba Testowa',
      work: 'pracownik',
      locale: 'pl',
      administers: false,
      meetsFirst: null,
    }),
    shell: ({ children, title, flash }) => (
      <html lang="pl">
        <head>
          <title>{title}</title>
        </head>
        <body>
          {flash && <p role="status">{flash}</p>}
          <main>{children}</main>
        </body>
      </html>
    ),
    signInAgain: () => <p>sign in again</p>,
    signInPath: '/sign-in',
    trustedProxy: false,
  }
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function answerOf(response: Response): Promise<Answer> {
  return {
    status: response.status,
    html: await response.text(),
    location: response.headers.get('location'),
    headers: response.headers,
  }
}

/** Pages visited as in a browser without script. `null` is somebody who has not signed in. */
export function visiting(
  actAs: ActAs,
  pages: readonly Page[],
  also: (app: ReturnType<typeof site>, parts: SiteParts) => void = () => undefined,
) {
  const parts = sitePartsFor(actAs, pages)
  const app = site(parts)
  also(app, parts)
  return visits(app)
}

function visits(app: Hono<never> | ReturnType<typeof site>) {
  const session = (personId: string | null) => (personId ? `kooperacja_session=${personId}` : '')
  const open = async (path: string, personId: string | null): Promise<Answer> =>
    answerOf(await app.request(path, { headers: { cookie: session(personId) } }))

  /** Opens the page, fills its form and sends it; `form` gives what the page's own hidden fields said, for sending the same form twice. */
  const fill = async (path: string, personId: string | null, sent: Sent) => {
    const shown = await app.request(path, { headers: { cookie: session(personId) } })
    const html = await shown.text()
    const body = new FormData()
    for (const name of ['_csrf', '_once']) body.append(name, hidden(html, name))
    for (const [name, value] of Object.entries(sent)) {
      for (const one of typeof value === 'object' && !(value instanceof File) ? value : [value]) body.append(name, one)
    }
    const headers = { cookie: [session(personId), cookiesOf(shown)].filter(Boolean).join('; ') }
    return async () => answerOf(await app.request(path, { method: 'POST', body, headers }))
  }
  const send = async (path: string, personId: string | null, sent: Sent): Promise<Answer> =>
    (await fill(path, personId, sent))()
  return { open, fill, send }
}
