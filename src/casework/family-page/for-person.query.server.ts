import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { forbidsChannel } from '../compartments/safe-contact.domain.ts'
import { type SafeContact as ReachedSafely, safeContactOf } from '../compartments/safe-contact.store.server.ts'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { adultOf, openFamilyPage } from './family-page.server.ts'
import { openUntil, type SafeContact, type Said, safeContact, saidBy } from './family-page.store.server.ts'

/** What a worker sees about the page and the booklet of one adult. */
export type ForPerson = {
  readonly frame: CaseFrame
  readonly person: FamilyPerson
  readonly contact: SafeContact | null
  /** How the person is reached safely, as it was recorded. */
  readonly reached: ReachedSafely | null
  /** The way that was confirmed is one by which the person is never to be reached. */
  readonly closedWay: boolean
  readonly until: Date | null
  readonly said: readonly Said[]
  /** A code just made, shown this once. */
  readonly made: string | null
}
type Asked = { readonly caseId: string; readonly subjectId: string }

/** For those who keep the case. `NotFound` for a child. */
export async function forPerson(ctx: Ctx, asked: Asked): Promise<ForPerson> {
  const frame = await caseFrame(ctx, await caseFile(ctx, asked.caseId))
  const person = await adultOf(ctx, asked)
  const contact = await safeContact(ctx, asked)
  const reached = await safeContactOf(ctx, asked.caseId, asked.subjectId)
  return {
    frame,
    person,
    contact,
    reached,
    closedWay: contact !== null && forbidsChannel(reached?.never ?? [], contact.channel),
    until: await openUntil(ctx, asked),
    said: await saidBy(ctx, asked),
    made: null,
  }
}

/** The same with a code made now, where a safe contact was confirmed. */
export async function madeNow(ctx: Ctx, asked: Asked): Promise<ForPerson> {
  const done = await openFamilyPage(ctx, asked)
  return { ...(await forPerson(ctx, asked)), made: done.ok ? done.value : null }
}
