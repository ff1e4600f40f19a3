import { Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Unavailable } from '#kernel'
import { anyone, person } from '../actor/ctx.server.ts'
import type { Posted } from '../forms/posted.ts'
import { LOCALES, type Locale } from '../i18n/catalogue.ts'
import { translator } from '../i18n/translate.server.ts'
import { EVERY_ANSWER, SECRET_ADDRESS } from './answer-headers.ts'
import { formProof, sessionToken } from './guard.server.ts'
import type { Page } from './page.ts'
import type { C, SiteEnv, SiteParts } from './parts.server.ts'
import { readPosted, TooLarge, typedValues } from './posted.server.ts'
import { faultPage, onError, render } from './render.server.tsx'
import { show } from './show.server.tsx'
import { take } from './take.server.ts'
import type { Visitor } from './visitor.ts'

/** The whole site: every registered page behind one set of guards, and one place where faults become pages. */
export function site(parts: SiteParts): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.onError(async (error, c) => onError(c, parts, error, await postedUnder(c, error)))
  app.use(async (c, next) => {
    // Set before the answer is made: touching a finished one makes it anew, which takes as long as a query.
    for (const [name, value] of EVERY_ANSWER) c.header(name, value)
    c.set('formsOf', parts.formsOf ?? '')
    c.set('visitor', nobody(c, parts))
    c.set('visitor', await visitorOf(c, parts))
    return (await meetFirst(c, parts)) ?? next()
  })
  for (const page of parts.pages) {
    if (page.spec.secretAddress) app.use(page.path, secretly)
    app.get(page.path, (c) => guarded(c, parts, page, () => show(c, parts, page)))
    if (page.takesForm) app.post(page.path, (c) => guarded(c, parts, page, () => take(c, parts, page)))
  }
  app.notFound((c) => faultPage(c, parts, 'not_found', null))
  return app
}

/** Set before the answer is made, so that a page which says there is nothing here tells no more of it. */
async function secretly(c: C, next: () => Promise<void>): Promise<void> {
  for (const [name, value] of SECRET_ADDRESS) c.header(name, value)
  await next()
}

/** What was typed into a form when the database was gone before anybody could be recognised. */
const postedUnder = async (c: C, error: unknown): Promise<Posted | null> =>
  error instanceof Unavailable ? postedBy(c) : null

/** What was sent with a request that its page does not take. */
async function postedBy(c: C): Promise<Posted | null> {
  if (c.req.method !== 'POST') return null
  try {
    return await readPosted(c)
  } catch (unread) {
    if (unread instanceof TooLarge) return null
    throw unread
  }
}

function nobody(c: C, parts: SiteParts): Visitor {
  const forwarded = parts.trustedProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const node = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return {
    actor: anyone,
    signedIn: null,
    locale: chosenLocale(c) ?? 'pl',
    namesHidden: /(?:^|; )kooperacja_names=hidden/.test(c.req.header('cookie') ?? ''),
    token: null,
    address: forwarded ?? node?.incoming?.socket?.remoteAddress ?? 'unknown',
    agent: (c.req.header('user-agent') ?? '').slice(0, 200),
  }
}

function chosenLocale(c: C): Locale | undefined {
  const chosen = /(?:^|; )kooperacja_lang=([a-z]{2})/.exec(c.req.header('cookie') ?? '')?.[1]
  return LOCALES.find((locale) => locale === chosen)
}

async function visitorOf(c: C, parts: SiteParts): Promise<Visitor> {
  const token = sessionToken(c)
  const stranger = { ...nobody(c, parts), token }
  const signedIn = token ? await parts.whoIs(token, asksByItself(c)) : null
  if (!signedIn) return stranger
  return { ...stranger, actor: person(signedIn.personId), signedIn, locale: chosenLocale(c) ?? signedIn.locale, token }
}

/** An open page that asks for what changed is nobody who is at work: a computer left alone is signed out all the same. */
const asksByItself = (c: C): boolean =>
  c.req.header('accept') === 'text/event-stream' || c.req.header('x-asks-by-itself') !== undefined

/**
 * Whoever has to meet another page first is led there from everything else that is not public: pages, prints and files. The router is asked
 * which declarations an address belongs to, so that nothing added to the site later can be forgotten.
 */
async function meetFirst(c: C, parts: SiteParts): Promise<Response | null> {
  const first = c.get('visitor').signedIn?.meetsFirst
  if (!first) return null
  const asked = matchedRoutes(c).filter(({ path }) => path !== '/*')
  const open = new Set(parts.pages.flatMap(({ comesFirst, path }) => (comesFirst ? [path] : [])))
  if (asked.every(({ path }) => open.has(path))) return null
  if (c.req.method !== 'GET') return faultPage(c, parts, 'first_another', await postedBy(c))
  const back = c.req.path + new URL(c.req.url).search
  return c.redirect(`${first}?${new URLSearchParams({ back })}`, 303)
}

async function guarded(c: C, parts: SiteParts, page: Page, work: () => Promise<Response>): Promise<Response> {
  const { signedIn, namesHidden } = c.get('visitor')
  if (signedIn && namesHidden && page.spec.needsNames) {
    return faultPage(c, parts, 'names_hidden', await postedBy(c))
  }
  if (page.open === 'public' || signedIn) return work()
  if (c.req.method === 'GET') {
    const back = encodeURIComponent(c.req.path + new URL(c.req.url).search)
    return c.redirect(`${parts.signInPath}?back=${back}`, 303)
  }
  return signInAgain(c, parts)
}

/** A session that ended under a form: sign in here, and find the form as it was typed. */
async function signInAgain(c: C, parts: SiteParts): Promise<Response> {
  const posted = await readPosted(c)
  const t = translator(c.get('visitor').locale)
  const kept = JSON.stringify(typedValues(posted))
  const view = parts.signInAgain({
    back: c.req.path + new URL(c.req.url).search,
    kept,
    csrf: formProof(c),
    t,
  })
  return render(c, parts, { title: t('platform.word.product'), view, status: 401 })
}
