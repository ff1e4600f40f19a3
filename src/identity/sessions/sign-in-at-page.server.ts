import { type Outcome, ok } from '#kernel'
import type { Visitor } from '#platform'
import { keepDraft, person, systemActor } from '#platform/server'
import type { IdentityParts } from '../parts.server.ts'
import { type FinishRefusal, finishSignIn } from './finish-sign-in.server.ts'
import { pathOf, SIGN_IN_CODE_PATH, typedBefore } from './return-path.domain.ts'
import { type SignedInDone, signIn } from './sign-in.server.ts'

type AtPage = {
  readonly email: string
  readonly password: string
  readonly kept?: string | undefined
  readonly back: string
}
export type SignedInAtPage = { readonly token: string; readonly back: string }

/** Signs in as far as the password goes: to the page asked for, or to the question for a code. */
export async function signInAtPage(
  parts: IdentityParts,
  visitor: Visitor,
  { email, password, kept, back }: AtPage,
): Promise<Outcome<SignedInAtPage, 'sign_in_refused'>> {
  const { address, agent, token: replaces } = visitor
  const asked = { email, password, address, agent, replaces, back, typed: typedBefore(kept) }
  const done = await parts.actAs(systemActor('sign_in'), (ctx) => signIn(ctx, asked))
  if (!done.ok) return done
  if (done.value.next === 'code') return ok({ token: done.value.token, back: SIGN_IN_CODE_PATH })
  return ok(await giveBack(parts, done.value))
}

export type FinishedAtPage = SignedInAtPage & { readonly codesLeft: number | null }

/** The second step, after a right password in this browser. */
export async function finishAtPage(
  parts: IdentityParts,
  { address, agent, token }: Visitor,
  code: string,
): Promise<Outcome<FinishedAtPage, FinishRefusal>> {
  const asked = { token, code, address, agent }
  const done = await parts.actAs(systemActor('sign_in'), (ctx) => finishSignIn(ctx, parts.vault, asked))
  if (!done.ok) return done
  return ok({ ...(await giveBack(parts, done.value)), codesLeft: done.value.codesLeft })
}

/** What was typed in the form under which the last session ended comes back as a draft of the page it leads to. */
async function giveBack({ actAs }: IdentityParts, done: SignedInDone): Promise<SignedInAtPage> {
  const { personId, token, back, typed } = done
  if (typed) await actAs(person(personId), (ctx) => keepDraft(ctx, pathOf(back), typed))
  return { token, back }
}
