import { createHash } from 'node:crypto'
import type pg from 'pg'

/** How often a statement must come before it is kept, and how many are kept: each takes memory in every connection. */
const OFTEN = 5
const MOST = 250

type Naming = (text: string) => { readonly name?: string }
const namings = new WeakMap<pg.Pool, Naming>()

/**
 * Under which name a statement of this pool is prepared in each connection; none unless it comes often. With row security a statement is longer
 * in the making than in the doing: it is parsed, joined with its policies and planned, and so only once.
 */
export function namingIn(pool: pg.Pool): Naming {
  const known = namings.get(pool) ?? naming()
  namings.set(pool, known)
  return known
}

/** Rather than a savepoint, for which there is nothing to plan. */
const isQuestion = (text: string): boolean => /^\s*(select|with|insert|update|delete)\b/i.test(text)

function naming(): Naming {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name) return { name }
    if (names.size >= MOST || !isQuestion(text)) return {}
    const times = (seen.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (seen.size > 10 * MOST) seen.clear()
      seen.set(text, times)
      return {}
    }
    seen.delete(text)
    const given = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    names.set(text, given)
    return { name: given }
  }
}
