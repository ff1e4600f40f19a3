import { z } from 'zod'
import type { LocalDate } from '#kernel'
import { type Bounds, EXTENTS, SECTORS, TIME_UNITS } from '../definition/document.ts'
import type { LocalAmounts, Model } from '../definition/model.domain.ts'

/** Kinds of fields that a gmina may add: nothing that names people, institutions or files, and nothing to choose from. */
export const LOCAL_KINDS = ['text', 'long_text', 'number', 'date', 'yes_no'] as const

/** The value of each kind of local setting (FORMAT.md, section 12). A deadline keeps the unit in which its amount was set. */
const Values = {
  deadline: z.strictObject({ amount: z.int().min(1), unit: z.enum(TIME_UNITS) }),
  param: z.strictObject({ amount: z.int().min(0) }),
  label: z.strictObject({ label: z.string() }),
  add_fields: z.strictObject({
    fields: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(LOCAL_KINDS),
        label: z.string(),
        help: z.string().optional(),
        category: z.string().optional(),
      }),
    ),
  }),
  add_items: z.strictObject({ items: z.array(z.strictObject({ id: z.string(), label: z.string() })) }),
  narrow_sharing: z.strictObject({
    rows: z.array(
      z.strictObject({
        sectors: z.array(z.enum(SECTORS)).optional(),
        categories: z.array(z.string()),
        extent: z.enum(EXTENTS),
        grounds: z.array(z.string()),
      }),
    ),
  }),
}

const setting = <W extends keyof typeof Values>(what: W) =>
  z.object({ what: z.literal(what), target: z.string(), value: Values[what] })

/** What is set for which element of the model. For `narrow_sharing` the target is a role, and the rows are all that it may be shown. */
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
export type DatedAmount = (SettingOf<'deadline'> | SettingOf<'param'>) &
  Between & {
    /** Whether a mapping moves it to the nearest bound, where it lies outside the bounds of the version (FORMAT.md, section 13). */
    readonly clamped?: boolean
  }

export const holdsOn = ({ from, until }: Between, day: LocalDate): boolean =>
  from <= day && (until === null || until >= day)

/**
 * The gmina's own amounts on a day, as this version of the model takes them: a setting made for another version counts where the
 * deadline is still counted in the same unit, as it is within the bounds, at the nearest bound where a mapping says so. Else the model's
 * own amount holds.
 */
export function amountsOn(model: Model, settings: readonly DatedAmount[], day: LocalDate): LocalAmounts {
  return new Map(
    settings.flatMap((one) => {
      const amount = holdsOn(one, day) ? amountIn(model, one) : null
      return amount === null ? [] : [[one.target, amount] as const]
    }),
  )
}

/** What a setting amounts to in a version; `null`: there it does not count. */
export function amountIn(model: Model, one: DatedAmount): number | null {
  const bounds = boundsFor(model, one)
  const { amount } = one.value
  if (!bounds) return null
  if (isWithin(bounds, amount)) return amount
  return one.clamped ? Math.min(Math.max(amount, bounds.min), bounds.max) : null
}

export const isWithin = ({ min, max }: Bounds, amount: number): boolean => amount >= min && amount <= max

function boundsFor(model: Model, one: DatedAmount): Bounds | undefined {
  if (one.what === 'param') return model.param.find(one.target)?.local
  const deadline = model.deadline.find(one.target)
  return deadline?.unit === one.value.unit ? deadline.local : undefined
}
