import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { type PasswordRefusal, passwordProblem } from '../passwords/password.domain.ts'
import { hashPassword } from '../passwords/password-hash.server.ts'
import { closeSessionsOf } from '../sessions/session.store.server.ts'
import { provePassword } from '../sessions/sign-in.server.ts'
import { accountToAct, changeAccount } from './account.store.server.ts'

export type ProveOwnPassword = { readonly personId: string; readonly password: string; readonly address: string }

/** Asks for the present password of somebody signed in, counting failures as a sign-in does. Acts as `sign_in`; its transaction must be kept when it refuses. */
export async function proveOwnPassword(ctx: Ctx, input: ProveOwnPassword): Promise<Outcome<null, 'password_wrong'>> {
  const account = await accountToAct(ctx, input.personId)
  const proved = await provePassword(ctx, account, input)
  return proved ? ok(null) : refused('password_wrong', { field: 'currentPassword' })
}

export type ChangePassword = { readonly password: string; readonly token: string | null }

/** Changes the acting person's password once the present one was proved. Every other session of theirs ends. */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<Outcome<null, PasswordRefusal>> {
  const account = await accountToAct(ctx, me(ctx))
  const problem = passwordProblem(input.password, account)
  if (problem) return refused(problem, { field: 'password' })

  await changeAccount(ctx, me(ctx), { passwordHash: await hashPassword(input.password) })
  await closeSessionsOf(ctx, me(ctx), input.token)
  await record(ctx, { chain: 'person', about: me(ctx), name: 'identity.password.changed' })
  return ok(null)
}
