import { type Extent, type Model, nameIn } from '#model'
import { type Locale, type MessageKey, showDate, type T } from '#platform'
import type { PackageLine } from './packages/package.domain.ts'
import type { ProposedPackage } from './packages/package.query.server.ts'

type Reader = { readonly t: T; readonly locale: Locale }

const EXTENT_WORDS: Readonly<Record<Extent, MessageKey>> = {
  full: 'casework.sharing.extent.full',
  extract: 'casework.sharing.extent.extract',
  own_part: 'casework.sharing.extent.own_part',
  existence: 'casework.sharing.extent.existence',
  coded: 'casework.sharing.extent.coded',
  counts: 'casework.sharing.extent.counts',
  own_data: 'casework.sharing.extent.own_data',
}
export const sayExtent = (t: T, extent: Extent): string => t(EXTENT_WORDS[extent])

export const categoryName = (model: Model, category: string, locale: Locale): string =>
  nameIn(model.category(category).name, locale)

/** An institution with the role of those people of it who are meant. */
export function sayRecipient({ t, locale }: Reader, model: Model, shortName: string, roles: readonly string[]): string {
  if (roles.length === 0) return shortName
  const role = roles.map((id) => nameIn(model.role(id).name, locale)).join(', ')
  return t('casework.sharing.recipient_in_role', { institution: shortName, role })
}

/** One line of a package in one sentence. Roles are told only where not everybody there would see the same. */
export function packageSentence(
  reader: Reader,
  pack: Pick<ProposedPackage, 'model' | 'recipient' | 'until'>,
  line: PackageLine,
): string {
  const { t, locale } = reader
  const { model, recipient, until } = pack
  const all = new Set(recipient.workers.map(({ role }) => role))
  return t('casework.sharing.package.sentence', {
    recipient: sayRecipient(reader, model, recipient.shortName, line.roles.length < all.size ? line.roles : []),
    category: categoryName(model, line.category, locale),
    extent: sayExtent(t, line.extent),
    ground: nameIn(model.ground(line.ground).name, locale),
    clause: line.clause,
    until: showDate(until),
  })
}
