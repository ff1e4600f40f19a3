import { Forbidden, type Outcome, refused } from '#kernel'
import { type DraftRead, publishedModels, readDraft, textOfDraft } from '#model/server'
import { type Ctx, me, record } from '#platform/server'
import type { Asked, Tryouts } from './tryout.ts'

export type BeginTryoutRefusal = 'broken' | 'not_granted' | 'too_many'

/** A draft that the acting person writes, with what keeps it from being tried. Others get `NotFound` or `Forbidden`. */
export async function draftToTry(ctx: Ctx, draftId: string): Promise<DraftRead> {
  const read = await readDraft(ctx, draftId)
  if (!read.can.write) throw new Forbidden('try a draft out')
  return { ...read, reports: faultsOf(read) }
}

/**
 * Begins a try-out of a draft: what nobody's real case touches. `broken` carries how many faults keep the text from running; `not_granted`:
 * the database does not let the program create another one.
 */
export async function beginTryout(
  ctx: Ctx,
  tryouts: Tryouts,
  draftId: string,
): Promise<Outcome<string, BeginTryoutRefusal>> {
  const read = await draftToTry(ctx, draftId)
  if (faultsIn(read) > 0) return refused('broken', { count: faultsIn(read) })
  if (!(await tryouts.mayCreate())) return refused('not_granted')
  const begun = tryouts.begin(await askedOf(ctx, read))
  if (!begun.ok) return begun
  await record(ctx, begunFact(read))
  return begun
}

/** The same for whoever walks one already; null where the draft cannot be tried any more. */
export async function beginAgain(ctx: Ctx, draftId: string): Promise<Asked | null> {
  const read = await readDraft(ctx, draftId)
  if (!read.can.write || faultsIn(read) > 0) return null
  await record(ctx, begunFact(read))
  return askedOf(ctx, read)
}

const begunFact = ({ draft }: DraftRead) => {
  const payload = { version: draft.version, text: draft.rowVersion }
  return { chain: 'model', about: draft.id, name: 'model.tryout.began', payload } as const
}

/** What keeps a draft from being tried. How running cases are moved to it does not: a try-out has none. */
const faultsOf = ({ reports }: DraftRead) => reports.filter(({ path }) => !/^mapping(\.|$)/.test(path))
const faultsIn = (read: DraftRead): number => faultsOf(read).length

async function askedOf(ctx: Ctx, { draft }: DraftRead): Promise<Asked> {
  const published = (await publishedModels(ctx))
    .map(({ document }) => document)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
  const { id: draftId, rowVersion, version } = draft
  const text = textOfDraft(draft)
  const name = nameOfText(text) ?? draft.modelId
  return { personId: me(ctx), draftId, rowVersion, version, name, text, published }
}

const nameOfText = ({ name }: { readonly name?: unknown }): string | null => {
  const pl: unknown = typeof name === 'object' && name !== null ? Reflect.get(name, 'pl') : null
  return typeof pl === 'string' ? pl : null
}
