import type { Founding } from '#test/world.ts'

type Bought = {
  readonly caseId: string
  readonly line: string
  /** The institution that pays. */
  readonly payer: string
  readonly asks: string
  readonly approves: string
}

/** A source of the envelope of Bieliny, and a purchase from it for a line: approved, a part of it accepted and paid. Answers their ids. */
export async function boughtFor(
  put: Founding['put'],
  newId: () => string,
  { caseId, line, payer, asks, approves }: Bought,
) {
  const at = '2026-11-23'
  const [source, purchase, plan] = [newId(), newId(), newId()]
  await put('casework.envelope_source', {
    ...{ id: source, unit_code: '260401', name: 'Dotacja z projektu', kind: 'grant', payer_institution_id: payer },
    ...{ from_on: '2026-01-01', until_on: '2026-12-31', opened_by: approves, opened_at: at },
  })
  const entered = { source_id: source, on_day: at, entered_by: approves, entered_at: at }
  await put('casework.money_entry', { id: plan, ...entered, kind: 'planned', amount: 6_000_000 })
  await put('casework.purchase', {
    ...{ id: purchase, source_id: source, what: 'Korepetycje', goods: false, amount: 120_000, part: '855' },
    ...{ chapter: '85504', paragraph: '4300', procedure: 'direct', supplier: 'Szkoła Zmyślona', expected_on: at },
    ...{ state: 'approved', asked_by: asks, asked_at: at, decided_by: approves, decided_at: at },
  })
  const ofPurchase = { ...entered, purchase_id: purchase }
  await put('casework.money_entry', { id: newId(), ...ofPurchase, kind: 'committed', amount: 120_000 })
  await put('casework.purchase_item', { case_id: caseId, basket_item_id: line, purchase_id: purchase })
  const receipt = { id: newId(), purchase_id: purchase, on_day: at, amount: 60_000 }
  await put('casework.purchase_receipt', { ...receipt, accepted_by: asks, accepted_at: at })
  await put('casework.institution_support', {
    ...{
      id: newId(),
      unit_code: '260401',
      institution_id: payer,
      what: 'Agregat',
      why: 'Przerwy w prądzie',
      goods: true,
    },
    ...{ amount: 500_000, wanted_on: at, asked_by: asks, asked_at: at },
  })
  const project = newId()
  await put('casework.social_project', {
    ...{
      id: project,
      unit_code: '260401',
      institution_id: payer,
      title: 'Po lekcjach',
      aims: 'Lekcje',
      for_whom: 'Dzieci',
    },
    ...{ from_on: at, until_on: '2026-12-31', budget: 0, written_by: asks, written_at: at },
  })
  await put('casework.project_case', { case_id: caseId, project_id: project, joined_on: at, joined_by: asks })
  return { source, purchase, plan }
}
