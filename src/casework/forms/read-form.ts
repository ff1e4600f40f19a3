import { Conflict } from '#kernel'
import { type Answers, readAnswers, readModelForm } from '#model'
import { type Posted, type Read, textOf, type Upload } from '#platform'
import { SECOND_PARENT, type SecondParent } from '../authority/authority.domain.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { recordedOn, SCAN_FIELD } from '../cases/recorded.schema.ts'
import { SECOND_FIELD } from '../consents/consent-in-form.server.ts'
import { RETURN_FIELD } from '../sharing/packages/return-package.tsx'
import { objectionsTo } from './form-objections.domain.ts'
import type { FormToFill } from './form-to-fill.query.server.ts'
import { sayObjections } from './say-objections.ts'

/** A form of a case as sent: to keep as a draft, or to complete. */
export type FormPosted = {
  readonly press: 'draft' | 'complete'
  readonly answers: Answers
  readonly uploads: Readonly<Record<string, Upload>>
  readonly version: number | null
  /** What stood completed when the form was shown; left out by a sender that did not see it. */
  readonly base?: string | null
  readonly recorded: Recorded | undefined
  /** The paper itself, of what was signed or filled in outside the product. */
  readonly scan: Upload | undefined
  /** What was said about the other parent, on a consent that covers children. */
  readonly second: SecondParent | undefined
  /** Lines of the package to the keeper of the case that were left ticked. */
  readonly share: readonly string[]
}

/** The button that keeps a form as it is, whatever is still missing. */
export const DRAFT_PRESS = 'draft'

/** Reads what was sent. Throws `Conflict` when the draft was changed since it was shown: correcting a stale one would hide the other text. */
export function readForm(
  posted: Posted,
  { form, context, known, draft }: Pick<FormToFill, 'form' | 'context' | 'known' | 'draft'>,
): Read<FormPosted> {
  const version = textOf(posted, '_version')
  const share = posted.fields[RETURN_FIELD] ?? []
  const base = posted.fields._base?.[0]
  const sent = {
    version: version === '' ? null : Number(version),
    ...(base === undefined ? {} : { base: base === '' ? null : base }),
    recorded: recordedOn(posted),
    scan: posted.files[SCAN_FIELD],
    second: secondParent(posted),
    share,
  }
  if (draft && draft.rowVersion !== sent.version) throw new Conflict('the draft was changed meanwhile', draft.answers)
  if (textOf(posted, '_press') === DRAFT_PRESS) {
    const { answers } = readAnswers(form, posted.fields, context, 'draft')
    return { ok: true, value: { ...sent, press: 'draft', answers, uploads: {} } }
  }
  const read = readModelForm(form, posted, context)
  if (!read.ok) return read
  const errors = sayObjections(objectionsTo(context.model, known.facts, form, read.value.answers), context)
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: { ...sent, press: 'complete', ...read.value } }
}

const secondParent = (posted: Posted): SecondParent | undefined =>
  SECOND_PARENT.find((one) => one === textOf(posted, SECOND_FIELD))
