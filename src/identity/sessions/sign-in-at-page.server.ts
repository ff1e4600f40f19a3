import { type Outcome, ok } from '#kernel'
import type { Visitor } from '#platform'
import { keepDraft, person, systemActor } from '#platform/server'
import type { IdentityParts } from '../parts.server.ts'
import { pathOf, typedBefore } from './return-path.domain.ts'
import { signIn } from './sign-in.server.ts'

type AtPage = {
  readonly email: string
  readonly password: string
  readonly kept?: string | undefined
  readonly back: string
}
export type SignedInAtPage = { readonly token: string; readonly back: string }

/** Signs in, and gives back what was typed in the form under which the last session ended, as a draft of the page it leads back to. */
export async function signInAtPage(
  { actAs }: IdentityParts,
  visitor: Visitor,
  { email, password, kept, back }: AtPage,
): Promise<Outcome<SignedInAtPage, 'sign_in_refused'>> {
  const { address, agent, token: replaces } = visitor
  const done = await actAs(systemActor('sign_in'), (ctx) => signIn(ctx, { email, password, address, agent, replaces }))
  if (!done.ok) return done
  const typed = typedBefore(kept)
  if (typed) {
    await actAs(person(done.value.personId), (ctx) => keepDraft(ctx, pathOf(back), typed))
  }
  return ok({ token: done.value.token, back })
}
