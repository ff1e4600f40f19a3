import type { CaseWorld, Team } from './world.ts'

const DAY = '2026-11-23'
type About = Pick<Team, 'institutions'> & {
  readonly caseId: string
  readonly subject: string
  readonly formId: string
}

/** Entries of the keeper shown to each partner in another way that the ledger knows, and something for each to do. */
export async function showInEveryWay(world: CaseWorld, { caseId, subject, formId, institutions }: About) {
  const { found, newId, ops, school, lead, versionId } = world
  const { police, county, provider } = institutions
  const item = async (category: string, more: Record<string, unknown> = {}) => {
    const id = newId()
    await found.put('casework.item', {
      ...{ case_id: caseId, id, keeper_institution_id: ops, owner_institution_id: ops },
      ...{ category, kind: 'note', body: { text: 'Zmyślona treść' }, written_by: lead, created_at: DAY },
      ...more,
    })
    return id
  }
  const shows = (to: string, category: string, more: Record<string, unknown> = {}) =>
    found.put('casework.disclosure', {
      ...{ id: newId(), case_id: caseId, owner_institution_id: ops, recipient_institution_id: to },
      ...{ category, extent: 'full', version_id: versionId, purpose: 'Wspólna praca' },
      ...{ ground: 'podstawa-zadanie', ground_kind: 'statutory_task', decided_by: lead, decided_at: DAY },
      ...{ valid_from: DAY, valid_until: '2027-05-24' },
      ...more,
    })
  const word = await item('nauka')
  await shows(school, 'nauka')
  await item('opieka', { subject_id: subject })
  await shows(county, 'opieka', { subject_id: subject })
  await shows(police, 'mieszkanie', { item_id: await item('mieszkanie') })
  await item('uslugi-koszty', { responsible_institution_id: provider })
  await shows(provider, 'uslugi-koszty', { extent: 'own_part' })
  const line = await item('uslugi-koszty', { responsible_institution_id: provider })
  const place = { case_id: caseId, item_id: line, form_instance_id: formId, row_key: 'w' }
  await found.put('casework.basket_item', { id: newId(), ...place, provider_institution_id: provider })
  const given = { case_id: caseId, item_id: word, assigned_by: lead, assigned_at: DAY }
  await found.put('casework.task', { id: newId(), ...given, institution_id: school })
}
