import type { Model, Role } from '#model'

/** Roles of workers in the bodies that a case has for itself. */
export const teamRoles = (model: Model): readonly Role[] =>
  model.role.all.filter(({ level, body, sees }) => {
    return level === 'case' && sees !== 'own_data' && body !== undefined && model.body(body).lifetime === 'per_case'
  })
