import type { Page } from 'playwright-core'
import { Cast, type Family } from './cast.ts'
import { stages } from './stages.ts'

/** Some two hundred pages. */
export const PATIENCE_MS = 1_200_000

/** Everybody works in the case in turn, from the notice to the evaluated close. */
export async function walk(
  family: Family,
  arrive: () => Promise<Page>,
  arrived: (page: Page) => Promise<void>,
): Promise<void> {
  const cast = new Cast(family, arrive, arrived)
  for (const stage of stages) await stage(cast)
}
