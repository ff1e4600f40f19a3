import type { MessageKey, T } from '#platform'
import { showDate } from '#platform'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { type Kin, type KinTold, type KinWord, kinOf } from './kinship.domain.ts'
import type { Genogram } from './kinship.query.server.ts'

export const KIN_LABELS: Readonly<Record<Kin, MessageKey>> = {
  parent: 'casework.kinship.kin.parent',
  guardian: 'casework.kinship.kin.guardian',
  married: 'casework.kinship.kin.married',
  partners: 'casework.kinship.kin.partners',
  separated: 'casework.kinship.kin.separated',
  divorced: 'casework.kinship.kin.divorced',
  siblings: 'casework.kinship.kin.siblings',
}
const WORDS: Readonly<Record<KinWord, MessageKey>> = {
  parents: 'casework.kinship.told.parents',
  children: 'casework.kinship.told.children',
  guardians: 'casework.kinship.told.guardians',
  wards: 'casework.kinship.told.wards',
  married: 'casework.kinship.told.married',
  partners: 'casework.kinship.told.partners',
  separated: 'casework.kinship.told.separated',
  divorced: 'casework.kinship.told.divorced',
  siblings: 'casework.kinship.told.siblings',
}

/** The genogram in sentences, one for each person who is drawn: everything that the lines say. */
export function sayKinship(t: T, { people, relations }: Genogram, code: string): readonly string[] {
  const names = new Map(people.map((one) => [one.id, personLabel(one, code)]))
  return people.map((person) => {
    const name = names.get(person.id) ?? ''
    const told = kinOf(person.id, relations).map((kin) => sayKin(t, kin, names))
    const where = isOutside(person) ? [t('casework.kinship.outside')] : []
    const said = [...told, ...where]
    return `${name}: ${said.length > 0 ? said.join('; ') : t('casework.kinship.nothing')}.`
  })
}

const sayKin = (t: T, { word, people }: KinTold, names: ReadonlyMap<string, string>): string =>
  t(WORDS[word], {
    names: people.map(({ id, from, until }) => `${names.get(id) ?? ''}${sayDays(t, from, until)}`).join(', '),
  })

function sayDays(t: T, from: KinTold['people'][number]['from'], until: KinTold['people'][number]['until']): string {
  const said = [
    ...(from ? [t('casework.kinship.from', { day: showDate(from) })] : []),
    ...(until ? [t('casework.kinship.until', { day: showDate(until) })] : []),
  ]
  return said.length > 0 ? ` (${said.join(' ')})` : ''
}

/** Whoever does not live with the family is drawn in outline. */
export const isOutside = ({ inHousehold, leftOn }: FamilyPerson): boolean => !inHousehold || leftOn !== null
