import { type Refused, refused } from '#kernel'
import type { Ctx } from '#platform/server'
import { ofFamilies } from './plenary.domain.ts'
import { codesISee } from './plenary.store.server.ts'

/**
 * Refuses words of a team's record that tell of a family: a PESEL, or the code of a case that whoever writes sees. A code of any other case is not
 * looked for, so that nothing is learned of it.
 */
export async function tellsFamily(
  ctx: Ctx,
  texts: Readonly<Record<string, string>>,
): Promise<Refused<'tells_family'> | null> {
  const found = ofFamilies(texts)
  const codes = await codesISee(
    ctx,
    found.flatMap(({ code }) => code ?? []),
  )
  const told = found.find(({ pesel, code }) => pesel || (code !== null && codes.includes(code)))
  return told ? refused('tells_family', { field: told.field }) : null
}
