import { type Ctx, postLetter } from '#platform/server'
import { type Purpose, ticketPath } from './ticket.domain.ts'
import { issueTicket } from './ticket.store.server.ts'

const TEMPLATES = { invitation: 'identity.invitation', password_reset: 'identity.new_password' } as const

/** Sends a person a new one-use link by e-mail. */
export async function sendLink(ctx: Ctx, personId: string, purpose: Purpose): Promise<void> {
  const secret = await issueTicket(ctx, personId, purpose)
  await postLetter(ctx, { to: personId, template: TEMPLATES[purpose], link: ticketPath(purpose), secret })
}
