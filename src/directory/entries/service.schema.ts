import { z } from 'zod'
import { ContactInput } from '#institutions'
import { line, optionalChoice, optionalText, says, several, ticked } from '#platform'
import { UnitCode } from '#territory'
import { DISABILITIES, PARENTHOODS, REFERRERS } from './eligibility.domain.ts'
import { type HoursRange, NTHS, readRanges, WEEKDAYS } from './hours.domain.ts'
import { ACCESS, AUDIENCES, CATEGORIES, COST_KINDS, COST_UNITS, LANGUAGES, WAYS } from './service.domain.ts'

export const ServiceId = z.uuid().brand<'ServiceId'>()
export type ServiceId = z.infer<typeof ServiceId>

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value)

/** A whole number within bounds, or left empty. */
const optionalNumber = (least: number, most: number, key: 'directory.refusal.age' | 'directory.refusal.percent') =>
  z.preprocess(
    emptyToUndefined,
    z
      .string()
      .regex(/^\d{1,4}$/, says(key))
      .transform(Number)
      .refine((number) => number >= least && number <= most, says(key))
      .optional(),
  )

const GROSZE = 100
/** "1 234,50" as grosze, or left empty. */
const optionalMoney = z.preprocess(
  (value) => (typeof value === 'string' ? emptyToUndefined(value.replace(/[\s\u00a0]|zł$/g, '')) : value),
  z
    .string()
    .regex(/^\d{1,7}([.,]\d{1,2})?$/, says('directory.refusal.amount'))
    .transform((text) => Math.round(Number(text.replace(',', '.')) * GROSZE))
    .optional(),
)

const hoursText = z.preprocess(
  (value) => (value === undefined ? '' : value),
  z.string().transform((text, context): readonly HoursRange[] => {
    const ranges = readRanges(text)
    if (ranges) return ranges
    context.addIssue({ code: 'custom', message: says('directory.refusal.hours') })
    return z.NEVER
  }),
)

const website = z.preprocess(
  (value) =>
    typeof value === 'string' && value !== '' && !/^https?:\/\//.test(value)
      ? `https://${value}`
      : emptyToUndefined(value),
  z
    .url({ protocol: /^https?$/, hostname: /\./, error: says('directory.refusal.website') })
    .max(300)
    .optional(),
)

export const HOURS_FIELDS = [
  'hours_mo',
  'hours_tu',
  'hours_we',
  'hours_th',
  'hours_fr',
  'hours_sa',
  'hours_su',
] as const

/** An entry of the directory as its form sends it. */
export const ServiceInput = z
  .object({
    version: z.coerce.number().int().nonnegative(),
    name: line(200).min(2),
    category: z.enum(CATEGORIES),
    summary: line(3000),
    target_group: optionalText(500),
    age_from: optionalNumber(0, 120, 'directory.refusal.age'),
    age_to: optionalNumber(0, 120, 'directory.refusal.age'),
    lives_in_area: ticked,
    disability: optionalChoice(z.enum(DISABILITIES)),
    income_percent: optionalNumber(1, 2000, 'directory.refusal.percent'),
    referral: several(z.enum(REFERRERS)),
    parenthood: several(z.enum(PARENTHOODS)),
    registered_unemployed: ticked,
    insured: ticked,
    other_rule: optionalText(300),
    documents: optionalText(2000),
    area: several(UnitCode),
    area_more: optionalText(500),
    ways: several(z.enum(WAYS)).refine((ways) => ways.length > 0, says('platform.form.required')),
    address: ContactInput.shape.address,
    postal_code: ContactInput.shape.postal_code,
    place_unit: optionalChoice(UnitCode),
    hours_mo: hoursText,
    hours_tu: hoursText,
    hours_we: hoursText,
    hours_th: hoursText,
    hours_fr: hoursText,
    hours_sa: hoursText,
    hours_su: hoursText,
    month_nth: optionalChoice(z.enum(NTHS)),
    month_day: optionalChoice(z.enum(WEEKDAYS)),
    month_hours: hoursText,
    hours_note: optionalText(300),
    cost: z.enum(COST_KINDS),
    amount: optionalMoney,
    unit: optionalChoice(z.enum(COST_UNITS)),
    cost_note: optionalText(300),
    funding: optionalText(300),
    languages: several(z.enum(LANGUAGES)),
    access: several(z.enum(ACCESS)),
    email: ContactInput.shape.email,
    phone: ContactInput.shape.phone,
    website,
    audience: z.enum(AUDIENCES),
  })
  .superRefine((input, context) => {
    const wrong = (path: string, key: Parameters<typeof says>[0]) =>
      context.addIssue({ code: 'custom', path: [path], message: says(key) })
    if (input.age_from !== undefined && input.age_to !== undefined && input.age_to < input.age_from)
      wrong('age_to', 'directory.refusal.ages')
    if (input.area.length === 0 && input.area_more === undefined) wrong('area', 'directory.refusal.area_empty')
    if (input.ways.includes('at_place') && input.address === undefined) wrong('address', 'directory.refusal.address')
    if (input.cost === 'paid' && input.amount === undefined) wrong('amount', 'directory.refusal.amount_missing')
    if (input.amount !== undefined && input.cost === 'free') wrong('amount', 'directory.refusal.amount_of_free')
    if (input.amount !== undefined && input.unit === undefined) wrong('unit', 'directory.refusal.unit_missing')
    const monthly = [input.month_nth, input.month_day, input.month_hours.length > 0 || undefined]
    if (monthly.some(Boolean) && !monthly.every(Boolean)) wrong('month_hours', 'directory.refusal.month')
  })
export type ServiceInput = z.infer<typeof ServiceInput>
