import { Conflict, NotFound } from '#kernel'
import {
  type Answers,
  isLong,
  type ModelFormRead,
  ROW_ID,
  readModelDraft,
  readModelForm,
  readModelPart,
  valuesOfAnswers,
} from '#model'
import { type Posted, type Read, textOf, type Upload } from '#platform'
import { SECOND_PARENT, type SecondParent } from '../authority/authority.domain.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { recordedOn, SCAN_FIELD } from '../cases/recorded.schema.ts'
import { SECOND_FIELD } from '../consents/consent-in-form.server.ts'
import { RETURN_FIELD } from '../sharing/packages/return-package.tsx'
import { objectionsTo } from './form-objections.domain.ts'
import type { FormToFill } from './form-to-fill.query.server.ts'
import { PART_FIELD, SUMMARY, TO_FIELD, WHOLE, wayOn } from './form-way.domain.ts'
import { sayObjections } from './say-objections.ts'

/** A form of a case as sent: to keep as a draft, or to complete. */
export type FormPosted = {
  readonly press: 'draft' | 'complete'
  /** Of a draft of a long form: the page where it is written on, by its id in `form-way`. */
  readonly to: string | null
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

/** The button that keeps a long form, to be filled in part by part. */
export const PARTS_PRESS = 'parts'

type Filling = Pick<FormToFill, 'form' | 'context' | 'known' | 'draft' | 'answers'>
/** The address names the part, or else what was sent says from which page of the form it comes. */
type OnPage = Filling & { readonly part: string | null }

/**
 * Reads what was sent from the whole form, from one part of it or from its summary. Throws `Conflict` when the draft was changed since it
 * was shown: correcting a stale one would hide the other text; `NotFound` for a part that the form does not have.
 */
export function readForm(posted: Posted, filling: OnPage): Read<FormPosted> {
  const { form, draft } = filling
  const sent = sentWith(posted)
  if (draft && draft.rowVersion !== sent.version) throw new Conflict('the draft was changed meanwhile', draft.answers)
  const from = filling.part ?? textOf(posted, PART_FIELD)
  const press = textOf(posted, '_press')
  const section = form.sections.find(({ id }) => id === from)
  if (!section && !['', SUMMARY, WHOLE].includes(from)) throw new NotFound('part of the form')
  if (section) {
    const { answers, context } = filling
    const read = readModelPart(form, section, posted, answers, context)
    const to = (value: ModelFormRead) =>
      wayOn({ form, context, answers: value.answers }, section.id, textOf(posted, TO_FIELD))
    return read.ok ? { ok: true, value: { ...sent, press: 'draft', to: to(read.value), ...read.value } } : read
  }
  if (press === DRAFT_PRESS || press === PARTS_PRESS) {
    const read = readModelDraft(form, posted, filling.context)
    const to = isLong(form, filling.context.model) ? (press === DRAFT_PRESS ? WHOLE : SUMMARY) : null
    return read.ok ? { ok: true, value: { ...sent, press: 'draft', to, ...read.value } } : read
  }
  const read = readFinished(from === SUMMARY ? withDraft(posted, filling) : posted, filling)
  return read.ok ? { ok: true, value: { ...sent, press: 'complete', to: null, ...read.value } } : read
}

/** What must be mended before the form can be completed as it stands, by the places of the page. */
export function faultsOf(filling: Filling): Read<ModelFormRead> {
  return readFinished(withDraft({ fields: {}, files: {} }, filling), filling)
}

/** The summary sends what stands around the form; its answers stand in the draft. */
const withDraft = (posted: Posted, { form, answers, context }: Filling): Posted => ({
  fields: {
    ...valuesOfAnswers(form, answers, context),
    ...Object.fromEntries(Object.entries(posted.fields).filter(([name]) => name.startsWith('_'))),
  },
  files: posted.files,
})

function readFinished(posted: Posted, { form, context, known }: Filling): Read<ModelFormRead> {
  const read = readModelForm(form, posted, context)
  if (!read.ok) return read
  const objections = objectionsTo(context.model, known.facts, form, read.value.answers)
  const errors = sayObjections(
    objections.map((one) => ({ ...one, field: placeInPage(posted, one.field) })),
    context,
  )
  return Object.keys(errors).length > 0 ? { ok: false, errors } : read
}

/** Rules name a row by its id, the page by its number. */
function placeInPage({ fields }: Posted, place: string): string {
  const [section, row, field] = place.split('.')
  const named = Object.entries(fields).find(
    ([name, [id]]) => id === row && name.startsWith(`${section}.`) && name.endsWith(`.${ROW_ID}`),
  )
  return named && field ? named[0].replace(new RegExp(`${ROW_ID}$`), field) : place
}

/** What a form of a case is sent with, besides its answers. */
function sentWith(posted: Posted) {
  const version = textOf(posted, '_version')
  const base = posted.fields._base?.[0]
  return {
    version: version === '' ? null : Number(version),
    ...(base === undefined ? {} : { base: base === '' ? null : base }),
    recorded: recordedOn(posted),
    scan: posted.files[SCAN_FIELD],
    second: secondParent(posted),
    share: posted.fields[RETURN_FIELD] ?? [],
  }
}

const secondParent = (posted: Posted): SecondParent | undefined =>
  SECOND_PARENT.find((one) => one === textOf(posted, SECOND_FIELD))
