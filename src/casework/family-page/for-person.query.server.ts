import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { adultOf, openFamilyPage } from './family-page.server.ts'
import { openUntil, type SafeContact, type Said, safeContact, saidBy } from './family-page.store.server.ts'

/** What a worker sees about the page and the booklet of one adult. */
export type ForPerson = {
  readonly frame: CaseFrame
  readonly person: FamilyPerson
  readonly contact: SafeContact | null
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
  return {
    frame,
    person,
    contact: await safeContact(ctx, asked),
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
