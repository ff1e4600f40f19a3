import type { FieldBind, Row, Values } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { keepFormDraft } from '../forms/complete-form.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { begunForm, newForm } from '../forms/form-to-fill.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'

/** What a line of the basket begins with. */
export type LineBegun = {
  readonly rowKey: string
  readonly what: string
  readonly person: string | null
  readonly provider: string
  readonly source: string
  /** Grosze; null where nothing is paid from the envelope. */
  readonly grosze: number | null
}

/**
 * Writes a line into the draft of the basket of a case, beside what stands there already; people finish and sign it as ever. Answers with the
 * form to finish; null when the basket is not to be filled in now, or not by the actor.
 */
export async function beginLine(ctx: Ctx, known: KnownCase, line: LineBegun): Promise<string | null> {
  const formId = known.model.document.basket?.form
  const form = formId === undefined ? undefined : known.model.form.find(formId)
  const section = form?.sections.find(({ binds, urgent }) => binds === 'basket_item' && !urgent)
  if (!form || !section) return null
  const mine = (await seatsOfMine(ctx, known.file.id)).map(({ institution }) => String(institution))
  const drafts = (await formInstances(ctx, known.file.id)).filter(
    (one) => one.form === form.id && one.state === 'draft' && mine.includes(one.institution),
  )
  const begun = drafts.at(-1)
  const filling = begun ? await begunForm(ctx, known.file.id, begun.id) : await newForm(ctx, known.file.id, form.id)
  if (!filling.state.open || !filling.seat) return null
  const values: Partial<Record<FieldBind, Values[string] | null>> = {
    'item.what': { service: null, text: line.what },
    'item.person': line.person,
    'item.provider': line.provider,
    'item.source': line.source,
    'item.amount': line.grosze,
  }
  const row: Row = {
    rowId: line.rowKey,
    values: Object.fromEntries(
      section.fields.flatMap(({ id, binds }) => {
        const value = binds === undefined ? undefined : values[binds]
        return value === undefined || value === null ? [] : [[id, value]]
      }),
    ),
  }
  const stands = filling.answers[section.id]
  const answers = { ...filling.answers, [section.id]: [...(Array.isArray(stands) ? stands : []), row] }
  const version = filling.draft?.rowVersion ?? null
  const kept = await keepFormDraft(ctx, filling, { caseId: known.file.id, answers, version })
  return kept.ok ? kept.value : null
}
