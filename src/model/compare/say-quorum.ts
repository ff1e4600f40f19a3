import type { Body } from '../definition/document.ts'
import type { Item } from './aspect.ts'
import { listed, nameOf, numberWords, sectorWord, type Words } from './words.ts'

/** What a body asks of a quorum, thing by thing; nothing where it decides whoever comes. */
export function quorumItems({ quorum = {} }: Pick<Body, 'quorum'>, words: Words): readonly Item[] {
  const { t } = words
  const { members, part, sectors = [], roles = [] } = quorum
  const item = (key: string, said: string): Item => ({ key: `${key} ${said}`, pair: key, text: said })
  return [
    ...(members === undefined
      ? []
      : [item('members', t('model.compare.word.people_at_least', { min: numberWords(members, words) }))]),
    ...(part === undefined ? [] : [item('part', t(`model.compare.word.quorum.${part}`))]),
    ...sectors.map((sector) =>
      item(`sector ${sector}`, t('model.compare.word.sector_needed', { sector: sectorWord(sector, words) })),
    ),
    ...roles.map((role) =>
      item(`role ${role}`, t('model.compare.word.role_needed', { role: nameOf(words, 'role', role) })),
    ),
  ]
}

/** The same in one line. */
export const sayQuorumAsked = (body: Pick<Body, 'quorum'>, words: Words): string =>
  listed(
    quorumItems(body, words).map(({ text }) => text),
    words,
  )
