import type { EventRef, ItemState, Name, Sector } from './vocabulary.ts'

export const MEASURED = [
  'institutions',
  'cases',
  'persons',
  'requests',
  'actions',
  'items',
  'unmet_needs',
  'deadlines',
  'barriers',
  'meetings',
] as const
export type MeasureWhere = {
  readonly open?: boolean
  readonly outcome?: readonly string[]
  readonly body?: string
  readonly sector?: readonly Sector[]
  readonly notSector?: readonly Sector[]
  readonly source?: readonly string[]
  readonly status?: readonly ItemState[]
  readonly answer?: readonly string[]
  readonly answered?: boolean
  readonly met?: boolean
  readonly ended?: boolean
}
export type CountMeasure = {
  readonly kind: 'count'
  readonly of: (typeof MEASURED)[number]
  readonly where?: MeasureWhere
}
export type ShareMeasure = { readonly kind: 'share'; readonly part: CountMeasure; readonly whole: CountMeasure }
export type MedianTimeMeasure = {
  readonly kind: 'median_time'
  readonly from: EventRef
  readonly to: EventRef
  readonly apart?: 'urgent'
}
export type SumMeasure = {
  readonly kind: 'sum'
  readonly of: 'item_amounts' | 'support_hours'
  readonly where?: MeasureWhere
}
export type Measure = CountMeasure | ShareMeasure | MedianTimeMeasure | SumMeasure
export const INDICATOR_UNITS = ['count', 'percent', 'months', 'days', 'hours', 'pln'] as const
export const BREAKDOWNS = ['area', 'gmina', 'powiat', 'support', 'sector'] as const
export type Indicator = {
  readonly id: string
  readonly name: Name
  readonly unit: (typeof INDICATOR_UNITS)[number]
  readonly measure: Measure
  readonly by?: (typeof BREAKDOWNS)[number]
  readonly benchmark?: { readonly part: number; readonly whole: number; readonly source: string }
  readonly groups?: readonly string[]
  readonly clause: string
}
