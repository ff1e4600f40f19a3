import { type Answers, changesOf, type Form, hasRows, type MappingDocument, type Value } from '#model'
import { listMappings, modelOf } from '#model/server'
import type { Ctx } from '#platform/server'
import { latestAnswers } from '../forms/answers.query.server.ts'
import { type Carried, migrationsOf } from './case-migrations.store.server.ts'

type FieldPlace = Extract<MappingDocument['changes'][number], { kind: 'field_moved' }>['to']
/** An answer that follows its field from another form. */
export type CarriedAnswer = { readonly to: FieldPlace; readonly value: Value }

/**
 * Answers that were given in other forms of the case, to fields that a mapping moved into this one (`field_moved`, `copy_if_empty`,
 * FORMAT.md, section 13): those of the form completed last, as far as the reader sees them. A file stays where it was attached.
 */
export async function carriedAnswers(ctx: Ctx, file: Carried, form: Form): Promise<readonly CarriedAnswer[]> {
  const past = (await migrationsOf(ctx, file)).filter(({ undone }) => !undone)
  if (past.length === 0) return []
  const mappings = await listMappings(ctx)
  const found: CarriedAnswer[] = []
  for (const { mapping } of past) {
    const moves = changesOf(mapping, 'field_moved').filter(
      ({ from, to, values }) => values === 'copy_if_empty' && to.form === form.id && from.form !== form.id,
    )
    const published = mappings.find(
      ({ document: { model, from, to } }) => model === mapping.model && from === mapping.from && to === mapping.to,
    )
    if (moves.length === 0 || !published) continue
    const old = await modelOf(ctx, published.fromId)
    for (const { from, to } of moves) {
      const before = old.form(from.form)
      const field = before.sections.flatMap(({ fields }) => fields).find(({ id }) => id === from.field)
      if (!field || field.kind === 'file') continue
      const given = (await latestAnswers(ctx, file.id, before))[from.section]
      const value = given === undefined || hasRows(given) ? undefined : given[from.field]
      if (value !== undefined && value !== null) found.push({ to, value })
    }
  }
  return found
}

/** The answers with those that were carried, where nothing stands yet. Rows have their own answers and take none. */
export function withCarried(form: Form, answers: Answers, carried: readonly CarriedAnswer[]): Answers {
  const now: Record<string, Answers[string]> = { ...answers }
  for (const { to, value } of carried) {
    const section = form.sections.find(({ id }) => id === to.section)
    const there = now[to.section] ?? {}
    if (!section || section.repeat || hasRows(there) || Object.hasOwn(there, to.field)) continue
    now[to.section] = { ...there, [to.field]: value }
  }
  return now
}
