import contract from '../../../../content/plan-papers/kontrakt-socjalny.json' with { type: 'json' }
import familyWork from '../../../../content/plan-papers/plan-pracy-z-rodzina.json' with { type: 'json' }
import { readPlanPaper } from './plan-paper.domain.ts'

/** The family assistant's plan of work with a family. */
export const FAMILY_WORK = readPlanPaper(familyWork)
/** The contract of a social assistance centre with a person or a family. */
export const SOCIAL_CONTRACT = readPlanPaper(contract)
