import { type Answers, type Form, type FormContext, isLong, type Part, partsOf } from '#model'

/** The page of a form from which something was sent: a section by its id, the summary, or the whole form. */
export const PART_FIELD = '_part'
/** Where the pressed button leads once everything is kept: a section by its id, the summary, or the whole form. */
export const TO_FIELD = '_to'
/** No section has such an id. */
export const SUMMARY = '_summary'
export const WHOLE = '_whole'

/** Addresses of a form that was begun. */
const begunPath = (caseId: string, instanceId: string): string => `/cases/${caseId}/forms/${instanceId}`
export const partPath = (caseId: string, instanceId: string, section: string): string =>
  `${begunPath(caseId, instanceId)}/parts/${section}`

/** The address of the page that a button leads to; a short form has one. */
export function wayPath(caseId: string, instanceId: string, to: string | null): string {
  const begun = begunPath(caseId, instanceId)
  if (to === WHOLE) return `${begun}?whole=yes`
  return to === null || to === SUMMARY ? begun : partPath(caseId, instanceId, to)
}

type OnItsWay = { readonly form: Form; readonly context: FormContext; readonly answers: Answers }

/** Which page of a form is opened first: the whole of a short one or where that was asked for; of a long one its first part, or the summary once it is begun. */
export function firstPage({ form, context, answers }: OnItsWay, isBegun: boolean, whole: boolean): string {
  if (whole || !isLong(form, context.model)) return WHOLE
  return isBegun ? SUMMARY : (partsOf(form, answers, [], context)[0]?.section.id ?? WHOLE)
}

/** Where a part leads: as the pressed button asks, or to the next part that is asked now; after the last one to the summary. */
export function wayOn({ form, context, answers }: OnItsWay, from: string, wanted: string): string {
  const parts = partsOf(form, answers, [], context)
  if (wanted === WHOLE || wanted === SUMMARY || parts.some(({ section }) => section.id === wanted)) return wanted
  return nextAfter(form, parts, from)?.section.id ?? SUMMARY
}

/** The part after a section, which may itself have just been left out. */
function nextAfter(form: Form, parts: readonly Part[], from: string): Part | undefined {
  const place = (id: string) => form.sections.findIndex((section) => section.id === id)
  return parts.find(({ section }) => place(section.id) > place(from))
}
