import type { LocalDate } from '#kernel'
import type { Param, TimeUnit } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import { amountIn, type DatedAmount, holdsOn } from '../local/local-setting.domain.ts'
import type { MappingDocument } from '../mapping/mapping.ts'
import { changesOf } from './case-migration.domain.ts'

/** What becomes of one amount that a gmina set, when its cases go over to the next version. */
export type LocalAfter = {
  readonly what: DatedAmount['what']
  readonly target: string
  readonly before: number
  readonly unit: TimeUnit | Param['unit']
  /** `kept` and `clamped`: the gmina's own; `dropped`: the new version's own, `null` where it no longer has the element. */
  readonly how: 'kept' | 'clamped' | 'dropped'
  readonly after: number | null
  readonly unitAfter: TimeUnit | Param['unit'] | null
}

/**
 * The gmina's own amounts that count on a day in the old version, each with what it becomes in the new one: kept within the new bounds,
 * else moved to the nearest one or no longer in force, as the mapping says of the deadline (FORMAT.md, section 13). An amount counted in
 * another unit is never turned into the new one.
 */
export function localAfter(
  { from, to, mapping }: { readonly from: Model; readonly to: Model; readonly mapping: MappingDocument },
  settings: readonly DatedAmount[],
  day: LocalDate,
): readonly LocalAfter[] {
  const clamped = new Map(
    changesOf(mapping, 'deadline_changed').map(({ deadline, localValues }) => [deadline, localValues === 'clamp']),
  )
  return settings.flatMap((one) => {
    const before = holdsOn(one, day) ? amountIn(from, one) : null
    if (before === null) return []
    const amount = amountIn(to, { ...one, clamped: clamped.get(one.target) ?? one.clamped ?? false })
    const own = ownIn(to, one)
    const how = amount === null ? 'dropped' : amount === one.value.amount ? 'kept' : 'clamped'
    return [
      {
        what: one.what,
        target: one.target,
        before,
        unit: ownIn(from, one)?.unit ?? 'count',
        how,
        after: amount ?? own?.amount ?? null,
        unitAfter: own?.unit ?? null,
      } as const,
    ]
  })
}

/** The model's own amount and unit. */
function ownIn(model: Model, { what, target }: DatedAmount) {
  if (what === 'deadline') return model.deadline.find(target)
  const param = model.param.find(target)
  return param && { amount: param.value, unit: param.unit }
}
