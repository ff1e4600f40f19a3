import { isDeepStrictEqual } from 'node:util'
import { Forbidden, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type BasesFileRefusal, type BasisGiven, readBases } from './bases-file.domain.ts'
import type { LegalBasis } from './legal-basis.domain.ts'
import { type BasisRanked, basesToLoad, endBasis, mayLoadBases, saveBases } from './legal-basis.store.server.ts'

export type BasesLoaded = { readonly added: number; readonly ended: number }
export type LoadBasesRefusal = BasesFileRefusal | 'changed'

/** The chain on which the record keeps what became of the law here: one for the whole dictionary. */
const CHAIN = '018f0000-0000-7000-8000-00000000001a'

/**
 * Takes the legal bases of a file: adds new rows and ends those that got a last day. `changed`: a row that was loaded before reads otherwise
 * now; a changed law is a new row, because what rests on the old one keeps its text. The same file once more changes nothing.
 */
export async function loadLegalBases(ctx: Ctx, json: unknown): Promise<Outcome<BasesLoaded, LoadBasesRefusal>> {
  if (!(await mayLoadBases(ctx))) throw new Forbidden('load legal bases')
  const read = readBases(json)
  if (!read.ok) return read
  const known = new Map((await basesToLoad(ctx)).map((basis) => [keyOf(basis), basis]))
  const added: BasisRanked[] = []
  const ended: { readonly basis: LegalBasis; readonly until: NonNullable<BasisGiven['until']> }[] = []
  for (const [rank, given] of read.value.entries()) {
    const basis = known.get(keyOf(given))
    if (!basis) added.push({ ...given, rank })
    else if (basis.until === null && given.until !== null) ended.push({ basis, until: given.until })
    if (basis && !sameLaw(basis, given)) return refused('changed', { at: keyOf(given) })
  }
  if (added.length + ended.length === 0) return ok({ added: 0, ended: 0 })
  for (const { basis, until } of ended) await endBasis(ctx, basis.id, until)
  await saveBases(ctx, added)
  await record(ctx, {
    chain: 'model',
    about: CHAIN,
    name: 'model.law.loaded',
    payload: { added: added.map(keyOf), ended: ended.map(({ basis }) => keyOf(basis)) },
  })
  return ok({ added: added.length, ended: ended.length })
}

const keyOf = ({ code, from }: Pick<BasisGiven, 'code' | 'from'>): string => `${code} ${from}`

/** Whether a row says what it said. A last day may be added, not moved. */
function sameLaw({ id: _, ...basis }: LegalBasis, given: BasisGiven): boolean {
  return isDeepStrictEqual({ ...basis, until: basis.until ?? given.until }, { ...given })
}
