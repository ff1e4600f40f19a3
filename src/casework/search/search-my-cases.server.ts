import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { readSearch, SEARCH_LIMITS, type SearchRefusal } from './search.domain.ts'
import { casesFound, type FoundCase, SEARCHED, searchesSince } from './search.query.server.ts'

export type CasesFound = {
  /** What was searched by. */
  readonly kind: 'number' | 'words'
  readonly cases: readonly FoundCase[]
  /** More fit than are shown. */
  readonly more: boolean
}

export type CasesRefused = SearchRefusal | 'too_often'

/**
 * Searches the cases that the acting person sees, by a whole PESEL, a whole code or a surname. Each search is put on the person's own record:
 * by what and how many were shown, never the words. Refusals: the search is too wide or no search at all, or `too_often`, which is counted
 * before anything is looked up and says nothing about what would have been found.
 */
export async function searchMyCases(ctx: Ctx, typed: string): Promise<Outcome<CasesFound, CasesRefused>> {
  const search = readSearch(typed)
  if (search.kind === 'refused') return refused(search.why, { field: 'q' })
  const since = new Date(ctx.now.getTime() - SEARCH_LIMITS.minutes * 60_000)
  if ((await searchesSince(ctx, since)) >= SEARCH_LIMITS.searches) return refused('too_often')
  const found = await casesFound(ctx, search, SEARCH_LIMITS.shown + 1)
  const cases = found.slice(0, SEARCH_LIMITS.shown)
  const more = found.length > SEARCH_LIMITS.shown
  const payload = { by: search.kind, shown: cases.length, more }
  await record(ctx, { chain: 'person', about: me(ctx), name: SEARCHED, payload })
  return ok({ kind: search.kind, cases, more })
}
