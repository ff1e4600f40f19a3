import { sql } from 'kysely'
import { LocalDate, termsOf } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { type FreeUnits, freeUnits } from '../supply/free-units.query.server.ts'
import { ageOf, type Category, type CostKind, type EntryAge } from './service.domain.ts'

export type ServiceListed = {
  readonly id: string
  readonly name: string
  readonly category: Category
  readonly cost: CostKind
  readonly provider: string
  readonly place: Place | null
  readonly age: EntryAge
  /** What of it is free; nothing where nothing is counted and nobody waits. */
  readonly free: FreeUnits | null
}
export type ServiceSearch = {
  readonly text?: string | undefined
  readonly category?: Category | undefined
  readonly free?: boolean | undefined
  /** A gmina, powiat or voivodeship: what serves it or a part of it; what is given there comes first. */
  readonly unitCode?: string | undefined
}
/** `alike`: nothing holds all the words, so these are only called like them. */
export type ServicesFound = {
  readonly services: readonly ServiceListed[]
  readonly alike: boolean
  readonly more: boolean
}

const MOST_SHOWN = 100
const MOST_TYPED = 100
/** How far a name may be from what was typed to be shown when nothing holds the words themselves. */
const ALIKE = 0.4
/** Signs of the TERYT code of a gmina. */
const GMINA = 6

type By = 'words' | 'likeness'

/** Entries of the directory that the reader may see, archived ones left out, by words in any of their Polish forms. */
export async function searchServices(ctx: Ctx, search: ServiceSearch): Promise<ServicesFound> {
  const text = (search.text ?? '').slice(0, MOST_TYPED)
  const found = await rowsOf(ctx, search, text, 'words')
  const alike = found.length === 0 && text.trim() !== ''
  const rows = alike ? await rowsOf(ctx, search, text, 'likeness') : found
  const shown = rows.slice(0, MOST_SHOWN)
  const [places, free] = await Promise.all([
    placesByCode(ctx, [...new Set(shown.flatMap((row) => row.place_code ?? []))]),
    freeUnits(
      ctx,
      shown.map(({ id }) => id),
    ),
  ])
  return {
    services: shown.map((row) => ({
      id: row.id,
      name: row.name,
      // The columns' checks name the same words.
      category: row.category as Category,
      cost: row.cost as CostKind,
      provider: row.provider,
      place: places.get(row.place_code ?? '') ?? null,
      age: ageOf(LocalDate.parse(row.assured_on), ctx.today),
      free: free.get(row.id) ?? null,
    })),
    alike: alike && shown.length > 0,
    more: rows.length > MOST_SHOWN,
  }
}

/** The unit itself and those it lies in, whose codes its own begins with. */
const around = (code: string): string[] => [...new Set([code.slice(0, 2), code.slice(0, 4), code])]

function rowsOf(ctx: Ctx, { category, free, unitCode }: ServiceSearch, text: string, by: By) {
  const terms = by === 'words' ? [...termsOf(text)] : []
  // In a gmina nothing smaller is served, so its own code and those around it say everything.
  const inGmina = unitCode !== undefined && unitCode.length === GMINA
  const asked = { area: inGmina ? around(unitCode) : null, terms: terms.length > 0 ? terms : null }
  return ctx.db
    .selectFrom('directory.service as s')
    .innerJoin('institutions.institution as i', 'i.id', 's.institution_id')
    .select(['s.id', 's.name', 's.category', 's.cost', 's.place_code', 's.assured_on', 'i.short_name as provider'])
    .where('s.archived_on', 'is', null)
    .$if(asked.area !== null || asked.terms !== null, (q) =>
      q.where(sql<boolean>`s.id in (select directory.services_found(${asked.area}::text[], ${asked.terms}::text[]))`),
    )
    .$if(by === 'likeness', (q) => q.where(sql<boolean>`s.id in (select directory.services_alike(${text}, ${ALIKE}))`))
    .$if(category !== undefined, (q) => q.where('s.category', '=', category ?? ''))
    .$if(free === true, (q) => q.where('s.cost', '=', 'free'))
    .$if(unitCode !== undefined && asked.area === null, (q) =>
      q.where(
        sql<boolean>`(s.area && ${around(unitCode ?? '')}::text[]
          or exists (select from unnest(s.area) a where starts_with(a, ${unitCode ?? ''})))`,
      ),
    )
    .orderBy(sql`coalesce(starts_with(s.place_code, ${unitCode ?? ''}), false) desc`)
    .orderBy(sql`coalesce(starts_with(s.place_code, ${(unitCode ?? '').slice(0, 4)}), false) desc`)
    .orderBy(sql`s.name collate "pl-x-icu"`)
    .orderBy('s.id')
    .limit(MOST_SHOWN + 1)
    .execute()
}
