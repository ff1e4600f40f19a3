import { POWERS, textOfPower } from '#model'
import { MONDAY } from '#test/world.ts'
import type { Situation } from './ledger-situations.fixture.ts'
import type { Known, Put } from './ledger-tables.fixture.ts'

const BEFORE = '2026-10-01'

/** Inspections of the institution that keeps the case, each with one case and one person. Answers with their ids. */
export function inspectionRows(
  { inspections }: Situation,
  { partners, readers, newId }: Known,
  caseId: string,
  put: Put,
): readonly string[] {
  const [keeper] = partners
  const [power] = POWERS
  if (!power) throw new Error('no provision is known')
  return inspections.map(({ reader, authority, covers, years, days, ended }) => {
    const id = newId()
    put('inspection', {
      ...{
        id,
        institution_id: keeper?.id,
        authority: 'Urząd na Próbę',
        authority_institution_id: partners[authority]?.id,
      },
      ...{ power: textOfPower(power), covers, warrant_no: id, warrant_on: BEFORE },
      ...{ year_from: years[0], year_until: years[1], from_on: days[0], until_on: days[1] },
      ...{ let_in_by: keeper?.worker, let_in_at: MONDAY, ended_at: ended ? MONDAY : null },
      ...{ ended_by: ended ? keeper?.worker : null, end_reason: ended ? 'Odwołana' : null },
    })
    put('inspection_case', { inspection_id: id, institution_id: keeper?.id, case_id: caseId })
    const named = { name: 'Kontrolująca', function: 'inspektor', person_id: readers[reader] }
    put('inspector', { id: newId(), inspection_id: id, institution_id: keeper?.id, ...named })
    return id
  })
}
