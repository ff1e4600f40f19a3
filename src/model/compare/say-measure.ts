import type { CountMeasure, Measure, MeasureWhere } from '../definition/document.ts'
import { sayEvent } from './say-event.ts'
import { itemLabel, listed, nameOf, sectorWord, type Words, yesOrNo } from './words.ts'

/** What an indicator counts, in words. */
export function sayMeasure(measure: Measure, words: Words): string {
  const { t } = words
  switch (measure.kind) {
    case 'count':
      return sayCount(measure, words)
    case 'share': {
      const told = { part: sayCount(measure.part, words), whole: sayCount(measure.whole, words) }
      return t('model.compare.measure.share', told)
    }
    case 'median_time': {
      const told = { from: sayEvent(measure.from, words), to: sayEvent(measure.to, words) }
      return t(measure.apart ? 'model.compare.measure.median_time_apart' : 'model.compare.measure.median_time', told)
    }
    case 'sum': {
      const sum = t(`model.compare.measure.${measure.of}`)
      const where = sayWhere(measure.where ?? {}, words)
      return where === '' ? sum : t('model.compare.measure.sum_where', { sum, where })
    }
  }
}

function sayCount({ of, where = {} }: CountMeasure, words: Words): string {
  const { t } = words
  const counted = t(`model.compare.measured.${of}`)
  const narrowed = sayWhere(where, words)
  if (narrowed === '') return t('model.compare.measure.count', { of: counted })
  return t('model.compare.measure.count_where', { of: counted, where: narrowed })
}

type Narrowed = Required<MeasureWhere>
type WhereKey = keyof Narrowed
const answerLabel = (words: Words, id: string): string =>
  words.model.form.all
    .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.flatMap(({ options = [] }) => options)))
    .find((option) => option.id === id)?.label ?? itemLabel(id, words)

const VALUES: { readonly [K in WhereKey]: (value: Narrowed[K], words: Words) => readonly string[] } = {
  open: (value, words) => [yesOrNo(value, words)],
  outcome: (ids, words) => ids.map((id) => nameOf(words, 'outcome', id)),
  body: (id, words) => [nameOf(words, 'body', id)],
  sector: (sectors, words) => sectors.map((sector) => sectorWord(sector, words)),
  notSector: (sectors, words) => sectors.map((sector) => sectorWord(sector, words)),
  source: (ids, words) => ids.map((id) => itemLabel(id, words)),
  status: (states, { t }) => states.map((state) => t(`model.compare.state.${state}`)),
  answer: (ids, words) => ids.map((id) => answerLabel(words, id)),
  answered: (value, words) => [yesOrNo(value, words)],
  met: (value, words) => [yesOrNo(value, words)],
  ended: (value, words) => [yesOrNo(value, words)],
}
const WHERE = Object.keys(VALUES) as readonly WhereKey[]

function sayWhere(where: MeasureWhere, words: Words): string {
  const told = WHERE.flatMap((key) => {
    const values = valuesOf(key, where, words)
    return values ? [words.t(`model.compare.where.${key}`, { value: listed(values, words, 'disjunction') })] : []
  })
  return told.join(', ')
}

function valuesOf<K extends WhereKey>(key: K, where: Partial<Narrowed>, words: Words): readonly string[] | null {
  const value: Partial<Narrowed>[K] = where[key]
  return value === undefined ? null : VALUES[key](value, words)
}
