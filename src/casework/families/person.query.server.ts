import { NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { consentsOf } from '../forms/consent.store.server.ts'
import { type FamilyPerson, peopleOf } from './people.query.server.ts'
import { personLabel } from './person-label.domain.ts'
import { otherCasesOf } from './secret.store.server.ts'

/** A person of a case on the pages about them, for those who keep the case. */
export type PersonToCorrect = {
  readonly frame: CaseFrame
  readonly person: FamilyPerson
  readonly label: string
  readonly consents: boolean
  /** Other open cases that I keep, in which the same person stands by PESEL. */
  readonly elsewhere: readonly { readonly caseId: string; readonly code: string }[]
}

/** The frame of a case whose persons are mine to enter; `Forbidden` otherwise. */
export async function caseToEnterInto(ctx: Ctx, caseId: string): Promise<{ readonly frame: CaseFrame }> {
  const file = await caseFile(ctx, caseId)
  await mayKeep(ctx, file.id)
  return { frame: await caseFrame(ctx, file) }
}

export async function personToCorrect(ctx: Ctx, caseId: string, subjectId: string): Promise<PersonToCorrect> {
  const { frame } = await caseToEnterInto(ctx, caseId)
  const person = (await peopleOf(ctx, caseId)).find(({ id }) => id === subjectId)
  if (!person) throw new NotFound('person')
  const consents = (await consentsOf(ctx, caseId)).some(
    (one) => one.subjectId === subjectId && one.withdrawnOn === null,
  )
  const elsewhere = person.masked.includes('pesel') ? await otherCasesOf(ctx, subjectId) : []
  return { frame, person, label: personLabel(person, frame.code), consents, elsewhere }
}
