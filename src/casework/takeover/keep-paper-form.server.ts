import { type LocalDate, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, storeFile } from '#platform/server'
import { factsToAct } from '../cases/case-facts.store.server.ts'
import { courseCategory } from '../cases/course-category.domain.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { changeSubject } from '../families/person.store.server.ts'
import { saveConsent } from '../forms/consent.store.server.ts'
import { categoriesIn } from '../forms/form-items.domain.ts'
import { attachFiles } from '../forms/item-file.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { noteEvent } from '../steps/mark.store.server.ts'
import { keepPaperForm } from './keep-papers.server.ts'
import { PAPERS } from './keep-scans.server.ts'
import { onPaper } from './keep-way.server.ts'
import { formsOnPaper, type PaperFormOffered, type PaperForms } from './paper-forms.query.server.ts'

type PaperFormInput = {
  readonly caseId: string
  /** The form and, where it is about a person, the person. */
  readonly which: string
  readonly onDay: LocalDate
  /** On a consent: whether the person takes part. */
  readonly agrees?: boolean | undefined
  readonly scan?: Upload | undefined
}
type PaperFormRefusal = Exclude<FileRefusal, 'file_missing'> | 'not_offered' | 'day_ahead' | 'agrees_missing'

/**
 * Records that a form of a stage taken over from paper stands filled in on paper. A consent to take part counts from its day. What it says stays
 * on the paper, so rules that read answers are not satisfied by it.
 */
export async function recordPaperForm(ctx: Ctx, input: PaperFormInput): Promise<Outcome<string, PaperFormRefusal>> {
  const known = await factsToAct(ctx, input.caseId)
  const forms = await formsOnPaper(ctx, known)
  const one = forms.offered.find(({ value }) => value === input.which)
  if (!one) return refused('not_offered', { field: 'which' })
  if (input.onDay > ctx.today) return refused('day_ahead', { field: 'onDay' })
  const consents = one.form.record === 'participation_consent'
  if (consents && input.agrees === undefined) return refused('agrees_missing', { field: 'agrees' })
  const scan = await scanOf(ctx, forms, one, input.scan)
  if (!scan.ok) return scan
  const { file } = known
  const taken = { id: file.id, keeper: forms.keeper, unit: file }
  const { form, visitNo, person } = one
  const paper = { form, on: input.onDay, visitNo, scan: scan.value, ...(person ? { key: person.id } : {}) }
  const instanceId = await keepPaperForm(ctx, taken, paper)
  await noteEvent(ctx, { caseId: file.id, event: 'form_completed', of: form.id, onDay: input.onDay })
  if (consents && person) await keepConsent(ctx, input, { subjectId: person.id, instanceId })
  const payload = { form: form.id, instance: instanceId, on: input.onDay }
  await concludeAct(ctx, file, { name: 'casework.form.kept_from_paper', payload })
  return ok(instanceId)
}

async function keepConsent(
  ctx: Ctx,
  { caseId, agrees, onDay }: PaperFormInput,
  { subjectId, instanceId }: { subjectId: string; instanceId: string },
): Promise<void> {
  await changeSubject(ctx, subjectId, { takes_part: agrees === true })
  if (agrees !== true) return
  const recorded = onPaper(onDay, { forWhom: subjectId })
  await saveConsent(ctx, { caseId, subjectId, instanceId, givenOn: onDay, recorded })
  await noteEvent(ctx, { caseId, event: 'consent_given', onDay })
}

/** A scan is read by those who may read what the form asks under its first category. */
async function scanOf(
  ctx: Ctx,
  { known: { file, model }, keeper }: PaperForms,
  { form, person }: PaperFormOffered,
  scan: Upload | undefined,
): Promise<Outcome<string | undefined, Exclude<FileRefusal, 'file_missing'>>> {
  if (!scan) return ok(undefined)
  const stored = await storeFile(ctx, scan, DOCUMENTS)
  if (!stored.ok) {
    return refused(stored.refusal === 'file_missing' ? 'file_type_refused' : stored.refusal, { field: 'scan' })
  }
  const category = person ? familyCategories(model).identity : (strictest(file.model, form) ?? courseCategory(model))
  const about = { caseId: file.id, keeper: file.keeper, owner: keeper, category, subjectId: person?.id ?? null }
  const itemId = await writeItem(ctx, { ...about, kind: 'note', body: { of: PAPERS, scan: 'form', text: '' } })
  await attachFiles(ctx, file.id, [{ itemId, fileId: stored.value }])
  return ok(stored.value)
}

/** A page shows all its answers at once, so a scan is as protected as the most protected of them. */
function strictest(model: PaperForms['known']['model'], form: PaperFormOffered['form']): string | undefined {
  const categories = categoriesIn(model, form).map((id) => model.category(id))
  const found = (['special', 'protected'] as const).flatMap((one) =>
    categories.filter(({ sensitivity }) => sensitivity === one),
  )
  return (found[0] ?? categories[0])?.id
}
