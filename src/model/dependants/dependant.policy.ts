import { holds, myself, policy, rel, system } from '#platform'

const keeps = rel('dependant_id', 'authz.dependants_i_keep')
const ships = [holds('authz.i_administer'), system('setup')]

/**
 * What anybody may open, its readers may find beside the paragraph it cites; the rest is known to who keeps it and to the teams of the
 * models it cites. It is registered by who will keep it.
 */
export const dependantPolicy = policy({
  table: 'model.dependant',
  rules: {
    read: [
      rel('id', 'authz.dependants_shown_to_me'),
      rel('id', 'authz.dependants_i_keep'),
      rel('id', 'authz.dependants_i_follow'),
      system('setup'),
    ],
    register: [
      ...ships,
      myself('keeper_id'),
      rel('unit_code', 'authz.units_i_govern'),
      rel('model_id', 'authz.models_i_write'),
    ],
    follow: [rel('id', 'authz.dependants_i_keep'), rel('id', 'authz.dependants_i_follow')],
    review: [rel('id', 'authz.dependants_i_keep')],
  },
  rowSecurity: { select: ['read'], insert: ['register'], update: ['register'] },
})

export const citationPolicy = policy({
  table: 'model.citation',
  rules: {
    read: [
      rel('dependant_id', 'authz.dependants_shown_to_me'),
      keeps,
      rel('dependant_id', 'authz.dependants_i_follow'),
      system('setup'),
    ],
    cite: [...ships, keeps],
  },
  rowSecurity: { select: ['read'], insert: ['cite'], update: ['cite'] },
})

/** Who publishes a version marks what cites it; who keeps a dependant says what came of looking it through. */
export const dependantReviewPolicy = policy({
  table: 'model.dependant_review',
  rules: {
    read: [keeps, rel('dependant_id', 'authz.dependants_i_follow'), system('setup')],
    mark: [...ships, keeps, rel('model_id', 'authz.models_i_lead')],
    review: [...ships, keeps],
  },
  rowSecurity: { select: ['read'], insert: ['mark'], update: ['review'] },
})
