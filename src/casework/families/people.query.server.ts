import type { LocalDate } from '#kernel'
import { type Ctx, readOnce } from '#platform/server'
import { maskedPesel } from './pesel.domain.ts'
import { secretsKept } from './secret.store.server.ts'
import type { SecretKind } from './secret-kind.domain.ts'

/** A person of the case as far as this reader may know them: an entry that is not shown to the reader leaves its part empty. */
export type FamilyPerson = {
  readonly id: string
  readonly no: number
  readonly adult: boolean
  readonly inHousehold: boolean
  readonly takesPart: boolean | null
  readonly leftOn: LocalDate | null
  readonly identity: PersonIdentity | null
  readonly relation: string | null
  /** What is kept masked; empty for those who do not keep the case. */
  readonly masked: readonly SecretKind[]
  /** A PESEL as it may be shown, "*******1359"; nothing on a shared screen. */
  readonly maskedPesel: string | null
}
export type PersonIdentity = {
  readonly given: string | null
  readonly family: string
  readonly born: LocalDate | null
  readonly phone: string | null
  readonly safeContact: string | null
}

/** The persons of a case, in the order in which they were entered. */
export const peopleOf = (ctx: Ctx, caseId: string): Promise<readonly FamilyPerson[]> =>
  readOnce(ctx, `people ${caseId}`, () => readPeople(ctx, caseId))

async function readPeople(ctx: Ctx, caseId: string): Promise<readonly FamilyPerson[]> {
  const [subjects, entries, secrets] = await Promise.all([
    ctx.db
      .selectFrom('casework.subject')
      .select(['id', 'no', 'adult', 'in_household', 'takes_part', 'left_on'])
      .where('case_id', '=', caseId)
      .orderBy('no')
      .execute(),
    ctx.db
      .selectFrom('casework.item')
      .select(['subject_id', 'kind', 'body'])
      .where('case_id', '=', caseId)
      .where('kind', 'in', ['identity', 'household'])
      .where('replaced_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    secretsKept(ctx, caseId),
  ])
  return subjects.map((row) => {
    const mine = secrets.filter(({ subjectId }) => subjectId === row.id)
    const end = mine.find(({ kind }) => kind === 'pesel')?.end
    const latest = (kind: string) =>
      entries.findLast((entry) => entry.kind === kind && entry.subject_id === row.id)?.body
    return {
      id: row.id,
      no: row.no,
      adult: row.adult,
      inHousehold: row.in_household,
      takesPart: row.takes_part,
      leftOn: row.left_on as LocalDate | null,
      // Only enter-person and correct-person write these entries, in these shapes.
      identity: (latest('identity') ?? null) as PersonIdentity | null,
      relation: ((latest('household') ?? null) as { relation: string | null } | null)?.relation ?? null,
      masked: mine.map(({ kind }) => kind),
      maskedPesel: end ? maskedPesel(end) : null,
    }
  })
}

/** How a group is called, where the reader may know it; its people have names of their own. */
export async function groupName(ctx: Ctx, caseId: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('casework.item')
    .select('body')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'identity')
    .where('subject_id', 'is', null)
    .where('replaced_at', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  // Only open-case writes this entry, in this shape.
  return (row?.body as PersonIdentity | undefined)?.family
}

/** The family's name, or what it is called, where the reader may know it: that of the first person entered. */
export const surnameOf = (people: readonly FamilyPerson[]): string | undefined =>
  people.find(({ identity }) => identity !== null)?.identity?.family
