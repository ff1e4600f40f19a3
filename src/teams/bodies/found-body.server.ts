import { type BodyId, Forbidden, type Outcome, ok, refused } from '#kernel'
import { versionFor } from '#model/server'
import { type Ctx, record } from '#platform/server'
import { type AppointRefusal, appointMember, fitsRole } from '../members/appoint-member.server.ts'
import { mayFound, saveBody, saveVisit } from './body.store.server.ts'
import { standingBodies, unitOfBody } from './body-unit.domain.ts'

export type FoundBodyInput = {
  /** The gmina whose adopted model is followed. */
  readonly unitCode: string
  /** The team as the model names it. */
  readonly element: string
  readonly name: string
  /** Who gathers the team, when known at once. */
  readonly leader?: { readonly role: string; readonly personId: string; readonly institutionId: string } | undefined
}
export type FoundBodyRefusal = 'no_model' | 'no_such_team' | AppointRefusal

/**
 * Begins a standing team of a gmina by the model the gmina works by today, at the first stage of the process that the model has for it.
 * A team without a process of its own only has members.
 */
export async function foundBody(ctx: Ctx, input: FoundBodyInput): Promise<Outcome<BodyId, FoundBodyRefusal>> {
  const adopted = await versionFor(ctx, input.unitCode)
  if (!adopted) return refused('no_model')
  const { model, versionId } = adopted
  const body = standingBodies(model).find(({ id }) => id === input.element)
  if (!body) return refused('no_such_team', { field: 'element' })
  const unitCode = unitOfBody(body.level, input.unitCode)
  if (!(await mayFound(ctx, unitCode))) throw new Forbidden('found a team')

  const leads = input.leader && model.role.find(input.leader.role)
  if (input.leader && leads) {
    const fits = await fitsRole(ctx, leads, { ...input.leader, fromOn: ctx.today })
    if (!fits.ok) return fits
  } else if (input.leader) return refused('no_such_role', { field: 'role' })

  const process = model.findProcessFor({ body: body.id })
  const stage = process?.start ?? null
  const name = input.name
  const bodyId = await saveBody(ctx, {
    versionId,
    element: body.id,
    process: process?.id ?? null,
    unitCode,
    name,
    stage,
  })
  if (input.leader) {
    const appointed = await appointMember(ctx, { bodyId, fromOn: ctx.today, substitute: false, ...input.leader })
    if (!appointed.ok) throw new Error(`the leader of a new team was refused: ${appointed.refusal}`)
  }
  if (stage !== null) await saveVisit(ctx, { bodyId, no: 1, stage, transition: null, reason: null })
  await record(ctx, {
    chain: 'body',
    about: bodyId,
    name: 'teams.body.founded',
    payload: { unit: unitCode, element: body.id },
  })
  return ok(bodyId)
}
