import type { ClauseTexts } from './clause.domain.ts'
import pattern from './clause-pattern.json' with { type: 'json' }

/**
 * The pattern an institution begins its first clause with: the words of the law for the work with families in social assistance (RODO art.
 * 13 and 14; ustawa o pomocy społecznej art. 100; ustawa o wspieraniu rodziny i systemie pieczy zastępczej art. 7). A text for families, so
 * it is in Polish whoever writes. The officer checks it and completes what only the institution knows, above all its file plan.
 */
export const CLAUSE_PATTERN: ClauseTexts = pattern
