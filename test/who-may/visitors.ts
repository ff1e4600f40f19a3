import type { IdentityParts } from '#identity/server'
import { ok } from '#kernel'
import { type ActAs, createPrinter, type Log, outboxPage } from '#platform/server'
import { type Sent, sitePartsFor } from '#test/visiting.tsx'
import { VAULT } from '#test/world.ts'
import type { Tryouts } from '#tryout/server'
import { pagesOf, wholeSite } from '../../src/app.ts'
import { createLog } from '../../src/platform/log/log.server.ts'
import { rehearsing } from './rehearsal.ts'
import type { WhoMayWorld } from './world.ts'

export type Answered = {
  readonly status: number
  readonly location: string | null
  readonly html: string
  /** Tables in which rows would have been kept. */
  readonly kept: readonly string[]
}

/** What the pages of accounts are put together from in these tests. */
export const identityFor = (actAs: ActAs): IdentityParts => ({
  actAs,
  limits: { sessionIdleMinutes: 15, sessionAbsoluteHours: 10 },
  demonstration: null,
  secondFactor: 'offered',
  vault: VAULT,
})

/** Try-outs are begun here, and nobody walks one: what they do is shown in tests of their own. */
const begun: Tryouts = { mayCreate: async () => true, begin: () => ok('begun') }

/** The whole site of the product, its outbox of a demonstration included, in which nothing that anybody does is kept. */
export function wholeSiteOf({ actAs }: Pick<WhoMayWorld, 'actAs'>, log: Log = createLog('silent')) {
  const rehearsal = rehearsing(actAs)
  const printer = createPrinter(createLog('silent'))
  const pages = pagesOf(identityFor(rehearsal.actAs), '', printer, begun)
  const parts = { ...sitePartsFor(rehearsal.actAs, [...pages, outboxPage('no-letters')]), log }
  return { app: wholeSite(parts, printer), rehearsal, stop: printer.stop }
}
type WholeSite = ReturnType<typeof wholeSiteOf>

/** Methods and addresses that the router answers, as `GET /cases/:caseId`. */
export const registeredIn = ({ app }: WholeSite): readonly string[] => [
  ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

/** One person's browser, without script: opens addresses, and sends forms that carry the proof of this browser. */
export async function browserOf({ app, rehearsal }: WholeSite, personId: string | null) {
  const session = personId ? `kooperacja_session=${personId}` : ''
  const first = await app.request('/look', { headers: { cookie: session } })
  const proof = /name="_csrf" value="([^"]*)"/.exec(await first.text())?.[1] ?? ''
  const own = first.headers.getSetCookie().map((one) => one.split(';')[0])
  const cookie = [session, ...own].filter(Boolean).join('; ')
  let no = 0
  const answerOf = async (response: Response): Promise<Answered> => ({
    status: response.status,
    location: response.headers.get('location'),
    html: await response.text(),
    kept: rehearsal.wouldHaveKept(),
  })
  const open = async (path: string) => answerOf(await app.request(path, { headers: { cookie } }))
  const send = async (path: string, sent: Sent) => {
    const body = new FormData()
    no += 1
    body.append('_csrf', proof)
    body.append('_once', `${personId} ${no}`)
    for (const [name, value] of Object.entries(sent)) {
      for (const one of typeof value === 'object' && !(value instanceof File) ? value : [value]) body.append(name, one)
    }
    return answerOf(await app.request(path, { method: 'POST', body, headers: { cookie } }))
  }
  return { open, send }
}
