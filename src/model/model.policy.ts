import { everyone, holds, policy, rel, system } from '#platform'

const keeps = [holds('authz.i_administer'), system('setup')]
const registered = (table: string) =>
  policy({ table, rules: { read: [everyone], load: keeps }, rowSecurity: { select: ['read'], insert: ['load'] } })

/** A published model is public: the handbook is for everybody. */
export const versionPolicy = registered('model.version')
export const grantedPolicy = registered('model.granted')
export const rolePolicy = registered('model.role')
export const formPolicy = registered('model.form')
export const categoryPolicy = registered('model.category')
export const agreementTypePolicy = registered('model.agreement_type')

export const adoptionPolicy = policy({
  table: 'model.adoption',
  rules: { read: [everyone], adopt: [...keeps, rel('unit_code', 'authz.units_i_govern')] },
  rowSecurity: { select: ['read'], insert: ['adopt'], update: ['adopt'] },
})

/** The law is public; a row of it is never rewritten, only ended. */
export const legalBasisPolicy = policy({
  table: 'model.legal_basis',
  rules: { read: [everyone], load: keeps },
  rowSecurity: { select: ['read'], insert: ['load'], update: ['load'] },
})
