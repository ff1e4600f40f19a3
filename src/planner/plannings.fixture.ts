import { NEED_WEIGHTS, type Need, type Planning, type Service } from './planning.domain.ts'
import { FIRST_RULES } from './rules.domain.ts'

export const SOURCES = ['own', 'existing', 'partner', 'paid'] as const
const GMINAS = ['2604012', '2604042', '2604052', '2604062', '2604072', '2604082', '2604092', '2604102']

export type Size = {
  readonly families: number
  readonly needs: number
  readonly services: number
  readonly categories?: number
  /** Units of all services together, as a part of all that is asked for. */
  readonly supply?: number
  /** Of each gmina, in grosze. */
  readonly envelope?: number
  readonly seed?: number
}

/** An invented planning of some size, the same one for the same seed: scarce places, scarce money, services that reach some gminas only. */
export function inventedPlanning({ families, needs, services, supply = 0.75, envelope, ...size }: Size): Planning {
  const { categories = 12, seed = 1 } = size
  const next = numbersFrom(seed)
  const upTo = (most: number) => Math.floor(next() * most)
  const asked = families * needs * 1.5
  const list = Array.from({ length: services }, (_, no): Service => {
    const source = SOURCES[upTo(SOURCES.length)] ?? 'paid'
    return {
      id: `s${String(no).padStart(5, '0')}`,
      kind: `kind-${no % (categories * 3)}`,
      provider: `provider-${upTo(20)}`,
      category: `area-${no % categories}`,
      area: next() < 0.5 ? ['2604'] : GMINAS.filter(() => next() < 0.5),
      source,
      units: Math.ceil(((asked * supply) / services) * (0.5 + next())),
      period: 'month',
      grosze: source === 'paid' ? 5_000 + upTo(16) * 1_000 : null,
      waitingDays: upTo(60),
      languages: next() < 0.2 ? ['pl', 'uk'] : ['pl'],
    }
  })
  const byCategory = Map.groupBy(list, ({ category }) => category)
  const need = (family: number, no: number, place: string): Need => {
    const category = `area-${upTo(categories)}`
    return {
      id: `f${String(family).padStart(5, '0')}-n${no}`,
      person: `f${family}-p${upTo(4)}`,
      category,
      weight: NEED_WEIGHTS[Math.min(2, upTo(4))] ?? 'would_help',
      place,
      units: 1 + upTo(2),
      periods: 1 + upTo(3),
      waitedDays: upTo(200),
      familyPlace: no < 3 ? no + 1 : null,
      order: [],
      declined: [],
      language: next() < 0.1 ? 'uk' : null,
      judged: (byCategory.get(category) ?? []).map(({ id }) => {
        const drawn = next()
        return {
          service: id,
          eligible: drawn < 0.6 ? 'yes' : drawn < 0.7 ? 'unknown' : 'no',
          reasons: [],
          km: upTo(40),
        }
      }),
    }
  }
  return {
    rules: FIRST_RULES,
    sources: [...SOURCES],
    paidSource: 'paid',
    families: Array.from({ length: families }, (_, family) => {
      const gmina = GMINAS[upTo(GMINAS.length)] ?? ''
      const all = Array.from({ length: needs }, (__, no) => need(family, no, gmina))
      return { id: `f${String(family).padStart(5, '0')}`, gmina, needs: all }
    }),
    services: list,
    envelopes: GMINAS.map((gmina) => ({ gmina, left: envelope ?? families * 10_000, perFamily: 100_000 })),
    promises: [],
  }
}

/** Numbers from 0 to 1 that look drawn and are always the same (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
