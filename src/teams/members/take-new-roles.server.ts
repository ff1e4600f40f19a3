import { type Ctx, record } from '#platform/server'
import { type RoleTaken, takenInUnit } from './member.store.server.ts'

export type TakeNewRolesInput = {
  readonly unitCode: string
  readonly modelId: string
  /** Which role takes the place of which in the next version of the model. */
  readonly roles: readonly RoleTaken[]
}

/**
 * Gives those who hold a role in a gmina, its powiat or voivodeship the role that takes its place once cases go over to the next version
 * of the model, so that nobody stops governing what they governed. The old role stays for what still runs by the old version. Comes twice
 * without harm.
 */
export async function takeNewRoles(ctx: Ctx, input: TakeNewRolesInput): Promise<void> {
  if (input.roles.length === 0) return
  for (const { membershipId, personId, role, unitCode } of await takenInUnit(ctx, input)) {
    const payload = { membership: membershipId, role, unit: unitCode }
    await record(ctx, { chain: 'person', about: personId, name: 'teams.role.given', payload })
  }
}
