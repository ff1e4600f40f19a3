import { type Band, together } from './bands.domain.ts'

/** What PostgreSQL tells of the needs of a gmina or powiat in a year, one row for each figure of the tree (ADR 58). */
export type ToldNeed = {
  readonly level: 'quarter' | 'state' | 'gmina' | 'powiat' | 'area' | 'all'
  readonly unitCode: string | null
  readonly area: string | null
  readonly areaName: string | null
  readonly reason: string | null
  readonly reasonName: string | null
  readonly quarter: number | null
  readonly standing: boolean | null
  readonly lo: number
  readonly hi: number
}

/** An area or a reason: in the words of the model, or one that the program knows by itself. */
export type Named = { readonly id: string; readonly name: string | null }
export type ReasonTold = Named & {
  readonly band: Band
  /** Of them still without a service; null where there are none. */
  readonly standing: Band | null
}
export type AreaTold = Named & {
  readonly reasons: readonly ReasonTold[]
  readonly band: Band
  readonly standing: Band | null
  /** From the first quarter of the year to the fourth. */
  readonly quarters: readonly (Band | null)[]
}
export type NeedsTold = {
  readonly areas: readonly AreaTold[]
  readonly reasons: readonly (Named & { readonly band: Band })[]
  readonly all: Band | null
  /** Gminas of a powiat, in the order of their codes. */
  readonly gminas: readonly { readonly code: string; readonly band: Band }[]
}

const QUARTERS = [1, 2, 3, 4]
type Part = Pick<ToldNeed, 'level'> & Partial<Pick<ToldNeed, 'area' | 'reason' | 'quarter' | 'standing' | 'unitCode'>>

/** The report of a gmina or powiat. Sums of what is told are made of what is told alone. */
export function needsTold(rows: readonly ToldNeed[], inOrder: (a: Named, b: Named) => number): NeedsTold {
  const where = (part: Part) =>
    rows.filter((row) => Object.entries(part).every(([key, value]) => row[key as keyof ToldNeed] === value))
  const sum = (part: Part): Band | null => together(where(part))
  // A powiat has sums of its own, which say more than what its gminas add up to.
  const told = (own: Part, parts: Part): Band => sum(own) ?? sum(parts) ?? { lo: 0, hi: 0 }
  const reasonIn = (area: string, { id, name }: Named): ReasonTold => ({
    ...{ id, name },
    band: told({ level: 'powiat', area, reason: id }, { level: 'gmina', area, reason: id }),
    standing: sum({ level: 'state', area, reason: id, standing: true }),
  })
  const leaves = where({ level: 'gmina' })
  const areas = distinct(leaves.map(({ area, areaName }) => ({ id: area ?? '', name: areaName }))).sort(inOrder)
  const reasons = distinct(leaves.map(({ reason, reasonName }) => ({ id: reason ?? '', name: reasonName }))).sort(
    inOrder,
  )
  return {
    areas: areas.map(({ id, name }) => {
      const here = distinct(
        leaves.filter(({ area }) => area === id).map((row) => ({ id: row.reason ?? '', name: row.reasonName })),
      ).sort(inOrder)
      const shown = here.map((reason) => reasonIn(id, reason))
      return {
        ...{ id, name, reasons: shown },
        band: told({ level: 'area', area: id }, { level: 'gmina', area: id }),
        standing: sum({ level: 'state', area: id, standing: true }),
        quarters: QUARTERS.map((quarter) => sum({ level: 'quarter', area: id, quarter })),
      }
    }),
    reasons: reasons.map((reason) => {
      const own = where({ level: 'powiat', reason: reason.id })
      return { ...reason, band: together(own.length > 0 ? own : where({ level: 'gmina', reason: reason.id })) ?? NONE }
    }),
    all: sum({ level: 'all' }) ?? sum({ level: 'gmina' }),
    gminas: [...new Set(leaves.map(({ unitCode }) => unitCode ?? ''))].sort().map((code) => ({
      code,
      band: sum({ level: 'gmina', unitCode: code }) ?? NONE,
    })),
  }
}

const NONE: Band = { lo: 0, hi: 0 }

const distinct = (all: readonly Named[]): Named[] => [...new Map(all.map((one) => [one.id, one])).values()]
