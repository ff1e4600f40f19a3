import type { LocalDate } from '#kernel'

/** How two persons are related: `one` is the parent or guardian of `other`; in every other kind both are alike. */
export const KIN = ['parent', 'guardian', 'married', 'partners', 'separated', 'divorced', 'siblings'] as const
export type Kin = (typeof KIN)[number]
/** How two adults live or lived together: of each pair the newest counts. */
export const COUPLES: readonly Kin[] = ['married', 'partners', 'separated', 'divorced']
/** Stored only where somebody gave it, for the drawing; a diamond stands for a person of whom it was not. */
export const SEXES = ['female', 'male'] as const
export type Sex = (typeof SEXES)[number]

export type Relation = {
  readonly id: string
  readonly kin: Kin
  readonly one: string
  readonly other: string
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}
export type RelationRefusal = 'same_person' | 'ends_before_begins' | 'already_related' | 'own_ancestor'

const samePair = (a: Pick<Relation, 'one' | 'other'>, b: Pick<Relation, 'one' | 'other'>): boolean =>
  (a.one === b.one && a.other === b.other) || (a.one === b.other && a.other === b.one)

/** What speaks against a relation among those that stand: nobody is twice related in one way, or an ancestor of themselves. */
export function judgeRelation(asked: Omit<Relation, 'id'>, known: readonly Relation[]): RelationRefusal | null {
  if (asked.one === asked.other) return 'same_person'
  if (asked.from !== null && asked.until !== null && asked.until < asked.from) return 'ends_before_begins'
  if (asked.kin === 'parent' && descendants(asked.other, known).has(asked.one)) return 'own_ancestor'
  return known.some((one) => one.kin === asked.kin && samePair(one, asked)) ? 'already_related' : null
}

/** Of a pair only the newest way of living together stands; what stood before it is replaced. */
export const replacedBy = (asked: Omit<Relation, 'id'>, known: readonly Relation[]): readonly Relation[] =>
  COUPLES.includes(asked.kin) ? known.filter((one) => COUPLES.includes(one.kin) && samePair(one, asked)) : []

function descendants(of: string, known: readonly Relation[], found = new Set([of])): ReadonlySet<string> {
  for (const { kin, one, other } of known) {
    if (kin !== 'parent' || one !== of || found.has(other)) continue
    found.add(other)
    descendants(other, known, found)
  }
  return found
}

/** What a person is to others, as sentences tell it. */
export type KinWord =
  | 'children'
  | 'parents'
  | 'wards'
  | 'guardians'
  | 'siblings'
  | Exclude<Kin, 'parent' | 'guardian' | 'siblings'>
export type KinTold = {
  readonly word: KinWord
  readonly people: readonly { readonly id: string; readonly from: LocalDate | null; readonly until: LocalDate | null }[]
}

const ORDER: readonly KinWord[] = [
  ...(['parents', 'guardians', 'married', 'partners', 'separated', 'divorced'] as const),
  ...(['children', 'wards', 'siblings'] as const),
]

/** Everything a person is to the others, brothers and sisters by shared parents too; each relation is told from both sides. */
export function kinOf(person: string, relations: readonly Relation[]): readonly KinTold[] {
  const told = relations.flatMap(({ kin, one, other, from, until }) => {
    if (one !== person && other !== person) return []
    const mine = one === person
    return [{ word: wordFor(kin, mine), id: mine ? other : one, from, until }]
  })
  const named = new Set(told.filter(({ word }) => word === 'siblings').map(({ id }) => id))
  const shared = byParents(person, relations).filter((id) => !named.has(id))
  const all = [...told, ...shared.map((id) => ({ word: 'siblings' as const, id, from: null, until: null }))]
  return ORDER.flatMap((word) => {
    const people = all.filter((one) => one.word === word).map(({ word: _, ...one }) => one)
    return people.length > 0 ? [{ word, people }] : []
  })
}

function wordFor(kin: Kin, mine: boolean): KinWord {
  if (kin === 'parent') return mine ? 'children' : 'parents'
  if (kin === 'guardian') return mine ? 'wards' : 'guardians'
  return kin
}

function byParents(person: string, relations: readonly Relation[]): readonly string[] {
  const parentsOf = (id: string) =>
    relations.filter(({ kin, other }) => kin === 'parent' && other === id).map(({ one }) => one)
  const mine = new Set(parentsOf(person))
  const others = relations.filter(({ kin, one, other }) => kin === 'parent' && mine.has(one) && other !== person)
  return [...new Set(others.map(({ other }) => other))]
}
