import { type Change, type Model, nameIn } from '#model'
import type { Locale, MessageKey, T } from '#platform'
import type { MigrationState } from './migration.store.server.ts'
import type { JudgedCase } from './verdict.store.server.ts'

export const STATE_WORDS: Readonly<Record<MigrationState, MessageKey>> = {
  assessing: 'casework.migration.state.assessing',
  planned: 'casework.migration.state.planned',
  migrating: 'casework.migration.state.migrating',
  done: 'casework.migration.state.done',
  called_off: 'casework.migration.state.called_off',
}
export const VERDICT_WORDS: Readonly<Record<JudgedCase['verdict'], MessageKey>> = {
  unaffected: 'casework.migration.verdict.unaffected',
  mapped: 'casework.migration.verdict.mapped',
  question: 'casework.migration.verdict.question',
  stays: 'casework.migration.verdict.stays',
}
export const STAY_WORDS: Readonly<Record<string, MessageKey>> = {
  not_answered: 'casework.migration.stays.not_answered',
  no_such_stage: 'casework.migration.stays.no_place',
  no_such_process: 'casework.migration.stays.no_place',
}

type Versions = { readonly from: Model; readonly to: Model }
type Reader = { readonly t: T; readonly locale: Locale }

/** A change of the mapping in one sentence, in the names of both versions. Changes of the text alone touch no case and have none. */
export function changeInWords(change: Change, { from, to }: Versions, { t, locale }: Reader): string {
  const quoted = (names: readonly string[]) => names.map((name) => `„${name}”`).join(', ')
  const names = (model: Model, kind: 'stage' | 'step' | 'role' | 'form', ids: string | readonly string[]) =>
    quoted([ids].flat().map((id) => nameIn(model[kind](id).name, locale)))
  const both = (
    kind: 'stage' | 'step' | 'role' | 'form',
    one: string | readonly string[],
    other: string | readonly string[],
  ) => ({
    old: names(from, kind, one),
    now: names(to, kind, other),
  })
  const field = (model: Model, place: { readonly form: string; readonly field: string }) => ({
    field: `„${
      model
        .form(place.form)
        .sections.flatMap(({ fields }) => fields)
        .find(({ id }) => id === place.field)?.label ?? place.field
    }”`,
    form: names(model, 'form', place.form),
  })
  switch (change.kind) {
    case 'stage_renamed':
    case 'stage_split':
    case 'stage_merged':
    case 'stage_removed':
      return t(`casework.migration.change.${change.kind}`, both('stage', change.from, change.to))
    case 'step_renamed':
    case 'step_split':
    case 'step_merged':
      return t(`casework.migration.change.${change.kind}`, both('step', change.from, change.to))
    case 'step_removed':
      return t('casework.migration.change.step_removed', { old: names(from, 'step', change.from) })
    case 'role_renamed':
    case 'role_split':
    case 'role_merged':
      return t(`casework.migration.change.${change.kind}`, both('role', change.from, change.to))
    case 'form_renamed':
      return t('casework.migration.change.form_renamed', both('form', change.from, change.to))
    case 'field_moved':
      return t('casework.migration.change.field_moved', {
        ...field(from, change.from),
        now: names(to, 'form', change.to.form),
      })
    case 'field_added':
      return t('casework.migration.change.field_added', field(to, change.to))
    case 'field_removed':
      return t('casework.migration.change.field_removed', field(from, change.from))
    case 'deadline_changed':
      return t('casework.migration.change.deadline_changed', {
        deadline: `„${nameIn(to.deadline(change.deadline).name, locale)}”`,
        old: duration(change.old, t),
        now: duration(change.new, t),
      })
    case 'category_narrowed':
      return t('casework.migration.change.category_narrowed', {
        category: `„${nameIn(to.category(change.category).name, locale)}”`,
        leftOut: change.leftOut,
      })
    default:
      return ''
  }
}

const duration = ({ amount, unit }: { readonly amount: number; readonly unit: string }, t: T): string =>
  t('casework.migration.duration', { amount, unit })
