import { showDate, type T } from '#platform'
import { ageSentence } from '../entries/service-words.ts'
import type { AreaOfMap } from './resource.domain.ts'
import type { ResourceMap, ResourceOnMap, ServiceOnMap } from './resource-map.query.server.ts'

type Area = AreaOfMap<ServiceOnMap, ResourceOnMap>

/** One row of a map as texts, the same on the page, on paper and in a workbook. */
export type MapRow = {
  readonly area: string
  readonly name: string
  readonly what: string
  readonly gives: string
  readonly saidBy: string
  readonly age: string
}

export const COLUMNS = ['area', 'name', 'what', 'gives', 'said_by', 'age'] as const

/** Who said it and when: "sołtys, 3.11.2026". */
export const saidSentence = (t: T, { saidBy, saidOn }: Pick<ResourceOnMap, 'saidBy' | 'saidOn'>): string =>
  t('directory.resource.said', { who: saidBy, day: showDate(saidOn) })

/** Where it is to be had: its place on the map of a powiat, and where in it. */
export const whereabouts = ({ place, whereabouts: where }: ResourceOnMap): string =>
  [place?.name, where].filter(Boolean).join(', ')

const serviceRow = (t: T, area: string, one: ServiceOnMap): MapRow => ({
  ...{ area, name: one.name, what: t('directory.resource.service'), gives: one.provider, saidBy: '' },
  age: ageSentence(t, one.age),
})
const resourceRow = (t: T, area: string, one: ResourceOnMap): MapRow => ({
  ...{ area, name: one.name, what: t(`directory.resource.kind.${one.kind}`) },
  gives: [one.gives, whereabouts(one)].filter(Boolean).join(' · '),
  saidBy: saidSentence(t, one),
  age: ageSentence(t, one.age),
})
const gapRow = (t: T, area: string): MapRow => ({
  ...{ area, name: t('directory.resource.gap'), what: '', gives: '', saidBy: '', age: '' },
})

export function rowsOf(t: T, { category, services, resources, gap }: Area): readonly MapRow[] {
  const area = t(`directory.category.${category}`)
  if (gap) return [gapRow(t, area)]
  return [...services.map((one) => serviceRow(t, area, one)), ...resources.map((one) => resourceRow(t, area, one))]
}
export const allRows = (t: T, { areas }: ResourceMap): readonly MapRow[] => areas.flatMap((one) => rowsOf(t, one))

/** How many of the fourteen areas hold nothing. */
export const gapsIn = ({ areas }: ResourceMap): number => areas.filter(({ gap }) => gap).length
