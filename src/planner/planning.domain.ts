import { z } from 'zod'

const Id = z.string().min(1).max(100)
/** A unit of the country by TERYT: 2 digits a voivodeship, 4 a powiat, 6 or 7 a gmina. */
const Place = z.string().regex(/^\d{2}(\d{2}(\d{2}\d?)?)?$/)
const Grosze = z.int().min(0).max(1_000_000_000_00)
const Points = z.int().min(0).max(100_000)

export const NEED_WEIGHTS = ['urgent', 'important', 'would_help'] as const
/** How much a need matters, in the word that family and team agreed. */
export type NeedWeight = (typeof NEED_WEIGHTS)[number]

/** So many points for each step, and never more than `most`. */
const Stepwise = z.strictObject({ points: Points, every: z.int().min(1), most: Points })
export type Stepwise = z.infer<typeof Stepwise>

/**
 * The priorities that people set openly, as one table of words and whole numbers. Points belong to a need that is met and to the way it is
 * met: nothing in the table is about a person or a family, so nobody can be given a number.
 */
export const PlanningRules = z
  .strictObject({
    /** Whoever reads a proposal finds the table it was made by under this name. */
    version: Id,
    /** For a need that is met. */
    met: z.strictObject({ urgent: Points, important: Points, would_help: Points }),
    /** Added for each full `every` days since the need was written down. */
    waited: Stepwise,
    /** Added for the needs that the family puts in the first places of its own order: first, second… */
    familyPlaces: z.array(Points).max(10),
    /** Added once for each family that gets anything, so that none is left with nothing while another gets everything. */
    firstOfFamily: Points,
    /** Taken off for each step down the order of sources. */
    sourceStep: Points,
    /** Taken off for each place lower in the family's order of services for this need. */
    familyOrder: z.strictObject({ points: Points, most: Points }),
    /** Taken off for each begun `every` days before the service can start. */
    waiting: Stepwise,
    /** Taken off for each begun `every` kilometres. */
    distance: Stepwise,
    /** Taken off when the language that was asked for is not spoken there. */
    language: Points,
  })
  .refine(({ met }) => met.urgent > met.important && met.important > met.would_help, 'words_out_of_order')
  .refine((rules) => rules.sourceStep > mostTakenOff(rules), 'source_step_too_small')
export type PlanningRules = z.infer<typeof PlanningRules>

type TakenOff = Readonly<Record<'familyOrder' | 'waiting' | 'distance', { readonly most: number }>> & {
  readonly language: number
}

/** The most that anything but the source may take off. */
export function mostTakenOff({ familyOrder, waiting, distance, language }: TakenOff): number {
  return familyOrder.most + waiting.most + distance.most + language
}

/** What was found about one service for one need, before anything is planned. */
const Judged = z.strictObject({
  service: Id,
  eligible: z.enum(['yes', 'no', 'unknown']),
  /** The rules of eligibility that decided, by their codes. */
  reasons: z.array(Id),
  /** Whole kilometres; null where it is not known. */
  km: z.int().min(0).nullable(),
})
export type Judged = z.infer<typeof Judged>

/** One need. Whose it is stands only as an opaque id, by which nobody gets the same thing twice. */
const Need = z.strictObject({
  id: Id,
  person: Id,
  category: Id,
  weight: z.enum(NEED_WEIGHTS),
  /** The gmina in which the service must reach the person. */
  place: Place,
  /** Units in one period, and for how many periods. */
  units: z.int().min(1),
  periods: z.int().min(1),
  waitedDays: z.int().min(0),
  /** Its place among the needs that the family itself put in order. */
  familyPlace: z.int().min(1).nullable(),
  /** Services in the family's own order, the first one first; empty where it put none in order. */
  order: z.array(Id),
  /** Services that the family does not want for this need. */
  declined: z.array(Id),
  language: Id.nullable(),
  judged: z.array(Judged),
})
export type Need = z.infer<typeof Need>

const Family = z.strictObject({ id: Id, gmina: Place, needs: z.array(Need) })
export type Family = z.infer<typeof Family>

const Service = z.strictObject({
  id: Id,
  /** What makes two services the same thing, whoever provides them. */
  kind: Id,
  provider: Id,
  category: Id,
  area: z.array(Place),
  /** One of `sources`. */
  source: Id,
  /** Free in each period, apart from promises that are part of the planning; null where nothing runs out. */
  units: z.int().min(0).nullable(),
  period: z.enum(['once', 'day', 'week', 'month', 'quarter', 'year']),
  /** For one unit in one period, from the envelope; null where it is not known, which from the paid source cannot be planned. */
  grosze: Grosze.nullable(),
  waitingDays: z.int().min(0).nullable(),
  languages: z.array(Id),
})
export type Service = z.infer<typeof Service>

/** Money of one gmina that is not bound yet, and the most of it that one family may get. */
const Envelope = z.strictObject({ gmina: Place, left: Grosze, perFamily: Grosze.nullable() })
export type Envelope = z.infer<typeof Envelope>

/** What was already promised for a need. It stays, even where there is no longer enough for it. */
const Promised = z.strictObject({ need: Id, service: Id, units: z.int().min(0), grosze: Grosze })
export type Promised = z.infer<typeof Promised>

/** Everything that a proposal is made from. */
export const Planning = z.strictObject({
  rules: PlanningRules,
  /** The sources in the order of the model, and the one from which things are bought. */
  sources: z.array(Id).min(1),
  paidSource: Id,
  families: z.array(Family),
  services: z.array(Service),
  envelopes: z.array(Envelope),
  promises: z.array(Promised),
})
export type Planning = z.infer<typeof Planning>

/** Whether a place lies in an area: in one of its units or in a unit below them. */
export const within = (place: string, area: readonly string[]): boolean => area.some((unit) => place.startsWith(unit))
