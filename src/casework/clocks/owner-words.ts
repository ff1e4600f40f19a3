import { type Model, nameIn, type Owner } from '#model'
import type { Locale } from '#platform'
import type { InstitutionNames } from '../cases/institution-names.query.server.ts'

/** Whom a clock waits for, in a word: a role of the model, or institutions by their short names. */
export function ownerName(
  owner: Owner,
  { model, names }: { model: Model; names: InstitutionNames },
  locale: Locale,
): string {
  if (owner.kind === 'role') return nameIn(model.role(owner.role).name, locale)
  const institutions = owner.kind === 'keeper' ? [owner.institution] : owner.institutions
  return institutions.map((id) => names.get(id)?.shortName ?? '').join(', ')
}
