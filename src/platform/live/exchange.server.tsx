import type { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import { type CaseId, Fault, NotFound, type Outcome } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import { newSecret } from '../clock/clock.server.ts'
import type { Posted, Read } from '../forms/posted.ts'
import type { MessageKey, T } from '../i18n/catalogue.ts'
import { ReaderContext } from '../i18n/context.ts'
import { translator } from '../i18n/translate.server.ts'
import type { FormState } from '../ui/form-context.ts'
import { WordsContext } from '../ui/words.ts'
import { formProof, isOurs } from '../web/guard.server.ts'
import type { ParamsOf } from '../web/page.ts'
import type { C, SiteEnv, SiteParts } from '../web/parts.server.ts'
import { readPosted } from '../web/posted.server.ts'
import { wordsIn } from '../web/words.ts'

type Told = Readonly<Record<string, unknown>>
type OfPath<Path extends string, P> = {
  readonly path: Path
  readonly params: z.ZodType<P>
  readonly scope?: (params: P) => CaseId
}

/** What changed of a page that is open: how it is read, and how it is told by the same components. */
export type Changing<P, L> = {
  readonly load: (ctx: Ctx, params: P, query: Readonly<Record<string, string>>) => Promise<L>
  readonly tell: (seen: {
    readonly loaded: L
    readonly params: P
    readonly t: T
    /** For forms among the parts; they are sent to `at`. */
    readonly form: (at: string) => FormState
    readonly html: (part: Child) => string
  }) => Told
}

/** What a page that is open fetches of itself: parts of it, shown by the same components. */
export type Fetched<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L> = OfPath<Path, P> &
  Changing<P, L>

/** What a page that is open sends by itself, as it is typed. */
export type Sent<
  Path extends string,
  P extends Readonly<Record<ParamsOf<Path>, string>>,
  I,
  V,
  R extends string,
> = OfPath<Path, P> & {
  readonly form: (posted: Posted) => Read<I>
  readonly submit: (ctx: Ctx, input: I & P) => Promise<Outcome<V, R>>
  readonly refusals: Readonly<Record<R, MessageKey>>
  readonly tell: (value: V, about: { readonly at: Date }) => Told
}

/** Adds an address from which an open page fetches what changed of it. Asking by itself does not keep a session from idling. */
export function addFetched<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L>(
  app: Hono<SiteEnv>,
  parts: SiteParts,
  fetched: Fetched<Path, P, L>,
): void {
  app.get(fetched.path, (c: C) =>
    told(c, parts, async () => {
      const { actor, namesHidden } = c.get('visitor')
      const params = paramsOf(c, fetched)
      const options = { namesHidden, shows: true, ...(fetched.scope ? { scope: fetched.scope(params) } : {}) }
      const loaded = await parts.actAs(actor, (ctx) => fetched.load(ctx, params, c.req.query()), options)
      return c.json(toldOf(c, fetched, params, loaded))
    }),
  )
}

/** What was loaded, in the reader's words and as parts of the page. */
export function toldOf<P, L>(c: C, { tell }: Changing<P, L>, params: P, loaded: L): Told {
  const { locale } = c.get('visitor')
  const html = (part: Child) => String(<InContext c={c}>{part}</InContext>)
  const form = (action: string): FormState => ({
    action,
    csrf: formProof(c),
    once: newSecret(),
    values: {},
    errors: {},
  })
  return tell({ loaded, params, t: translator(locale), form, html })
}

/** Adds an address to which an open page sends what is typed. It is answered only once it is kept. A refusal is said in the reader's words. */
export function addSent<
  Path extends string,
  P extends Readonly<Record<ParamsOf<Path>, string>>,
  I,
  V,
  R extends string,
>(app: Hono<SiteEnv>, parts: SiteParts, sent: Sent<Path, P, I, V, R>): void {
  app.post(sent.path, (c: C) =>
    told(c, parts, async () => {
      const { actor, locale } = c.get('visitor')
      const t = translator(locale)
      const params = paramsOf(c, sent)
      const posted = await readPosted(c)
      if (!isOurs(c, posted.fields._csrf?.[0] ?? '')) return c.json({ says: t('platform.error.forged.title') }, 403)
      const read = sent.form(posted)
      if (!read.ok) {
        const [say] = Object.values(read.errors)
        return c.json({ says: say ? t(say.key, say.params) : '' }, 422)
      }
      const options = sent.scope ? { scope: sent.scope(params) } : {}
      const done = await parts
        .actAs(
          actor,
          async (ctx) => {
            const outcome = await sent.submit(ctx, { ...read.value, ...params })
            if (!outcome.ok) throw new Refused(outcome.refusal, outcome.why)
            return { value: outcome.value, at: ctx.now }
          },
          options,
        )
        .catch((error: unknown) => {
          if (error instanceof Refused) return error
          throw error
        })
      if (!(done instanceof Refused)) return c.json(sent.tell(done.value, { at: done.at }))
      const key = sent.refusals[done.refusal as R]
      // What the refusal says of itself are plain words and numbers.
      return c.json({ refused: done.refusal, says: t(key, done.why as Record<string, string | number>) }, 409)
    }),
  )
}

/** Thrown to undo whatever the refused attempt wrote. */
class Refused extends Error {
  readonly refusal: string
  readonly why: object
  constructor(refusal: string, why: object) {
    super(refusal)
    this.refusal = refusal
    this.why = why
  }
}

function paramsOf<P>(c: C, { params, path }: { params: z.ZodType<P>; path: string }): P {
  const read = params.safeParse(c.req.param())
  if (!read.success) throw new NotFound(path)
  return read.data
}

/** Only for who is signed in; a fault is its status and nothing else, and the page says what to do. */
async function told(c: C, parts: SiteParts, answer: () => Promise<Response>): Promise<Response> {
  if (!c.get('visitor').signedIn) return c.json({ signIn: true }, 401)
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Fault) return c.json({}, error.status)
    parts.log.error('platform.live.bug', { path: c.req.routePath }, error)
    return c.json({}, 500)
  }
}

function InContext({ c, children }: { c: C; children?: Child }) {
  const { locale } = c.get('visitor')
  const t = translator(locale)
  return (
    <WordsContext.Provider value={wordsIn(t)}>
      <ReaderContext.Provider value={{ t, locale }}>{children}</ReaderContext.Provider>
    </WordsContext.Provider>
  )
}
