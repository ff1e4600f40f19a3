import type { Ctx } from '#platform/server'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { type Authority, type AuthorityFacts, entitledOn, holdersOn, incapacityOn } from './authority.domain.ts'
import { authorityFacts, authorityRows } from './authority.store.server.ts'

/** Who may consent for a person who does not decide alone today. */
export type Deciders = {
  readonly personId: string
  readonly label: string
  readonly child: boolean
  /** Nobody on record for this day; on record, but nobody may; or known. */
  readonly state: 'unknown' | 'nobody' | 'known'
  /** Null for somebody outside the case whose name is not this reader's to know. */
  readonly names: readonly (string | null)[]
  /** Two parents, who decide together. */
  readonly together: boolean
  /** An adult: they consent too, and the other only with them. */
  readonly withThem: boolean
}

type People = readonly Pick<FamilyPerson, 'id' | 'no' | 'identity' | 'relation'>[]

/** For each child and each adult without full legal capacity: who may consent today. Empty for those who write nothing in the case. */
export async function decidersIn(
  ctx: Ctx,
  { caseId, code, people }: { caseId: string; code: string; people: People },
): Promise<readonly Deciders[]> {
  const [facts, nameOf] = await Promise.all([authorityFacts(ctx, caseId), namesOfHolders(ctx, caseId, code, people)])
  return facts.persons.flatMap(({ id, adult }) => {
    const person = people.find((one) => one.id === id)
    const extent = incapacityOn(facts, id, ctx.today)
    if (!person || (adult && extent === null)) return []
    const able = entitledOn(facts, id, ctx.today)
    return [
      {
        personId: id,
        label: personLabel(person, code),
        child: !adult,
        state: stateOf(facts, id, able, ctx),
        names: able.map(({ holder }) => nameOf(holder)),
        together: able.filter(({ kind }) => kind === 'full').length > 1,
        withThem: adult && extent === 'partial',
      },
    ]
  })
}

function stateOf(facts: AuthorityFacts, id: string, able: readonly Authority[], { today }: Ctx): Deciders['state'] {
  if (able.length > 0) return 'known'
  return holdersOn(facts, id, today).length > 0 ? 'nobody' : 'unknown'
}

/** How holders of authority are called: persons of the case, and those outside it as far as the reader may know them. */
export async function namesOfHolders(
  ctx: Ctx,
  caseId: string,
  code: string,
  people: People,
): Promise<(holder: string) => string | null> {
  const rows = await authorityRows(ctx, caseId)
  const names = new Map([
    ...people.map((one): [string, string] => [one.id, personLabel(one, code)]),
    ...rows.flatMap(({ outside, words }): [string, string][] => (words.holder ? [[outside, words.holder]] : [])),
  ])
  return (holder) => names.get(holder) ?? null
}
