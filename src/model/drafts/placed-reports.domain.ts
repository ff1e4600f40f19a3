import type { Drawn } from '../definition/drawn.domain.ts'
import type { Report } from '../definition/report.domain.ts'
import { hasRows } from './draft-fields.domain.ts'
import { formOf } from './draft-places.domain.ts'
import { under } from './field-values.domain.ts'
import { type Place, placeOfPath } from './find-place.domain.ts'

/** A report of the check with the page where it can be mended, and the field on it; an empty field means the page as a whole. */
export type PlacedReport = Report & { readonly about: string; readonly field: string }

export function placedReports(places: readonly Place[], reports: readonly Report[]): readonly PlacedReport[] {
  return reports.map((report) => {
    const found = placeOfPath(places, report.path)
    if (!found) return { ...report, about: '@document', field: '' }
    const { place, field } = found
    return {
      ...report,
      about: place.about,
      field: fieldShown(formOf(place.kind, place.value), field === '' ? [] : field.split('.'), ''),
    }
  })
}

/** The name of the field that shows what is wrong: the report may lie deeper, as one word of several that are ticked. */
function fieldShown(drawn: Drawn, [key, ...rest]: readonly string[], name: string): string {
  if (key === undefined) return name
  if (drawn.is === 'record') {
    const found = drawn.keys.find((one) => one.key === key)
    return found ? fieldShown(found.drawn, rest, under(name, key)) : name
  }
  if (drawn.is === 'nullable') return fieldShown(drawn.of, [key, ...rest], name)
  if (drawn.is === 'variants') {
    const keys = [...drawn.of.values()].flatMap((one) => one.keys)
    const found = keys.find((one) => one.key === key)
    return found ? fieldShown(found.drawn, rest, under(name, key)) : under(name, drawn.on)
  }
  return drawn.is === 'list' && hasRows(drawn.of) ? fieldShown(drawn.of, rest, under(name, key)) : name
}

/** What is wrong on one page, by the field; the first of several at one field. */
export function errorsAt(
  reports: readonly PlacedReport[],
  about: string,
  whole: string,
): Readonly<Record<string, string>> {
  const own = reports.filter((report) => report.about === about)
  return Object.fromEntries([...own].reverse().map(({ field, message }) => [field === '' ? whole : field, message]))
}
