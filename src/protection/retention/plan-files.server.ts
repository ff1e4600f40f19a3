import { type InstitutionId, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { lockProtectionOf } from '../desk/protection.store.server.ts'
import { type Category, countsYears, FileClassId } from './file-class.domain.ts'
import { fileClassAt, fileClassesOf } from './file-class.query.server.ts'
import { addFileClass, saveLastDayOfClass } from './file-class.store.server.ts'

export type AddClassInput = {
  readonly institutionId: InstitutionId
  readonly symbol: string
  readonly name: string
  readonly category: Category
  readonly years?: number | undefined
  readonly note?: string | undefined
  readonly from: LocalDate
}
export type AddClassRefusal = 'years_missing' | 'years_needless' | 'symbol_in_force'

/**
 * Adds a class to the file plan of an institution (JRWA) from a day on. A symbol counts once on any day: one that changes is ended first.
 * An act of the head or the officer. Throws NotFound and Forbidden.
 */
export async function addClass(ctx: Ctx, input: AddClassInput): Promise<Outcome<FileClassId, AddClassRefusal>> {
  const { institutionId, symbol, name, category, from } = input
  await institutionFor(ctx, institutionId, 'plan')
  if (countsYears(category) && input.years === undefined) return refused('years_missing', { field: 'years' })
  if (!countsYears(category) && input.years !== undefined) return refused('years_needless', { field: 'years' })
  await lockProtectionOf(ctx, institutionId)
  const same = (await fileClassesOf(ctx, institutionId)).filter((one) => one.symbol === symbol)
  if (same.some(({ until }) => until === null || until >= from)) return refused('symbol_in_force', { field: 'symbol' })

  const id = FileClassId.parse(ctx.newId())
  const { years = null, note = null } = input
  await addFileClass(ctx, { id, institutionId, symbol, name, category, years, note, from, until: null })
  const payload = { class: id, symbol, category, years, from }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.file_class.added', payload })
  return ok(id)
}

export type EndClassInput = {
  readonly institutionId: InstitutionId
  readonly classId: FileClassId
  readonly last_day: LocalDate
}
export type EndClassRefusal = 'ends_before_start' | 'ends_sooner_already'

/** Ends a class: no case is put in it after `last_day`; those in it stay. Throws NotFound and Forbidden. */
export async function endClass(ctx: Ctx, input: EndClassInput): Promise<Outcome<FileClassId, EndClassRefusal>> {
  const { institutionId, classId, last_day } = input
  await institutionFor(ctx, institutionId, 'endClass')
  await lockProtectionOf(ctx, institutionId)
  const { from, until } = await fileClassAt(ctx, institutionId, classId)
  if (last_day < from) return refused('ends_before_start', { field: 'last_day' })
  if (until && last_day >= until) return refused('ends_sooner_already', { field: 'last_day' })

  await saveLastDayOfClass(ctx, classId, last_day)
  const payload = { class: classId, lastDay: last_day }
  await record(ctx, { chain: 'institution', about: institutionId, name: 'protection.file_class.ended', payload })
  return ok(classId)
}
