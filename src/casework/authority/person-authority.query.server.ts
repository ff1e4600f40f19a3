import { NotFound } from '#kernel'
import type { Model } from '#model'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type ConsentForRow, consentsFor } from '../consents/consent-for.store.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { type PersonToCorrect, personToCorrect } from '../families/person.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { opinionBarred } from '../opinions/opinion.domain.ts'
import { type Opinion, opinionsIn } from '../opinions/opinions.query.server.ts'
import { voiceCategory } from '../opinions/record-opinion.server.ts'
import { type AuthorityRow, authorityRows, type IncapacityRow, incapacityRows } from './authority.store.server.ts'
import { type Deciders, decidersIn, namesOfHolders } from './deciders.query.server.ts'

export type Named<Row> = Row & { readonly name: string | null }
/** Who decides for one person, what was consented to on their behalf, what they said themselves. */
export type PersonAuthority = PersonToCorrect & {
  readonly model: Model
  /** Persons of the case who may be named as deciding for this one, or as consenting. */
  readonly others: readonly { readonly id: string; readonly label: string; readonly adult: boolean }[]
  readonly holders: readonly Named<AuthorityRow>[]
  readonly incapacities: readonly IncapacityRow[]
  readonly consentsFor: readonly Named<ConsentForRow>[]
  /** Nothing for an adult who decides alone. */
  readonly deciders: Deciders | null
  readonly opinions: readonly Opinion[]
  /** Old enough today for an own opinion, in a model that asks for the family's voice. */
  readonly mayBeHeard: boolean
}

/** A person on the pages about who decides for them. `Forbidden` for those who do not keep the case. */
export async function personAuthority(ctx: Ctx, caseId: string, subjectId: string): Promise<PersonAuthority> {
  const about = await personToCorrect(ctx, caseId, subjectId)
  const { model, code } = await caseFile(ctx, caseId)
  const people = await peopleOf(ctx, caseId)
  const nameOf = await namesOfHolders(ctx, caseId, code, people)
  const mine = <Row extends { readonly subjectId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.subjectId === subjectId)
  const named = <Row extends { readonly holder: string | null; readonly outside: string | null }>(row: Row) => ({
    ...row,
    name: nameOf(row.holder ?? row.outside ?? ''),
  })
  const { person } = about
  const heard = opinionBarred({ adult: person.adult, born: person.identity?.born ?? null }, ctx.today) === null
  return {
    ...about,
    model,
    others: people
      .filter(({ id }) => id !== subjectId)
      .map((one) => ({ id: one.id, label: personLabel(one, code), adult: one.adult })),
    holders: mine(await authorityRows(ctx, caseId)).map(named),
    incapacities: mine(await incapacityRows(ctx, caseId)),
    consentsFor: mine(await consentsFor(ctx, caseId)).map(named),
    deciders: (await decidersIn(ctx, { caseId, code, people })).find(({ personId }) => personId === subjectId) ?? null,
    opinions: (await opinionsIn(ctx, { caseId, code, people })).filter(({ childId }) => childId === subjectId),
    mayBeHeard: heard && voiceCategory(model) !== null,
  }
}

/** The same, for an act about one of its consents. `NotFound` when there is none. */
export async function consentOfPerson(ctx: Ctx, caseId: string, subjectId: string, consentId: string) {
  const about = await personAuthority(ctx, caseId, subjectId)
  const consent = about.consentsFor.find(({ id }) => id === consentId)
  if (!consent) throw new NotFound('consent')
  return { ...about, consent }
}
