import type { Basket, Localisable, Review } from './document.ts'
import {
  BREAKDOWNS,
  type CountMeasure,
  INDICATOR_UNITS,
  type Indicator,
  MEASURED,
  type Measure,
  type MeasureWhere,
  type MedianTimeMeasure,
  type ShareMeasure,
  type SumMeasure,
} from './document-indicators.ts'
import { variantsOf } from './drawn.domain.ts'
import { clause, elementId, eventRef, groups, name, sectors } from './element-shape.domain.ts'
import {
  at,
  drawnAs,
  integer,
  isObject,
  list,
  oneOf,
  optional,
  record,
  ref,
  type Shape,
  string,
  yesNo,
} from './shape.domain.ts'
import { ITEM_STATES } from './vocabulary.ts'

/** Basket, reviews, indicators and what a gmina may set (FORMAT.md, sections 11 and 12). */
export const basket = record<Basket>({
  areas: ref('list'),
  goods: ref('list'),
  sources: ref('list'),
  paidSource: string,
  form: ref('form'),
  envelope: ref('param'),
  familyLimit: optional(ref('param')),
  warnAtPercent: integer(0, 100),
  duplicates: oneOf(['warn', 'block']),
  goodsNeedHandover: yesNo,
  payerMayDiffer: yesNo,
  clause,
})

export const review = record<Review>({
  id: elementId('review'),
  name,
  deadline: ref('deadline'),
  form: ref('form'),
  body: ref('body'),
  stage: optional(ref('stage')),
  familyPresent: yesNo,
  clause,
})

const where = optional(
  record<MeasureWhere>({
    open: optional(yesNo),
    outcome: optional(list(ref('outcome'), 'bad_value')),
    body: optional(ref('body')),
    sector: optional(sectors),
    notSector: optional(sectors),
    source: optional(list(string, 'bad_value')),
    status: optional(list(oneOf(ITEM_STATES), 'bad_value')),
    answer: optional(list(string, 'bad_value')),
    answered: optional(yesNo),
    met: optional(yesNo),
    ended: optional(yesNo),
  }),
)
const count = record<CountMeasure>({ kind: oneOf(['count']), of: oneOf(MEASURED), where })
const MEASURES = {
  count,
  share: record<ShareMeasure>({ kind: oneOf(['share']), part: count, whole: count }),
  median_time: record<MedianTimeMeasure>({
    kind: oneOf(['median_time']),
    from: eventRef,
    to: eventRef,
    apart: optional(oneOf(['urgent'])),
  }),
  sum: record<SumMeasure>({ kind: oneOf(['sum']), of: oneOf(['item_amounts', 'support_hours']), where }),
} as const
const measures: ReadonlyMap<unknown, Shape<Measure>> = new Map(Object.entries<Shape<Measure>>(MEASURES))

const measure: Shape<Measure> = {
  ...count,
  drawn: variantsOf('kind', MEASURES),
  read: (given, path, reading) => {
    const shape = isObject(given) ? measures.get(given.kind) : undefined
    if (shape) return shape.read(given, path, reading)
    const reason = `potrzebny jest sposób liczenia „kind”: ${Object.keys(MEASURES).join(', ')}`
    reading.refuse('bad_value', isObject(given) ? at(path, 'kind') : path, reason)
    return count.fallback
  },
}

export const indicator = record<Indicator>({
  id: elementId('indicator'),
  name,
  unit: oneOf(INDICATOR_UNITS),
  measure,
  by: optional(oneOf(BREAKDOWNS)),
  benchmark: optional(record({ part: integer(0), whole: integer(1), source: ref('source') })),
  groups,
  clause,
})

const narrowing = record<Extract<Localisable, { what: 'narrow_sharing' }>>({
  what: oneOf(['narrow_sharing']),
  by: ref('role'),
  clause,
})
const adding = record<Exclude<Localisable, { what: 'narrow_sharing' }>>({
  what: oneOf(['label', 'add_fields', 'add_items']),
  target: drawnAs({ is: 'pick', from: 'local_targets' }, string),
  max: integer(1),
  clause,
})
export const localisable: Shape<Localisable> = {
  ...adding,
  drawn: variantsOf('what', { label: adding, add_fields: adding, add_items: adding, narrow_sharing: narrowing }),
  read: (given, path, reading) =>
    isObject(given) && given.what === 'narrow_sharing'
      ? narrowing.read(given, path, reading)
      : adding.read(given, path, reading),
}
