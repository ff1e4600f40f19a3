import { type Outcome, ok, refused } from '#kernel'
import { bound, changeRows, type FieldBind, type Form, type FormContext, hasRows, type Row, type Value } from '#model'
import type { Ctx } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { type FormRefusal, keepFormDraft } from '../forms/complete-form.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { begunForm, type FormToFill, newForm } from '../forms/form-to-fill.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { askedAs } from './need.domain.ts'

export type DraftRefusal = FormRefusal | 'no_basket' | 'basket_full'
/** A row as it is to stand in the basket form, by the notions its questions are tied to; what the form does not ask is left out. */
export type RowWritten = Readonly<Partial<Record<FieldBind, Value | null>>>

/**
 * Adds a row to the basket that the institution is writing, or begins one from the basket that stands. Nothing counts until the form is
 * completed as ever. Answers with the form and the id of the row, which the row keeps.
 */
export async function addToBasketDraft(
  ctx: Ctx,
  file: CaseFile,
  about: FieldBind,
  written: (form: Form, context: FormContext) => RowWritten,
): Promise<Outcome<{ readonly instanceId: string; readonly rowId: string }, DraftRefusal>> {
  const form = file.model.findFormOf('basket')
  const asked = askedAs(form, about)
  if (!form || !asked) return refused('no_basket')
  const filling = await writingOf(ctx, file, form.id)
  const added = changeRows(filling.form, filling.answers, { _add: [asked.section] }, filling.context)
  const rows = added?.[asked.section]
  if (!added || !rows || !hasRows(rows)) return refused('basket_full')
  const [row, ...before] = rows.toReversed()
  if (!row) return refused('basket_full')
  const filled = filledIn(filling.form, row, written(filling.form, filling.context))
  const answers = { ...added, [asked.section]: [...before.toReversed(), filled] }
  const kept = await keepFormDraft(ctx, filling, {
    caseId: file.id,
    answers,
    version: filling.draft?.rowVersion ?? null,
  })
  return kept.ok ? ok({ instanceId: kept.value, rowId: row.rowId }) : kept
}

/** The draft of an institution of mine; else a form begun from what stands. */
async function writingOf(ctx: Ctx, file: CaseFile, formId: string): Promise<FormToFill> {
  const mine = (await seatsOfMine(ctx, file.id)).map(({ institution }) => String(institution))
  const draft = (await formInstances(ctx, file.id)).findLast(
    ({ form, state, institution }) => form === formId && state === 'draft' && mine.includes(institution),
  )
  return draft ? begunForm(ctx, file.id, draft.id) : newForm(ctx, file.id, formId)
}

function filledIn(form: Form, row: Row, written: RowWritten): Row {
  const values = Object.entries(written).flatMap(([bind, value]) => {
    const field = askedAs(form, bind as FieldBind)?.field
    return field && value !== null && value !== undefined ? [[field.id, value] as const] : []
  })
  return { ...row, values: { ...row.values, ...Object.fromEntries(values) } }
}

/** The option of the form by which a line is a service or a thing, found by which question it opens. */
export function optionOfKind(form: Form, wanted: 'service' | 'goods'): string | null {
  const [asked, what] = [askedAs(form, 'item.kind'), askedAs(form, 'item.what')]
  const options = asked?.field.options ?? []
  const opens = (option: string) => {
    // A row without words is no line yet.
    const values = { [asked?.field.id ?? '']: option, [what?.field.id ?? '']: { service: null, text: option } }
    return bound(form, { [asked?.section ?? '']: [{ rowId: 'row', values }] }).items.some(({ kind }) => kind === wanted)
  }
  return options.find(({ id }) => opens(id))?.id ?? null
}
