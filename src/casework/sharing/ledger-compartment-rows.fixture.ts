import { MONDAY, VAULT } from '#test/world.ts'
import type { Situation } from './ledger-situations.fixture.ts'
import { type InCase, inHex, type Known, type Put, SEALED } from './ledger-tables.fixture.ts'

type Shield = Situation['shields'][number]

/** The words of a shielded address or contact, in this case alone. */
export const tellingWord = (caseId: string, shield: Shield | undefined): string =>
  shield ? `Zatajone-${shield.what}-${shield.of}-${caseId.slice(-8)}` : ''

/** Shields, to whom they were opened, and workers on somebody's side. */
export function compartmentRows(told: Situation, known: Known, at: InCase, put: Put): void {
  for (const shield of told.shields) shieldRows(shield, known, at, put)
  const { partners, readers, newId } = known
  const by = partners[0]?.worker
  for (const { reader, of, ended } of told.sides)
    put('side', {
      ...{ id: newId(), case_id: at.caseId, person_id: readers[reader], subject_id: at.subjects(of), why: 'related' },
      ...{ reason: 'Krewny', named_by: by, named_at: MONDAY },
      ...{ ended_at: ended ? MONDAY : null, ended_by: ended ? by : null },
    })
}

function shieldRows(shield: Shield, { partners, readers, newId }: Known, { caseId, subjects }: InCase, put: Put): void {
  const { of, what, from, lifted, opened } = shield
  const by = partners[0]?.worker
  const id = newId()
  const about = { case_id: caseId, subject_id: subjects(of) }
  put('secret', {
    ...{ id, ...about, kind: `shielded_${what}`, sealed: SEALED, sealed_by: inHex(VAULT.mark) },
    ...{ sealed_end: null, digest: null, patterns: [tellingWord(caseId, shield).toLowerCase()] },
    ...{ entered_by: by, entered_at: MONDAY },
  })
  put('shield', {
    ...{ id, ...about, secret_id: id, what, from_subjects: from.map(subjects), from_on: '2026-11-02' },
    ...{ decided_by: by, decided_at: MONDAY, ended_at: lifted ? MONDAY : null, ended_by: lifted ? by : null },
  })
  for (const { reader, institution, days, ended } of opened)
    put('shield_reader', {
      ...{ id: newId(), shield_id: id, case_id: caseId, person_id: reader === null ? null : readers[reader] },
      institution_id: reader === null ? partners[institution]?.id : null,
      ...{ reason: 'Odwozi dzieci', from_on: days[0], until_on: days[1], named_by: by, named_at: MONDAY },
      ended_at: ended ? MONDAY : null,
    })
}
