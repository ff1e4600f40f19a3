import type { ActingOptions, Ctx } from '../actor/ctx.server.ts'
import { newSecret } from '../clock/clock.server.ts'
import { record } from '../facts/record.server.ts'
import type { Posted, Say } from '../forms/posted.ts'
import { translator } from '../i18n/translate.server.ts'
import type { FormState } from '../ui/form-context.ts'
import { draftOf } from './draft.server.ts'
import { formProof } from './guard.server.ts'
import type { AnySpec, Page, Query, Seen } from './page.ts'
import type { C, SiteParts } from './parts.server.ts'
import { AbsentPage, onError, type Rendered, render } from './render.server.tsx'

export type Loaded = { params: Readonly<Record<string, string>>; query: Query; loaded: unknown }

/** What the page is about, in the transaction of whoever asks; `asked` is what the form of a search sent. */
export async function load(c: C, ctx: Ctx, spec: AnySpec, asked?: Posted): Promise<Loaded> {
  const params = paramsOf(c, spec)
  const query = c.req.query()
  const { address } = c.get('visitor')
  const loaded =
    asked && spec.asks ? await spec.asks(ctx, asked, params) : await spec.load(ctx, params, query, { address })
  return { params, query, loaded }
}

function paramsOf(c: C, spec: AnySpec): Readonly<Record<string, string>> {
  const raw = c.req.param() as Record<string, string>
  if (!spec.params) return raw
  const read = spec.params.safeParse(raw)
  if (!read.success) throw new AbsentPage()
  return read.data
}

/** The case a page is about, and whether names are hidden in this browser. */
export const actingOn = (c: C, spec: AnySpec): ActingOptions => ({
  ...(spec.scope ? { scope: spec.scope(paramsOf(c, spec)) } : {}),
  namesHidden: c.get('visitor').namesHidden,
})

/** Answers a GET: load, put the look on the record where the page says so, show. */
export async function show(c: C, parts: SiteParts, page: Page): Promise<Response> {
  const { spec } = page
  try {
    const { actor, signedIn } = c.get('visitor')
    const [got, waiting] = await Promise.all([
      parts.actAs(
        actor,
        async (ctx) => {
          const found = await load(c, ctx, spec)
          const draft = page.takesForm ? await draftOf(ctx, c.req.path) : null
          const looked = typeof spec.looking === 'function' ? spec.looking(found.params, found.loaded) : null
          if (looked) await record(ctx, looked)
          return { ...found, draft }
        },
        { ...actingOn(c, spec), shows: true },
      ),
      // Beside it: a page about one case narrows every relation to that case.
      signedIn && !signedIn.meetsFirst && parts.waiting ? parts.waiting(signedIn.personId) : null,
    ])
    c.set('waiting', waiting)
    const loaded = spec.worksOut ? await spec.worksOut(got.loaded) : got.loaded
    const values = { ...spec.initial?.(loaded, got.query), ...got.draft }
    return showPage(
      c,
      parts,
      spec,
      { ...got, loaded },
      { values, errors: {}, status: 200, restored: got.draft !== null },
    )
  } catch (error) {
    return onError(c, parts, error, null)
  }
}

export type Shown = {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors: Readonly<Record<string, Say>>
  readonly status: number
  readonly restored?: boolean
  /** What is saved now, beside what was typed. */
  readonly standing?: FormState['values']
}

/** The page with what stands in its fields and what is wrong with it. */
export const showPage = (c: C, parts: SiteParts, spec: AnySpec, got: Loaded, shown: Shown): Response =>
  render(c, parts, pageOf(c, spec, got, shown))

/** The same before it stands in the frame of the site. */
export function pageOf(c: C, spec: AnySpec, got: Loaded, shown: Shown): Rendered {
  const visitor = c.get('visitor')
  const t = translator(visitor.locale)
  const errors = Object.fromEntries(Object.entries(shown.errors).map(([name, say]) => [name, t(say.key, say.params)]))
  const form: FormState = {
    action: c.req.path + new URL(c.req.url).search,
    // A page without a form leaves no cookie behind.
    get csrf() {
      return formProof(c)
    },
    once: newSecret(),
    values: shown.values,
    errors,
    ...(shown.standing ? { standing: shown.standing } : {}),
  }
  const seen: Seen<Readonly<Record<string, string>>, unknown> = { ...got, form, t, visitor }
  const view = spec.view(seen)
  return {
    title: spec.title(seen),
    view: shown.restored ? (
      <>
        <p class="note note-info">{t('platform.form.restored')}</p>
        {view}
      </>
    ) : (
      view
    ),
    header: spec.header?.(seen) ?? null,
    bare: spec.bare ?? false,
    about: spec.about?.(seen) ?? null,
    status: shown.status,
    hasErrors: Object.keys(errors).length > 0,
  }
}
