import type { PrintBlock, T } from '#platform'
import { CLAUSE_PARTS, type Clause, type ClauseTexts } from './clause.domain.ts'
import { CLAUSE_PATTERN } from './clause-pattern.ts'

const text = (words: string): PrintBlock => ({ kind: 'text', text: words })
const partsOf = (texts: ClauseTexts, t: T): readonly PrintBlock[] => [
  {
    kind: 'facts',
    items: CLAUSE_PARTS.map((part) => ({ label: t(`protection.clause.part.${part}`), text: texts[part] })),
  },
]

/** One version on paper: who answers, who the officer is, and every part. */
export const clauseBlocks = (clause: Clause, t: T): readonly PrintBlock[] => [
  text(t('protection.clause.told.controller', { controller: clause.controller })),
  text(t('protection.clause.told.officer', { name: clause.officer.name, contact: clause.officer.contact })),
  ...partsOf(clause.texts, t),
]

/**
 * What somebody who signs in a case is told about their data (RODO art. 13): the clause of the institution that keeps the case. A case may be
 * older than the first clause: then the pattern, with a line for the officer, marked as one that has to be completed.
 */
export function informationClause(keeper: string, clause: Clause | null, t: T): readonly PrintBlock[] {
  const title: PrintBlock = { kind: 'heading', level: 2, text: t('protection.clause.title') }
  if (clause) return [title, ...clauseBlocks(clause, t)]
  return [
    title,
    text(t('protection.clause.told.controller', { controller: keeper })),
    { kind: 'lines', label: t('protection.clause.told.officer_line'), note: '', count: 1 },
    ...partsOf(CLAUSE_PATTERN, t),
    { kind: 'text', text: t('protection.clause.pattern_print'), as: 'small' },
  ]
}
