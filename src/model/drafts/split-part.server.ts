import { type Outcome, ok, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Name } from '../definition/document.ts'
import { type DraftClosed, keepChange, openDraft, placeToAct } from './change-draft.server.ts'
import type { Draft } from './draft.store.server.ts'
import type { Json, JsonObject } from './draft-document.domain.ts'
import { objectsIn, textIn } from './draft-document.domain.ts'
import { findPlace, type Place } from './find-place.domain.ts'
import { idFromName } from './new-part.domain.ts'
import { type Half, withRoleSplit, withStageSplit } from './split-part.domain.ts'

export type SplitRefusal =
  | DraftClosed
  | 'not_to_split'
  | 'names_alike'
  | 'id_taken'
  | 'nothing_in_first'
  | 'nothing_in_second'

type SplitInput = {
  readonly draftId: string
  readonly about: string
  readonly first: Name
  readonly second: Name
}

export type SplitStageInput = SplitInput & {
  /** Ids of the steps that go to the second stage. */
  readonly inSecond: readonly string[]
  /** How people call the transition from the first to the second. */
  readonly onward: Name
}

/**
 * Divides a stage of a draft into two that follow one another. Both get ids of their own, since an id keeps its meaning for ever
 * (FORMAT.md, section 2); the change says which became which, for the mapping of running cases.
 */
export async function splitStage(ctx: Ctx, input: SplitStageInput): Promise<Outcome<string, SplitRefusal>> {
  const opened = await toSplit(ctx, input, 'stage')
  if (!opened.ok) return opened
  const { draft, place, halves } = opened.value
  const steps = objectsIn(place.value.steps).map(({ id }) => textIn(id))
  const inSecond = steps.filter((id) => input.inSecond.includes(id))
  if (inSecond.length === 0) return refused('nothing_in_second', { field: 'inSecond' })
  if (inSecond.length === steps.length) return refused('nothing_in_first', { field: 'inSecond' })
  const ids = new Set(halves.map(({ id }) => id))
  const freeId = (wanted: string) => {
    const id = nextFree(draft.document, wanted, ids)
    ids.add(id)
    return id
  }
  const onward = { id: freeId(idFromName(input.onward.pl) || 'dalej'), name: input.onward }
  const document = withStageSplit(draft.document, { place, halves, inSecond, onward, freeId })
  return keepSplit(ctx, draft, place, halves, document)
}

export type SplitRoleInput = SplitInput & { readonly alike: boolean }

/** Divides a role of a draft into two; the second may begin with all that the old one might, or with nothing. */
export async function splitRole(ctx: Ctx, input: SplitRoleInput): Promise<Outcome<string, SplitRefusal>> {
  const opened = await toSplit(ctx, input, 'role')
  if (!opened.ok) return opened
  const { draft, place, halves } = opened.value
  return keepSplit(ctx, draft, place, halves, withRoleSplit(draft.document, { place, halves, alike: input.alike }))
}

type ToSplit = { readonly draft: Draft; readonly place: Place; readonly halves: readonly [Half, Half] }

async function toSplit(ctx: Ctx, input: SplitInput, kind: 'stage' | 'role'): Promise<Outcome<ToSplit, SplitRefusal>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  const place = placeToAct(draft, input.about)
  if (place.kind !== kind) return refused('not_to_split')
  const halves = [halfOf(input.first), halfOf(input.second)] as const
  if (halves[0].id === halves[1].id) return refused('names_alike', { field: 'second.pl' })
  for (const [index, { id }] of halves.entries()) {
    const field = index === 0 ? 'first.pl' : 'second.pl'
    if (id === '' || findPlace(draft.document, id)) return refused('id_taken', { field, id })
  }
  return ok({ draft, place, halves })
}

const halfOf = (name: Name): Half => ({ id: idFromName(name.pl), name })

function nextFree(document: JsonObject, wanted: string, taken: ReadonlySet<string>): string {
  const isTaken = (id: string) => taken.has(id) || findPlace(document, id) !== undefined
  let [id, number] = [wanted, 2]
  while (isTaken(id)) {
    id = `${wanted}-${number}`
    number += 1
  }
  return id
}

async function keepSplit(
  ctx: Ctx,
  draft: Draft,
  place: Place,
  halves: readonly [Half, Half],
  document: JsonObject,
): Promise<Outcome<string, never>> {
  const after: Json = { to: halves.map(({ id }) => id) }
  await keepChange(ctx, draft, document, { about: place.about, what: 'split', before: place.value, after })
  return ok(halves[0].id)
}
