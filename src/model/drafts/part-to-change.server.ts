import { Forbidden, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import type { PlaceKind } from './draft-places.domain.ts'
import { readDraft } from './read-draft.server.ts'

/** A part of a draft for a page that changes it. Another kind of part than the page is for is not found. */
export async function partToChange(ctx: Ctx, draftId: string, about: string, kind?: PlaceKind) {
  const read = await readDraft(ctx, draftId)
  const place = read.places.find((one) => one.about === about)
  if (!place || (kind && place.kind !== kind)) throw new NotFound('part of a draft')
  if (!read.can.write) throw new Forbidden('change a draft')
  return { ...read, place }
}
