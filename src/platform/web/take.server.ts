import type { Child } from 'hono/jsx'
import { Conflict } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { Posted, Say } from '../forms/posted.ts'
import { translator } from '../i18n/translate.server.ts'
import { WHOLE_FORM } from '../ui/form-context.ts'
import { dropDraft } from './draft.server.ts'
import { dropSession, isOurs, keepLook, keepSession, keepTryout, putFlash } from './guard.server.ts'
import { answeredBefore, isDoublePost, rememberAnswer } from './once.server.ts'
import { answerPage } from './pack.server.ts'
import type { AnySpec, Page, Went } from './page.ts'
import type { C, SiteParts } from './parts.server.ts'
import { readPosted, typedValues } from './posted.server.ts'
import { faultPage, htmlOf, onError, render } from './render.server.tsx'
import { actingOn, type Loaded, load, pageOf, showPage } from './show.server.tsx'
import type { Visitor } from './visitor.ts'

type Values = Readonly<Record<string, string | readonly string[]>>

/** Thrown to undo whatever the attempt wrote; caught below and shown as the same page with what to mend. */
class AskAgain extends Error {
  readonly errors: Readonly<Record<string, Say>>
  readonly values: Values | undefined
  constructor(errors: Readonly<Record<string, Say>>, values?: Values) {
    super('ask again')
    this.errors = errors
    this.values = values
  }
}

/** Answers a POST: recognise our own form, act, remember where it led; post, redirect, get. */
export async function take(c: C, parts: SiteParts, page: Page): Promise<Response> {
  const posted = await readPosted(c)
  if (!isOurs(c, posted.fields._csrf?.[0] ?? '')) return faultPage(c, parts, 'forged', posted)
  try {
    if (page.spec.asks) return await showAsked(c, parts, page.spec, posted)
    return await answer(c, parts, page.spec, posted)
  } catch (error) {
    return onError(c, parts, error, posted)
  }
}

/** Where a form led, or what is shown in its place this once. */
type Answered = { readonly went: Went; readonly told: { readonly title: string; readonly view: Child } | null }

async function answer(c: C, parts: SiteParts, spec: AnySpec, posted: Posted): Promise<Response> {
  const visitor = c.get('visitor')
  const token = posted.fields._once?.[0] ?? ''
  try {
    const act = async (ctx: Ctx): Promise<Answered> => {
      const before = await answeredBefore(ctx, token)
      if (before) return { went: { to: before }, told: null }
      const found = await load(c, ctx, spec)
      const { went, value } = await submit(ctx, spec, found, posted, visitor)
      await rememberAnswer(ctx, token, went.to)
      await dropDraft(ctx, c.req.path)
      return { went, told: spec.tells?.({ value, t: translator(visitor.locale) }) ?? null }
    }
    const { went, told } = await parts.actAs(visitor.actor, act, actingOn(c, spec))
    return told ? render(c, parts, told) : follow(c, went)
  } catch (error) {
    if (error instanceof AskAgain) return showAgain(c, parts, spec, posted, error)
    if (error instanceof Conflict) return showBoth(c, parts, spec, posted, error)
    if (!isDoublePost(error)) throw error
    const before = await parts.actAs(visitor.actor, (ctx) => answeredBefore(ctx, token))
    if (!before) throw error
    return c.redirect(before, 303)
  }
}

async function showAsked(c: C, parts: SiteParts, spec: AnySpec, posted: Posted): Promise<Response> {
  const got = await parts.actAs(c.get('visitor').actor, (ctx) => load(c, ctx, spec, posted), actingOn(c, spec))
  return showPage(c, parts, spec, got, { values: typedValues(posted), errors: {}, status: 200 })
}

type Submitted = { readonly went: Went; readonly value: unknown }

async function submit(ctx: Ctx, spec: AnySpec, found: Loaded, posted: Posted, visitor: Visitor): Promise<Submitted> {
  if (!spec.submit || !spec.then) throw new Error(`${spec.path} takes no form`)
  const read = spec.form ? spec.form(posted, found.loaded, found.params) : { ok: true as const, value: {} }
  if (!read.ok) throw new AskAgain(read.errors, read.values)
  // What the address says beats what the form sent.
  const input = { ...(read.value as object), ...found.params }
  const outcome = await spec.submit(ctx, input, { loaded: found.loaded, visitor, posted })
  if (outcome.ok) {
    const { value } = outcome
    return { went: spec.then({ value, params: found.params, input: read.value }), value }
  }
  const key = spec.refusals?.[outcome.refusal]
  if (!key) throw new Error(`no message for the refusal ${outcome.refusal}`)
  const field = typeof outcome.why.field === 'string' ? outcome.why.field : WHOLE_FORM
  throw new AskAgain({ [field]: { key, params: outcome.why as NonNullable<Say['params']> } })
}

/** The same page with everything typed, and what to mend first. Loaded afresh: nothing of the refused attempt was kept. */
async function showAgain(c: C, parts: SiteParts, spec: AnySpec, posted: Posted, asked: AskAgain): Promise<Response> {
  const got = await parts.actAs(c.get('visitor').actor, (ctx) => load(c, ctx, spec), actingOn(c, spec))
  const status = Object.keys(asked.errors).length > 0 ? 422 : 200
  return showPage(c, parts, spec, got, { values: asked.values ?? typedValues(posted), errors: asked.errors, status })
}

/**
 * Somebody else was first: the page as it is now, with what was typed in its fields and what is saved beside it. Where the page no longer
 * has a field for something that was typed, all of it is shown to be copied.
 */
async function showBoth(c: C, parts: SiteParts, spec: AnySpec, posted: Posted, conflict: Conflict): Promise<Response> {
  const got = await parts.actAs(c.get('visitor').actor, (ctx) => load(c, ctx, spec), actingOn(c, spec))
  const values = typedValues(posted)
  const standing = spec.initial?.(got.loaded, got.query) ?? {}
  const errors = { [WHOLE_FORM]: { key: 'platform.error.conflict.both' as const } }
  const html = htmlOf(c, parts, pageOf(c, spec, got, { values, standing, errors, status: conflict.status }))
  const lost = Object.entries(values).some(([name, typed]) => typed.some(Boolean) && !html.includes(`name="${name}"`))
  return lost ? faultPage(c, parts, 'conflict', posted) : answerPage(c, html, conflict.status)
}

function follow(c: C, went: Went): Response {
  if (went.cookie && 'set' in went.cookie) keepSession(c, went.cookie.set)
  else if (went.cookie) dropSession(c)
  if (went.tryout !== undefined) keepTryout(c, went.tryout)
  if (went.look) keepLook(c, went.look)
  if (went.flash) putFlash(c, { key: went.flash, ...(went.params ? { params: went.params } : {}) })
  return c.redirect(went.to, 303)
}
