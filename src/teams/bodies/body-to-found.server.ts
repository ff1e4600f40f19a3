import { Forbidden } from '#kernel'
import type { Model } from '#model'
import { versionFor } from '#model/server'
import type { Ctx } from '#platform/server'
import type { PlaceAsked } from '#territory'
import { askPlace } from '#territory/server'
import { type EmployedPerson, employedIn, institutionsAround } from '../steps/step-people.query.server.ts'
import { foundsAnywhere } from './body-list.query.server.ts'

export type BodyToFound = {
  readonly asked: PlaceAsked
  /** The model the picked gmina works by today. */
  readonly model: Model | null
  readonly people: readonly EmployedPerson[]
}

/** What the page that begins a team offers: first the gmina, then teams of its model and people of its institutions. */
export async function bodyToFound(ctx: Ctx, query: Readonly<Record<string, string>>): Promise<BodyToFound> {
  if (!(await foundsAnywhere(ctx))) throw new Forbidden('found a team')
  const asked = await askPlace(ctx, query, 'unitCode', 'gmina')
  if (!asked.picked) return { asked, model: null, people: [] }
  const adopted = await versionFor(ctx, asked.picked.code)
  const around = await institutionsAround(ctx, asked.picked.code)
  const people = await employedIn(
    ctx,
    around.map(({ id }) => id),
  )
  return { asked, model: adopted?.model ?? null, people }
}
