import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { CaseId, Outcome } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { Fact } from '../facts/record.server.ts'
import type { Posted, Read } from '../forms/posted.ts'
import type { MessageKey, MessageParams, T } from '../i18n/catalogue.ts'
import type { FormState } from '../ui/form-context.ts'
import type { Visitor } from './visitor.ts'

/** Words of a path that stand for a parameter: `/cases/:caseId` -> `caseId`. */
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type Query = Readonly<Record<string, string>>
/** Where a form leads: the next page, what that page says once, and what becomes of the browser's cookies. */
export type Went = {
  readonly to: string
  readonly flash?: MessageKey
  readonly params?: MessageParams
  readonly cookie?: SessionCookie
  /** The secret by which this browser walks a try-out of a model from now on; null where it is over. */
  readonly tryout?: string | null
  /** How this browser shows pages; an empty value forgets the choice. */
  readonly look?: Readonly<Partial<Record<'theme' | 'contrast' | 'text' | 'lang' | 'names', string>>>
}
/** What a sign-in or sign-out does to the browser's session cookie. */
export type SessionCookie = { readonly set: string } | { readonly clear: true }

export type Seen<P, L> = {
  readonly params: P
  readonly query: Query
  readonly loaded: L
  readonly form: FormState
  readonly t: T
  readonly visitor: Visitor
}

export type Looked = Fact

/** What search engines and other sites are told of a public page. */
export type About = { readonly description: string; readonly type: 'website' | 'article' }

export type PageSpec<
  Path extends string,
  P extends Readonly<Record<ParamsOf<Path>, string>>,
  L,
  I,
  V,
  R extends string,
> = {
  /** Address with parameters, as `/cases/:caseId/close`. */
  readonly path: Path
  readonly params?: z.ZodType<P>
  /** The act that this page is the way to; the row of the table who may what. */
  readonly act: string
  /** Whether a look is put on the record of the thing looked at, is not, or the page holds nothing protected. */
  readonly looking: 'unrecorded' | 'public' | ((params: P, loaded: L) => Looked | null)
  /** Who may come: `public` pages need no account. */
  readonly open?: 'public'
  /** Open also to somebody who must meet another page first (`SignedIn.meetsFirst`). */
  readonly comesFirst?: true
  /** The case a page is about: narrows every relation to it. */
  readonly scope?: (params: P) => CaseId
  readonly title: (seen: Seen<P, L>) => string
  /** `from` is for what is counted by network address, such as guesses at a code. */
  readonly load: (ctx: Ctx, params: P, query: Query, from: Pick<Visitor, 'address'>) => Promise<L>
  /** What takes long and needs no database, worked out from what was loaded once its transaction is over, so that nobody waits for a connection. */
  readonly worksOut?: (loaded: NoInfer<L>) => Promise<NoInfer<L>>
  /** A form that only asks, such as a search: what it finds is shown in place, and what was typed never stands in an address. */
  readonly asks?: (ctx: Ctx, posted: Posted, params: P) => Promise<L>
  /** What stands in the fields before anybody typed. */
  readonly initial?: (loaded: L, query: Query) => Readonly<Record<string, string | readonly string[]>>
  readonly form?: (posted: Posted, loaded: NoInfer<L>, params: NoInfer<P>) => Read<I>
  readonly submit?: (
    ctx: Ctx,
    input: I & P,
    about: { loaded: L; visitor: Visitor; posted: Posted },
  ) => Promise<Outcome<V, R>>
  /** A message for each refusal, and the field it stands at when there is one. */
  readonly refusals?: Readonly<Record<R, MessageKey>>
  readonly then?: (done: { value: NoInfer<V>; params: P; input: NoInfer<I> }) => Went
  /** What the answer to the form says once and is kept nowhere, such as new recovery codes. Sent again, the same form leads on (`then`). */
  readonly tells?: (done: { value: NoInfer<V>; t: T }) => { readonly title: string; readonly view: Child }
  readonly view: (seen: Seen<P, L>) => Child
  /** The frame of a case between band and page. */
  readonly header?: (seen: Seen<P, L>) => Child
  readonly bare?: boolean
  /** Without it, or null, search engines are asked to leave the page out. */
  readonly about?: (seen: Seen<P, L>) => About | null
  /** The address alone opens something: no other site is told it, and no search engine keeps it. */
  readonly secretAddress?: true
  /** Writes or shows who people are: not to be opened while names are hidden on a shared screen. */
  readonly needsNames?: true
}

/** What the router needs of a page once its types have done their work. */
export type Page = {
  readonly path: string
  readonly act: string
  readonly looking: 'unrecorded' | 'public' | 'recorded'
  readonly open: 'public' | 'signed_in'
  readonly comesFirst: boolean
  readonly takesForm: boolean
  readonly spec: AnySpec
}
export type AnySpec = PageSpec<string, Readonly<Record<string, string>>, unknown, unknown, unknown, string>

export type PageOf<Path extends string> = Page & {
  at(params: Readonly<Record<ParamsOf<Path>, string>>, query?: Query): string
}

/** One page: its address, who comes, what it shows and what its form does. Every registered page has an act and says whether looking is recorded. */
export function page<
  const Path extends string,
  L,
  I,
  V,
  R extends string,
  P extends Readonly<Record<ParamsOf<Path>, string>> = Readonly<Record<ParamsOf<Path>, string>>,
>(spec: PageSpec<Path, P, L, I, V, R>): PageOf<Path> {
  return {
    path: spec.path,
    act: spec.act,
    looking: typeof spec.looking === 'string' ? spec.looking : 'recorded',
    open: spec.open ?? 'signed_in',
    comesFirst: spec.open === 'public' || spec.comesFirst === true,
    takesForm: spec.submit !== undefined || spec.asks !== undefined,
    // The router calls the functions of one page only with what other functions of the same page returned.
    spec: spec as object as AnySpec,
    at: (params, query) => fill(spec.path, params, query),
  }
}

function fill(path: string, params: Readonly<Record<string, string>>, query: Query = {}): string {
  const address = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  return search ? `${address}?${search}` : address
}
