import { type Outcome, ok, type PersonId, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { addAccount, appointAdministrator } from '../accounts/account.store.server.ts'
import { mustInvite } from '../accounts/may.query.server.ts'
import { sendLink } from '../accounts/send-link.server.ts'
import { ticketPath } from '../accounts/ticket.domain.ts'
import { issueTicket } from '../accounts/ticket.store.server.ts'

export type InvitePerson = { readonly givenName: string; readonly familyName: string; readonly email: string }

const EMAIL_TAKEN = refused('email_taken', { field: 'email' })

/** Invites somebody by e-mail: an account without a password, and a link to set it that works for a week. */
export async function invitePerson(ctx: Ctx, input: InvitePerson): Promise<Outcome<PersonId, 'email_taken'>> {
  await mustInvite(ctx)
  const { givenName, familyName, email } = input
  const personId = await addAccount(ctx, {
    givenName,
    familyName,
    email,
    state: 'invited',
    passwordHash: null,
    locale: 'pl',
  })
  if (!personId) return EMAIL_TAKEN
  await sendLink(ctx, personId, 'invitation')
  await record(ctx, { chain: 'person', about: personId, name: 'identity.account.invited' })
  return ok(personId)
}

/** Invites an administrator of an installation that nobody can sign in to yet, as `setup`. Answers the path of the invitation: there may be no mail server yet. */
export async function inviteAdministrator(
  ctx: Ctx,
  input: InvitePerson,
): Promise<Outcome<{ readonly path: string }, 'email_taken'>> {
  await mustInvite(ctx)
  const { givenName, familyName, email } = input
  const personId = await addAccount(ctx, {
    givenName,
    familyName,
    email,
    state: 'invited',
    passwordHash: null,
    locale: 'pl',
  })
  if (!personId) return EMAIL_TAKEN
  await appointAdministrator(ctx, personId)
  const secret = await issueTicket(ctx, personId, 'invitation')
  await record(ctx, {
    chain: 'person',
    about: personId,
    name: 'identity.account.invited',
    payload: { administrator: true },
  })
  return ok({ path: `${ticketPath('invitation')}${secret}` })
}
