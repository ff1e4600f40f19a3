import { policy, rel, system } from '#platform'

/** Figures without a case, for those who write the model and those who work by it. Nobody writes them but the worker, once a month. */
export const evidencePolicy = policy({
  table: 'model.evidence',
  rules: { read: [rel('model_id', 'authz.models_whose_practice_i_read')], count: [system('worker')] },
  rowSecurity: { select: ['read'], insert: ['count'] },
})

/** Which months were counted, for the worker that counts them. */
export const evidenceMonthPolicy = policy({
  table: 'model.evidence_month',
  rules: { read: [system('worker')], count: [system('worker')] },
  rowSecurity: { select: ['read'], insert: ['count'] },
})
