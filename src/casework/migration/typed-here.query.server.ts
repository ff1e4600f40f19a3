import { changesOf, type DraftAfter, draftAfter, LOCAL_SECTION } from '#model'
import { listMappings, modelOf, type PublishedMapping } from '#model/server'
import type { Ctx } from '#platform/server'
import type { Draft, FormInstanceRow } from '../forms/form-instance.store.server.ts'

/** One step between neighbouring versions; `back`: a migration was undone. */
type Way = { readonly mapping: PublishedMapping; readonly back: boolean }

const startOf = ({ mapping, back }: Way): string => (back ? mapping.toId : mapping.fromId)
const endOf = ({ mapping, back }: Way): string => (back ? mapping.fromId : mapping.toId)

/** What was typed into a form, in the form as it is now that its case was carried to another version or put back. */
export async function typedHere(
  ctx: Ctx,
  { answers, typedUnder, leftOver }: Draft,
  { form, versionId }: Pick<FormInstanceRow, 'form' | 'versionId'>,
): Promise<DraftAfter> {
  const begun: DraftAfter = { answers, left: leftOver }
  if (typedUnder === null || typedUnder === versionId) return begun
  const ways = waysBetween(await listMappings(ctx), typedUnder, versionId)
  let now = begun
  for (const [index, way] of ways.entries()) {
    const [before, after] = [formAt(ways.slice(index), form), formAt(ways.slice(index + 1), form)]
    const old = (await modelOf(ctx, startOf(way))).form(before)
    const next = (await modelOf(ctx, endOf(way))).form(after)
    const typed = draftAfter(now.answers, old, next, way.mapping.document, way.back)
    now = { answers: typed.answers, left: [...now.left, ...typed.left] }
  }
  return withOwn(now, answers)
}

/** Fields that the gmina added are of no version: what was typed into them comes along. */
const withOwn = (now: DraftAfter, typed: Draft['answers']): DraftAfter =>
  typed[LOCAL_SECTION] === undefined
    ? now
    : { ...now, answers: { ...now.answers, [LOCAL_SECTION]: typed[LOCAL_SECTION] } }

/** The id that a form had before these steps, which end with it. */
const formAt = (ways: readonly Way[], form: string): string =>
  ways.reduceRight((id, { mapping, back }) => {
    const renamed = changesOf(mapping.document, 'form_renamed').find(({ from, to }) => id === (back ? from : to))
    if (!renamed) return id
    return back ? renamed.to : renamed.from
  }, form)

/** The steps that lead from one version to another, the shortest; none when no mapping connects them. */
function waysBetween(mappings: readonly PublishedMapping[], from: string, to: string): readonly Way[] {
  const all = mappings.flatMap((mapping): readonly Way[] => [
    { mapping, back: false },
    { mapping, back: true },
  ])
  const reached = new Map<string, readonly Way[]>([[from, []]])
  const queue = [from]
  for (const at of queue) {
    for (const way of all) {
      if (startOf(way) !== at || reached.has(endOf(way))) continue
      reached.set(endOf(way), [...(reached.get(at) ?? []), way])
      queue.push(endOf(way))
    }
  }
  return reached.get(to) ?? []
}
