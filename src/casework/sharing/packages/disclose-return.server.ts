import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { keepDisclosures } from '../disclosure.store.server.ts'
import { recordOf } from '../ground-record.domain.ts'
import { basesOfLine, returnPackage } from './package.query.server.ts'

export type DiscloseReturnInput = {
  readonly caseId: string
  /** The institution that signs what it wrote. */
  readonly institutionId: string
  /** Categories that the signed form holds; without them every category counts. */
  readonly categories?: readonly string[]
  /** Keys of the lines that were left ticked. */
  readonly keys: readonly string[]
}

/**
 * Shows the institution that keeps the case what another one has just signed, as far as that one agreed line by line. Part of signing: none
 * ticked shows nothing. Answers with the package, or nothing.
 */
export async function discloseReturn(
  ctx: Ctx,
  { caseId, institutionId, categories, keys }: DiscloseReturnInput,
): Promise<Outcome<string | null, 'not_proposed'>> {
  const file = await caseToAct(ctx, caseId)
  const { lines, model, recipient, until, law } = await returnPackage(ctx, caseId, institutionId, categories)
  const chosen = lines.filter(({ key }) => keys.includes(key))
  if (chosen.length < new Set(keys).size) return refused('not_proposed')
  if (chosen.length === 0) return ok(null)
  const decided = chosen.flatMap((line) => {
    const { roles, category, extent, purpose } = line
    const ground = model.ground(line.ground)
    const [basis] = basesOfLine(model, law, line)
    if (!basis) throw new Error('a line without a legal basis was proposed')
    const known = { purpose, recipient: recipient.id, decidedBy: me(ctx) }
    const kept = recordOf({ ground, basis }, {}, known, { special: false, until, today: ctx.today })
    if (!kept.ok) throw new Error(`a line that needs typing was proposed: ${kept.refusal}`)
    const one = { giver: institutionId, recipient: recipient.id, category, extent, ground, basis, purpose, until }
    return roles.map((role) => ({ ...one, role, record: kept.value }))
  })
  const packageId = ctx.newId()
  await keepDisclosures(ctx, file, decided, packageId)
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.package.confirmed',
    payload: { package: packageId, institution: recipient.id },
  })
  return ok(packageId)
}
