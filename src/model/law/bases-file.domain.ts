import { z } from 'zod'
import { LocalDate, type Outcome, ok, refused } from '#kernel'
import { GROUND_KINDS, SECTORS, SENSITIVITIES, type Sector } from '../definition/document.ts'
import { BASIS_NEEDS, isTeachersSecret, type LegalBasis, RELEASES } from './legal-basis.domain.ts'

const words = z.string().min(1).max(400)
const bothLanguages = z.strictObject({ pl: words, en: words })
const sector = z.enum(SECTORS)
const sectors = z.union([
  z.strictObject({ only: z.array(sector).nonempty() }),
  z.strictObject({ except: z.array(sector).nonempty() }),
])
type Sectors = z.infer<typeof sectors>

const Row = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  kind: z.enum(GROUND_KINDS),
  name: bothLanguages,
  says: bothLanguages,
  statute: words,
  article: words,
  /** Left out: every sector. */
  givers: sectors.optional(),
  recipients: sectors.optional(),
  covers: z.array(z.enum(SENSITIVITIES)).nonempty(),
  needs: z.array(z.enum(BASIS_NEEDS)),
  release: z.enum(RELEASES).optional(),
  notForFamily: z.boolean(),
  confirmed: z.boolean(),
  source: words,
  from: LocalDate,
  until: LocalDate.optional(),
})
const File = z.strictObject({ bases: z.array(Row).nonempty() })

/** A basis as a file gives it: everything but the id it gets when it is loaded. */
export type BasisGiven = Omit<LegalBasis, 'id'>
export type BasesFileRefusal = 'broken'

/**
 * Reads a file of legal bases. `broken` carries what is wrong: shape, a row that ends before it begins, two rows of one code on the same day,
 * or a basis for schools alone that covers their secret without saying how it is lifted.
 */
export function readBases(json: unknown): Outcome<readonly BasisGiven[], BasesFileRefusal> {
  const read = File.safeParse(json)
  if (!read.success) return refused('broken', { at: z.prettifyError(read.error) })
  const bases = read.data.bases.map(given)
  const wrong = bases.find((one) => endsTooEarly(one) || overlapsLater(one, bases) || liftsNothing(one))
  if (wrong) return refused('broken', { at: `${wrong.code} ${wrong.from}` })
  return ok(bases)
}

const given = ({ givers, recipients, release, until, ...row }: z.infer<typeof Row>): BasisGiven => ({
  ...row,
  givers: sectorsOf(givers),
  recipients: sectorsOf(recipients),
  release: release ?? null,
  until: until ?? null,
})

function sectorsOf(said: Sectors | undefined): readonly Sector[] {
  if (!said) return SECTORS
  return 'only' in said ? said.only : SECTORS.filter((one) => !said.except.includes(one))
}

const endsTooEarly = ({ from, until }: BasisGiven): boolean => until !== null && until < from

const overlapsLater = (one: BasisGiven, all: readonly BasisGiven[]): boolean =>
  all.some((other) => other !== one && other.code === one.code && other.from >= one.from && other.from <= endOf(one))
const endOf = ({ until }: BasisGiven): LocalDate => until ?? FAR
const FAR = LocalDate.parse('9999-12-31')

const liftsNothing = ({ givers, covers, release }: BasisGiven): boolean =>
  givers.length === 1 &&
  release === null &&
  givers.some((giver) => covers.some((sensitivity) => isTeachersSecret({ giver, sensitivity })))
