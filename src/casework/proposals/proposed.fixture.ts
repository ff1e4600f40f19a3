type Put = (table: string, row: Readonly<Record<string, unknown>>) => Promise<unknown>
type At = {
  readonly caseId: string
  readonly item: string
  readonly subject: string
  readonly worker: string
  readonly keeper: string
}

const DAY = '2026-11-23'
const RULES = {
  met: { urgent: 900, important: 300, would_help: 100 },
  waited: { points: 2, every: 30, most: 24 },
  ...{ familyPlaces: [30, 20, 10], firstOfFamily: 50, sourceStep: 20, familyOrder: { points: 2, most: 6 } },
  ...{ waiting: { points: 1, every: 14, most: 6 }, distance: { points: 1, every: 10, most: 4 }, language: 3 },
}

const NEED = {
  ...{ words: 'Wózek na spacery', weight: 'important', area: null, goods: 'sprzet-specjalny', language: null },
  ...{ units: 1, periods: 1, since: DAY, over: false, rows: [] },
}
const NONE = { urgent: 0, important: 0, would_help: 0 }
const TOTALS = { points: 0, met: NONE, unmet: NONE, paid: [] }
const ANSWER = { method: 'exact', atMost: 0, families: 1, leftOut: 0, totals: TOTALS }
const NO_REASONS = { weight: 'important', terms: [], points: 0, candidates: [] }

/** Priorities of a gmina that begin tomorrow, a need of a person, a decision that no service is chosen for it, and a proposal for many. Answers with the need. */
export async function proposedAt(
  put: Put,
  newId: () => string,
  { caseId, item, subject, worker, keeper }: At,
): Promise<string> {
  await put('casework.planning_rules', {
    ...{ id: newId(), unit_code: '260401', no: 1, rules: JSON.stringify(RULES), reason: 'próba' },
    ...{ from_on: '2026-11-24', set_by: worker, set_at: DAY },
  })
  const id = newId()
  const words = newId()
  await put('casework.item', {
    ...{
      id: words,
      case_id: caseId,
      keeper_institution_id: keeper,
      owner_institution_id: keeper,
      category: 'cele-dzialania',
    },
    ...{ kind: 'need', row_key: id, body: NEED, subject_id: subject, written_by: worker, created_at: DAY },
  })
  await put('casework.need', {
    ...{ case_id: caseId, id, item_id: words, subject_id: subject, category: 'goods', matters: 'important' },
    ...{ units: 1, periods: 1, since_on: DAY, written_by: worker, written_at: DAY },
  })
  await put('casework.need_decision', {
    ...{ case_id: caseId, id: newId(), need_id: id, kind: 'otherwise', rules: '1', item_id: item },
    ...{ decided_by: worker, decided_at: DAY },
  })
  const proposal = newId()
  await put('casework.fair_proposal', {
    ...{ id: proposal, unit_code: '260401', made_by: worker, made_at: DAY, rules: '1', digest: 'a'.repeat(64) },
    answer: JSON.stringify(ANSWER),
  })
  const told = { promised: false, unmet: 'no_service', reasons: { need: id, ...NO_REASONS } }
  await put('casework.fair_line', { case_id: caseId, proposal_id: proposal, need_id: id, told: JSON.stringify(told) })
  return id
}
