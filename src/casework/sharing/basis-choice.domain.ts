import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import { fits, type Ground, type LegalBasis, type Model, type Sector } from '#model'

/** What the law says that may be shown here: who shows to whom, on which day, by which bases. */
export type LawHere = {
  readonly bases: readonly LegalBasis[]
  readonly giver: Sector
  readonly recipient: Sector
  readonly on: LocalDate
}

/** A ground of the model with the provision that refines it: a disclosure rests on both. */
export type BasisChoice = { readonly ground: Ground; readonly basis: LegalBasis }

/** The provisions that refine a ground for a category, the nearest first. */
export function basesFor(model: Model, { bases, ...asked }: LawHere, ground: Ground, category: string) {
  const { sensitivity } = model.category(category)
  return bases.filter((basis) => fits(basis, { ...asked, kind: ground.kind, sensitivity }))
}

/** Those that can be confirmed without typing anything. */
export const confirmable = (bases: readonly LegalBasis[]): readonly LegalBasis[] =>
  bases.filter(({ needs }) => needs.length === 0)

/** How a choice is posted: the ground of the model, and the provision after a slash. */
export const choiceValue = ({ ground, basis }: BasisChoice): string => `${ground.id}/${basis.code}`

/** The ground of a posted choice, and the provision where one was named. */
export function readChoice(posted: string): { readonly ground: string; readonly code: string | undefined } {
  const [ground = '', code] = posted.split('/', 2)
  return { ground, code }
}

export type BasisRefusal = 'no_basis' | 'basis_missing' | 'basis_does_not_fit'

/** The provision chosen of those that fit. Where one fits, nobody has to name it. */
export function chosenBasis(
  fitting: readonly LegalBasis[],
  code: string | undefined,
): Outcome<LegalBasis, BasisRefusal> {
  if (code !== undefined) {
    const basis = fitting.find((one) => one.code === code)
    return basis ? ok(basis) : refused('basis_does_not_fit', { field: 'ground' })
  }
  const [only, another] = fitting
  if (!only) return refused('no_basis', { field: 'ground' })
  return another ? refused('basis_missing', { field: 'ground' }) : ok(only)
}
