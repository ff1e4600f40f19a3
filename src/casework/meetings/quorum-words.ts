import { hasQuorum, type Model, nameIn, type QuorumCount, stillMissing } from '#model'
import type { Locale, T } from '#platform'

type Words = { readonly t: T; readonly locale: Locale; readonly model: Model }

/** What a meeting to come needs to decide, in sentences. `count` is that of a meeting to which nobody has come yet. */
export function sayQuorumAsked(count: QuorumCount, words: Words): readonly string[] {
  const { asked, of } = count
  const must = whoIsMissing(count, words, 'must')
  return [...(asked > 0 ? [words.t('casework.quorum.asked', { asked, of })] : []), ...must]
}

/** Whether there is a quorum, and what is missing for it. */
export function sayQuorum(count: QuorumCount, words: Words): readonly string[] {
  const { t } = words
  const { asked, there, of } = count
  if (hasQuorum(count))
    return [asked > 0 ? t('casework.quorum.met', { asked, there, of }) : t('casework.quorum.met_all')]
  const missing = stillMissing(count)
  return [
    ...(missing > 0 ? [t('casework.quorum.lacks', { count: missing, there, asked })] : []),
    ...whoIsMissing(count, words, 'lacks'),
  ]
}

function whoIsMissing({ sectors, roles }: QuorumCount, { t, locale, model }: Words, as: 'must' | 'lacks') {
  const sector = sectors.map((one) => t(`institutions.sector.${one}`)).join(', ')
  const role = roles
    .map((id) => {
      const found = model.role.find(id)
      // A role may be gone from the version that the case was carried over to.
      return found ? nameIn(found.name, locale) : id
    })
    .join(', ')
  return [
    ...(sectors.length > 0 ? [t(`casework.quorum.${as}_sectors`, { count: sectors.length, names: sector })] : []),
    ...(roles.length > 0 ? [t(`casework.quorum.${as}_roles`, { count: roles.length, names: role })] : []),
  ]
}
