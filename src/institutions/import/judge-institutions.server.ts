import { plain } from '#kernel'
import type { Ctx } from '#platform/server'
import { mustRegister } from '../register/institution.store.server.ts'
import type { Column, ListRow } from './import-list.domain.ts'
import { type InstitutionRow, readInstitutionRow } from './institution-row.ts'
import { placesOfList } from './places-of-list.server.ts'
import { type InstitutionMatch, institutionsAlready } from './register-matches.query.server.ts'
import { fault, repeats, type Verdict } from './verdict.ts'

const IDENTIFIERS = ['nip', 'regon', 'rspo', 'krs'] as const

/** What becomes of each row of a list of institutions today; writes nothing. Throws Forbidden for whoever does not keep the register. */
export async function judgeInstitutions(
  ctx: Ctx,
  rows: readonly ListRow[],
): Promise<readonly Verdict<InstitutionRow>[]> {
  await mustRegister(ctx)
  const placeOf = await placesOfList(ctx, rows)
  const reads = rows.map((row) => readInstitutionRow(row, placeOf))
  const inputs = reads.flatMap(({ input }) => (input ? [input.institution] : []))
  const matches = Map.groupBy(await institutionsAlready(ctx, inputs), ({ no }) => no)
  let no = -1
  const verdicts = reads.map(({ row, input, faults }): Verdict<InstitutionRow> => {
    if (!input) return { kind: 'refused', row, faults }
    no += 1
    return met(row, input, matches.get(no) ?? [])
  })
  return repeats(verdicts, keysOf)
}

/** One institution of the register under all identifiers of a row is that institution; two make the row wrong. */
function met(row: ListRow, input: InstitutionRow, matches: readonly InstitutionMatch[]): Verdict<InstitutionRow> {
  const [first] = matches
  if (!first) return { kind: 'new', row, input }
  const numbered = matches.filter(({ by }) => by !== 'name_and_seat')
  const other = numbered.find(({ id }) => id !== numbered[0]?.id)
  if (numbered[0] && other) {
    const params = { first: numbered[0].name, second: other.name }
    const column = other.by === 'name_and_seat' ? 'name' : other.by
    return { kind: 'refused', row, faults: [fault(column, 'institutions.import.fault.two_institutions', { params })] }
  }
  const { id, name, by } = numbered[0] ?? first
  return { kind: 'known', row, known: { id, name, by } }
}

const keysOf = ({ institution }: InstitutionRow): readonly (readonly [Column, string])[] => [
  ...IDENTIFIERS.flatMap((column) => {
    const value = institution[column]
    return value ? [[column, value] as const] : []
  }),
  ['name', `${plain(institution.name)} ${institution.seat_code}`],
]
