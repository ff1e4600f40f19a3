import { POWERS, textOfPower } from '#model'

type Put = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>
type Place = {
  readonly caseId: string
  readonly institution: string
  readonly authority: string
  readonly head: string
  readonly inspector: string
}

/** An inspection of the voivode that runs, with one case and one inspector who has an account. */
export async function inspectionAtWork(put: Put, newId: () => string, place: Place): Promise<string> {
  const [power] = POWERS.filter(({ code }) => code === 'kontrola-wojewody')
  if (!power) throw new Error('the power of the voivode is gone')
  const id = newId()
  await put('casework.inspection', {
    ...{ id, institution_id: place.institution, authority: 'Wojewoda na Próbę' },
    ...{ authority_institution_id: place.authority, power: JSON.stringify(textOfPower(power)), covers: power.covers },
    ...{ warrant_no: `PS.431 ${id}`, warrant_on: '2026-11-16', year_from: 2026, year_until: 2026 },
    ...{ from_on: '2026-11-20', until_on: '2026-12-04', let_in_by: place.head, let_in_at: '2026-11-20' },
  })
  const ofInspection = { inspection_id: id, institution_id: place.institution }
  await put('casework.inspection_case', { ...ofInspection, case_id: place.caseId })
  const named = { name: 'Kontrolująca', function: 'inspektor', person_id: place.inspector }
  await put('casework.inspector', { id: newId(), ...ofInspection, ...named })
  return id
}
