import type { LocalDate } from '#kernel'
import { EXTENTS, type Extent } from '#model'
import { clean, day, type Posted, type Read, type Say, textOf } from '#platform'
import { type LineConfirmed, LONGEST_CODE, LONGEST_WORDS } from './confirm-package.schema.ts'
import type { JoiningPackage } from './package.query.server.ts'

export const takeField = (key: string): string => `take.${key}`
export const extentField = (key: string): string => `extent.${key}`
export const wordsField = (key: string): string => `words.${key}`

type PackageRead = { readonly lines: readonly LineConfirmed[]; readonly basis: string; readonly until: LocalDate }

/** Reads the confirmation of a package: its ticked lines as they were narrowed. A text under a line left unticked is asked about, not lost. */
export function readPackage(posted: Posted, { pack }: { readonly pack: JoiningPackage }): Read<PackageRead> {
  const errors: Record<string, Say> = {}
  const lines: LineConfirmed[] = []
  for (const { key, extent: proposed } of pack.lines.filter(({ ready }) => ready)) {
    const words = clean(textOf(posted, wordsField(key)))
    const extent = extentOf(textOf(posted, extentField(key)), proposed)
    if (!extent) errors[extentField(key)] = { key: 'platform.form.not_offered' }
    if (words.length > LONGEST_WORDS) {
      errors[wordsField(key)] = { key: 'platform.form.too_long', params: { max: LONGEST_WORDS } }
    }
    const taken = textOf(posted, takeField(key)) !== ''
    if (taken && extent) lines.push({ key, extent, words })
    if (!taken && words !== '' && words !== pack.words[key]) {
      errors[takeField(key)] = { key: 'casework.sharing.package.text_not_ticked' }
    }
  }
  const basis = clean(textOf(posted, 'basis'))
  if (basis.length > LONGEST_CODE) {
    errors.basis = { key: 'platform.form.too_long', params: { max: LONGEST_CODE } }
  }
  const until = day.safeParse(textOf(posted, 'until'))
  if (!until.success) {
    errors.until = { key: textOf(posted, 'until') === '' ? 'platform.form.required' : 'platform.form.bad_format' }
  }
  if (!until.success || Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { lines, basis, until: until.data } }
}

/** A line with one possible extent asks nothing about it. */
const extentOf = (typed: string, proposed: Extent): Extent | undefined =>
  typed === '' ? proposed : EXTENTS.find((one) => one === typed)
