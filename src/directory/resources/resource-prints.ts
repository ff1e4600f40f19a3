import { asHeading, type PrintBlock, print, showDate } from '#platform'
import { placeLabel } from '#territory'
import { OfMap } from './resource.schema.ts'
import { resourceMap } from './resource-map.query.server.ts'
import { type COLUMNS, gapsIn, rowsOf } from './resource-words.ts'

/** The resource map on paper, as far as whoever prints it may read it; no contact stands on it. */
export const resourceMapPrint = print({
  path: '/units/:unitCode/resources/print',
  params: OfMap,
  act: 'directory.resource.print',
  looking: 'public',
  load: (ctx, { unitCode }) => resourceMap(ctx, unitCode),
  name: ({ params, t }) => `${t('directory.resource.file_name')}-${params.unitCode}`,
  document: ({ loaded: map, t, locale }) => ({
    title: t('directory.resource.title', { place: map.place.name }),
    institution: placeLabel(t, map.place),
    mark: t('directory.resource.on_day', { day: showDate(map.today) }),
    blocks: [
      { kind: 'text', text: t('directory.resource.gaps', { count: gapsIn(map) }) },
      ...map.areas.flatMap((area): PrintBlock[] => [
        { kind: 'heading', level: 2, text: asHeading(t(`directory.category.${area.category}`), locale) },
        area.gap
          ? { kind: 'text', text: t('directory.resource.gap') }
          : {
              kind: 'table',
              columns: PRINTED.map((one) => ({ label: t(`directory.resource.column.${one}`) })),
              rows: rowsOf(t, area).map((row) => PRINTED.map((one) => row[KEYS[one]])),
            },
      ]),
    ],
  }),
})

const PRINTED = ['name', 'what', 'gives', 'said_by', 'age'] as const satisfies readonly (typeof COLUMNS)[number][]
const KEYS = { name: 'name', what: 'what', gives: 'gives', said_by: 'saidBy', age: 'age' } as const
