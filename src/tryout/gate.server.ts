import { SIGN_IN_PATH } from '#identity'
import { Unavailable } from '#kernel'
import { DRAFTS, tryoutHref } from '#model'
import { secretsIn } from '#platform/server'
import type { OpenTryouts } from './open-tryouts.server.ts'
import { isOfTryout } from './tryout-paths.ts'

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>

/** Built files and what watches over the program are the same everywhere. */
const APART = /^\/(assets|health)\//
const FORGET = 'kooperacja_tryout=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'

/**
 * Leads the requests of whoever walks a try-out to its site, and all others to the real one, as if there were no try-outs. Whoever holds the
 * secret of somebody else's try-out, or of one that is over, is simply on the real site; its forms are not taken there (`formsOf`).
 */
export const tryoutGate =
  (site: Fetch, tryouts: Pick<OpenTryouts, 'walk'>): Fetch =>
  async (request, env) => {
    const { tryout, session } = secretsIn(request)
    const { pathname } = new URL(request.url)
    if (APART.test(pathname)) return site(request, env)
    const walk = tryout === null ? null : await tryouts.walk(tryout, session).catch(unlessDown)
    // What was typed in a try-out is not carried through a new sign-in: the real site would keep it.
    if (walk === 'nobody' && (request.method === 'POST' || isOfTryout(pathname))) return toSignIn(pathname)
    if (walk === null || walk === 'nobody') return isOfTryout(pathname) ? away(DRAFTS) : site(request, env)
    if ('failed' in walk) return away(`${tryoutHref(walk.failed)}?failed=yes`)
    const answer = await walk.answer(request, env)
    const wished = await walk.afterwards()
    return typeof wished === 'object' ? away(`${tryoutHref(wished.broken)}?failed=yes`) : answer
  }

/** Where the database does not answer, the real site says so. */
function unlessDown(error: unknown): null {
  if (error instanceof Unavailable) return null
  throw error
}

const toSignIn = (back: string): Response =>
  new Response(null, { status: 303, headers: { location: `${SIGN_IN_PATH}?${new URLSearchParams({ back })}` } })

/** Back to the real site, where the browser's secret means nothing any more. */
const away = (to: string): Response =>
  new Response(null, { status: 303, headers: { location: to, 'set-cookie': FORGET } })
