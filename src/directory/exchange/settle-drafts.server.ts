import { LocalDate, plain } from '#kernel'
import { fields } from '#platform'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode, placesNamed } from '#territory/server'
import { entryOf } from '../entries/entry-form.ts'
import { ServiceInput } from '../entries/service.schema.ts'
import type { Draft, Fault, ReadRow } from './shared-service.domain.ts'

const readInput = fields(ServiceInput)
const CODE = /^\d{2}(\d{2}(\d{2})?)?$/
const bare = (text: string): string => text.replace(/^(gmina|gm\.|powiat|pow\.|województwo|woj\.)\s+/i, '')
type Units = (text: string) => Place | 'none' | 'several'

/** Rows in the words of the directory: units that exist, and entries that the form of an entry would take. Asks for all units at once. */
export async function settleDrafts(ctx: Ctx, drafts: readonly Draft[]): Promise<readonly ReadRow[]> {
  const units = await unitsNamed(ctx, drafts)
  return drafts.map((draft) => settled(draft, units, ctx.today))
}

async function unitsNamed(ctx: Ctx, drafts: readonly Draft[]): Promise<Units> {
  const texts = [...new Set(drafts.flatMap(({ area, place }) => [...area, ...(place ? [place] : [])]))]
  const byCode = await placesByCode(
    ctx,
    texts.filter((text) => CODE.test(text)),
  )
  const names = texts.filter((text) => !CODE.test(text)).map(bare)
  const byName = Map.groupBy(await placesNamed(ctx, names), ({ name }) => plain(name))
  return (text) => {
    if (CODE.test(text)) return byCode.get(text) ?? 'none'
    const found = (byName.get(plain(bare(text))) ?? []).filter(({ level }) => fits(text, level))
    if (found.length > 1) return 'several'
    return found[0] ?? 'none'
  }
}

/** "powiat kielecki" is no gmina. */
function fits(text: string, level: Place['level']): boolean {
  if (/^(gmina|gm\.)\s/i.test(text)) return level === 'gmina'
  if (/^(powiat|pow\.)\s/i.test(text)) return level === 'powiat'
  return /^(województwo|woj\.)\s/i.test(text) ? level === 'voivodeship' : true
}

function settled(draft: Draft, units: Units, today: LocalDate): ReadRow {
  const { line, title, id, provider } = draft
  const faults: Fault[] = [...draft.faults]
  const codeOf = (text: string, part: string): readonly string[] => {
    const unit = units(text)
    if (typeof unit === 'object') return [unit.code]
    const key = unit === 'none' ? 'directory.refusal.unit_unknown' : 'directory.refusal.unit_ambiguous'
    faults.push({ part, key, params: { text: text.slice(0, 60) } })
    return []
  }
  // A row that is refused as it stands is not asked for more.
  const whole = draft.faults.length === 0
  const area = whole ? draft.area.flatMap((text) => codeOf(text, 'area')) : []
  const place = whole && draft.place ? codeOf(draft.place, 'place_unit') : []
  const assuredOn = dayIn(draft, today, faults)
  if (!whole) return { line, title, id, provider, entry: null, assuredOn: null, faults }

  const sent = { ...draft.values, version: '0', area, place_unit: place }
  const answer = readInput({
    fields: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value].flat()])),
    files: {},
  })
  if (!answer.ok) {
    const told = new Set(faults.map(({ part }) => part))
    for (const [part, { key, params }] of Object.entries(answer.errors))
      if (!told.has(part)) faults.push({ part, key, ...(params ? { params: plainParams(params) } : {}) })
  }
  const entry = answer.ok && faults.length === 0 ? entryOf(answer.value, area) : null
  return { line, title, id, provider, entry, assuredOn: entry ? assuredOn : null, faults }
}

/** A file that somebody filled in may say a day that is none, or one still to come. */
function dayIn({ assured }: Draft, today: LocalDate, faults: Fault[]): LocalDate | null {
  if (assured === null) return null
  const day = LocalDate.safeParse(assured)
  if (day.success && day.data <= today) return day.data
  const key = day.success ? 'directory.exchange.fault.day_ahead' : 'directory.exchange.fault.day'
  faults.push({ part: 'assured_on', key, params: { text: assured.slice(0, 30) } })
  return null
}

const plainParams = (params: Readonly<Record<string, unknown>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  )
