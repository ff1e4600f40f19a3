import { policy, rel, system } from '#platform'

const worker = system('worker')
const kept = rel('case_id', 'authz.cases_i_keep')

/** A plan holds no case: a gmina, a mapping, a day and how far it came. */
export const migrationPolicy = policy({
  table: 'casework.migration',
  rules: {
    read: [rel('unit_code', 'authz.units_whose_migrations_i_see'), worker],
    plan: [rel('unit_code', 'authz.units_i_govern')],
    carryOut: [worker],
  },
  rowSecurity: { select: ['read'], insert: ['plan'], update: ['plan', 'carryOut'] },
})

/** What becomes of a case is for those who keep it; everybody else reads its course through `casework.migrations_of`. */
export const caseMigrationPolicy = policy({
  table: 'casework.case_migration',
  rules: {
    read: [kept, worker],
    judge: [worker],
    undo: [kept],
  },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['judge'], update: ['judge', 'undo'] },
})

/** How a mapping would turn out everywhere is for the team of its model: figures, no case. */
export const dryRunPolicy = policy({
  table: 'casework.dry_run',
  rules: {
    read: [rel('mapping_id', 'authz.mappings_i_write'), worker],
    ask: [rel('mapping_id', 'authz.mappings_i_write')],
    count: [worker],
  },
  rowSecurity: { select: ['read'], insert: ['ask'], update: ['count'] },
})

export const migrationAnswerPolicy = policy({
  table: 'casework.migration_answer',
  rules: { read: [kept, worker], answer: [kept] },
  never: rel('case_id', 'authz.cases_denied_to_me'),
  rowSecurity: { select: ['read'], insert: ['answer'] },
})
