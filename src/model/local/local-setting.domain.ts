import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { EXTENTS, SECTORS, TIME_UNITS } from '../definition/document.ts'
import type { LocalAmounts, Model } from '../definition/model.domain.ts'

/** The value of each kind of local setting (FORMAT.md, section 12). A deadline keeps the unit in which its amount was set. */
const Values = {
  deadline: z.strictObject({ amount: z.int().min(1), unit: z.enum(TIME_UNITS) }),
  param: z.strictObject({ amount: z.int().min(0) }),
  label: z.strictObject({ label: z.string() }),
  add_fields: z.strictObject({
    section: z.string(),
    fields: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['text', 'long_text', 'number', 'date', 'yes_no']),
        label: z.string(),
        help: z.string().optional(),
        category: z.string().optional(),
      }),
    ),
  }),
  add_items: z.strictObject({ items: z.array(z.strictObject({ id: z.string(), label: z.string() })) }),
  narrow_sharing: z.strictObject({
    sectors: z.array(z.enum(SECTORS)).optional(),
    categories: z.array(z.string()),
    extent: z.enum(EXTENTS),
    grounds: z.array(z.string()),
  }),
}

const setting = <W extends keyof typeof Values>(what: W) =>
  z.object({ what: z.literal(what), target: z.string(), value: Values[what] })

/** What is set for which element of the model. For `narrow_sharing` the target is the role whose row is narrowed. */
export const LocalSetting = z.discriminatedUnion('what', [
  setting('deadline'),
  setting('param'),
  setting('label'),
  setting('add_fields'),
  setting('add_items'),
  setting('narrow_sharing'),
])
export type LocalSetting = z.infer<typeof LocalSetting>
export type SettingKind = LocalSetting['what']
export type SettingOf<W extends SettingKind> = Extract<LocalSetting, { readonly what: W }>

/** Days on which something counts, the last one included; `null`: until it is set anew. */
export type Between = { readonly from: LocalDate; readonly until: LocalDate | null }
export type DatedSetting = LocalSetting & Between
/** A length of a deadline or a value of a parameter, with the days on which it holds. */
export type DatedAmount = (SettingOf<'deadline'> | SettingOf<'param'>) & Between

export const holdsOn = ({ from, until }: Between, day: LocalDate): boolean =>
  from <= day && (until === null || until >= day)

/**
 * The gmina's own amounts on a day, as this version of the model takes them: a setting made for another version counts only where the
 * deadline is still counted in the same unit and the amount still lies within the bounds. Else the model's own amount holds.
 */
export function amountsOn(model: Model, settings: readonly DatedAmount[], day: LocalDate): LocalAmounts {
  return new Map(
    settings
      .filter((one) => holdsOn(one, day) && isTaken(model, one))
      .map(({ target, value }) => [target, value.amount] as const),
  )
}

function isTaken(model: Model, one: DatedAmount): boolean {
  const { amount } = one.value
  const within = (bounds: { readonly min: number; readonly max: number } | undefined) =>
    bounds !== undefined && amount >= bounds.min && amount <= bounds.max
  if (one.what === 'param') return within(model.param.find(one.target)?.local)
  const deadline = model.deadline.find(one.target)
  return deadline !== undefined && deadline.unit === one.value.unit && within(deadline.local)
}
