import { type PersonRow as Account, peopleOfEmails } from '#identity/server'
import { plain } from '#kernel'
import type { Ctx } from '#platform/server'
import { overlap } from '../employment/employment.domain.ts'
import type { ListRow } from './import-list.domain.ts'
import { type PersonCells, type PersonRow, readPersonRow } from './person-row.ts'
import { type Employed, type Employer, employersNamed, employmentsOf } from './register-matches.query.server.ts'
import { type Fault, fault, quoted, repeats, type Verdict } from './verdict.ts'

type Standing = {
  readonly employers: ReadonlyMap<string, readonly Employer[]>
  readonly accounts: ReadonlyMap<string, Account>
  readonly work: ReadonlyMap<string, readonly Employed[]>
}

/** What becomes of each row of a list of people today; writes nothing. Throws Forbidden for whoever does not invite people. */
export async function judgePeople(ctx: Ctx, rows: readonly ListRow[]): Promise<readonly Verdict<PersonRow>[]> {
  const reads = rows.map(readPersonRow)
  const all = reads.flatMap(({ cells }) => (cells ? [cells] : []))
  const accounts = await peopleOfEmails(ctx, [...new Set(all.map(({ email }) => email))])
  const standing: Standing = {
    employers: Map.groupBy(
      await employersNamed(
        ctx,
        all.map(({ institution }) => institution),
      ),
      ({ text }) => text,
    ),
    accounts: new Map(accounts.map((one) => [one.email, one])),
    work: Map.groupBy(
      await employmentsOf(
        ctx,
        accounts.map(({ personId }) => personId),
      ),
      ({ personId }) => personId,
    ),
  }
  const verdicts = reads.map(
    ({ row, cells, faults }): Verdict<PersonRow> =>
      cells ? verdictOn(row, cells, standing) : { kind: 'refused', row, faults },
  )
  return repeats(oneNameEach(verdicts), ({ email, institutionId }) => [['email', `${email} ${institutionId}`]])
}

function verdictOn(row: ListRow, cells: PersonCells, { employers, accounts, work }: Standing): Verdict<PersonRow> {
  const { given, family, email, job_title, from } = cells
  const account = accounts.get(email) ?? null
  const found = employers.get(cells.institution) ?? []
  const [employer] = found
  const faults = [...faultsOfEmployer(cells, found), ...faultsOfAccount(cells, account)]
  if (!employer || faults.length > 0) return { kind: 'refused', row, faults }

  const works = (account ? work.get(account.personId) : undefined)?.find(
    (one) => one.institutionId === employer.id && overlap(one, { from, until: null }),
  )
  if (works) return { kind: 'known', row, known: { id: employer.id, name: employer.name, by: 'employment' } }
  const input = {
    personId: account?.personId ?? null,
    ...{ given, family, email, job_title, from },
    institutionId: employer.id,
    institutionName: employer.name,
    function: cells.function,
  }
  return { kind: 'new', row, input }
}

function faultsOfEmployer({ institution }: PersonCells, found: readonly Employer[]): readonly Fault[] {
  const [employer, other] = found
  const text = quoted(institution)
  if (!employer) return [fault('institution', 'institutions.import.fault.employer_unknown', { params: { text } })]
  if (other) return [fault('institution', 'institutions.import.fault.employer_ambiguous', { params: { text } })]
  return employer.endedOn ? [fault('from', 'institutions.refusal.institution_ended')] : []
}

const nameOf = (one: { given: string; family: string }) => plain(`${one.given} ${one.family}`)

/** An address that is somebody else's would give that person's account another person's work. */
function faultsOfAccount(cells: PersonCells, account: Account | null): readonly Fault[] {
  if (!account) return cells.invite ? [] : [fault('invite', 'institutions.import.fault.no_account')]
  const name = `${account.givenName} ${account.familyName}`
  if (nameOf({ given: account.givenName, family: account.familyName }) === nameOf(cells)) return []
  return [fault('email', 'institutions.import.fault.email_of_another', { params: { name } })]
}

/** Within a list, too, one address is one person's. */
function oneNameEach(verdicts: readonly Verdict<PersonRow>[]): readonly Verdict<PersonRow>[] {
  const first = new Map<string, { readonly name: string; readonly line: number }>()
  return verdicts.map((verdict): Verdict<PersonRow> => {
    if (verdict.kind !== 'new') return verdict
    const { row, input } = verdict
    const earlier = first.get(input.email)
    if (!earlier) first.set(input.email, { name: nameOf(input), line: row.line })
    if (!earlier || earlier.name === nameOf(input)) return verdict
    const params = { line: earlier.line }
    return { kind: 'refused', row, faults: [fault('email', 'institutions.import.fault.email_repeated', { params })] }
  })
}
