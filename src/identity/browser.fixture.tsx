import { afterAll } from 'vitest'
import {
  actingOver,
  addMessages,
  createLog,
  createPool,
  type ShellProps,
  site,
  standingClock,
  systemActor,
} from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { VAULT } from '#test/world.ts'
import { identityMessages } from './i18n/messages.ts'
import { foundAccount, hashPassword, type IdentityParts, signInAgain, whoIs } from './index.server.ts'
import { identityPages } from './pages.ts'

addMessages(identityMessages)

export const MONDAY = new Date('2026-11-23T08:00:00Z')
export const LIMITS = { sessionIdleMinutes: 15, sessionAbsoluteHours: 10 }
export const PASSWORD = 'deszczowy tramwaj parasol'
export const minutesLater = (minutes: number, from = MONDAY) => new Date(from.getTime() + minutes * 60_000)

/** An installation with one administrator and one worker, on a clock that the test moves. */
export async function installation(
  database: TestDatabase,
  demonstration: IdentityParts['demonstration'] = null,
  secondFactor: IdentityParts['secondFactor'] = 'offered',
) {
  const clock = standingClock(MONDAY)
  const log = createLog('error')
  const ownPool = createPool({ ...database.runtimeConfig, max: 3 }, log)
  afterAll(() => ownPool.end())
  const actAs = actingOver(database.runtime, clock, VAULT)

  const passwordHash = await hashPassword(PASSWORD)
  const founded = (email: string, givenName: string, familyName: string, administrator = false) =>
    actAs(systemActor('setup'), (ctx) =>
      foundAccount(ctx, { email, givenName, familyName, passwordHash, administrator }),
    )
  const who = whoIs(actAs, LIMITS, secondFactor)
  const app = site({
    pages: identityPages({
      actAs: actingOver(ownPool, clock, VAULT),
      limits: LIMITS,
      demonstration,
      secondFactor,
      vault: VAULT,
    }),
    actAs,
    log,
    whoIs: who,
    shell: (props: ShellProps) => (props.flash ? [props.flash, props.children] : props.children),
    signInAgain,
    signInPath: '/sign-in',
    trustedProxy: true,
  })
  return { actAs, clock, founded, whoIs: who, browser: (address = '10.0.0.1') => browser(app, address) }
}

export type Answer = { readonly status: number; readonly location: string | null; readonly text: string }
type App = { request: (path: string, init: RequestInit) => Response | Promise<Response> }

/** A browser as far as it matters here: it keeps cookies, and fills in the form of the page it shows. */
function browser(app: App, address: string) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, 'x-forwarded-for': address, 'user-agent': 'Firefox w pokoju 12' }
    const answer = await app.request(path, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }
  const get = (path: string) => send(path, { method: 'GET' })
  const proof = async () => /name="_csrf" value="([^"]+)"/.exec((await get('/sign-in')).text)?.[1] ?? ''
  /** Fills in a form, if need be on the very first page this browser sees. */
  const fill = async (path: string, fields: Readonly<Record<string, string>>) =>
    send(path, { method: 'POST', body: new URLSearchParams({ _csrf: await proof(), ...fields }) })
  /** The same by somebody who has been here before. */
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    if (cookies.size === 0) await get('/sign-in')
    return fill(path, fields)
  }
  const signIn = (email: string, password = PASSWORD) => post('/sign-in', { email, password })
  const session = () => cookies.get('kooperacja_session') ?? null
  return { get, fill, post, signIn, session }
}
