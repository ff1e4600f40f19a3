import { type Outcome, ok, refused } from '#kernel'
import { withStored } from '#model'
import type { Upload } from '#platform'
import { type Ctx, DOCUMENTS, type FileRefusal, storeFile } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import { SCAN_FIELD } from '../cases/recorded.schema.ts'
import { discloseReturn } from '../sharing/packages/disclose-return.server.ts'
import { completeForm, type FormRefusal, keepFormDraft } from './complete-form.server.ts'
import { categoriesIn } from './form-items.domain.ts'
import type { FormToFill } from './form-to-fill.query.server.ts'
import { keepScan, type ScanRefusal } from './keep-scan.server.ts'
import type { FormPosted } from './read-form.ts'

export type SendFormRefusal = FormRefusal | FileRefusal | 'not_proposed'

/**
 * Keeps or completes a form as its sender asked; chosen files are stored first. What a partner leaves ticked is shown to the keeper of the
 * case with the same confirmation. Answers with the id of the form.
 */
export async function sendForm(
  ctx: Ctx,
  filling: FormToFill,
  sent: FormPosted & { readonly caseId: string },
): Promise<Outcome<string, SendFormRefusal>> {
  const stored = await storeAll(ctx, sent.uploads)
  if (!stored.ok) return stored
  const answers = withStored(sent.answers, stored.value)
  if (sent.press === 'draft') return keepFormDraft(ctx, filling, { ...sent, answers })
  const recorded = await withScan(ctx, filling, sent)
  if (!recorded.ok) return recorded
  const completed = await completeForm(ctx, filling, { ...sent, answers, recorded: recorded.value })
  if (!completed.ok || !filling.seat || sent.share.length === 0) return completed
  const shared = await discloseReturn(ctx, {
    caseId: sent.caseId,
    institutionId: filling.seat.institution,
    categories: categoriesIn(filling.context.model, filling.form),
    keys: sent.share,
  })
  return shared.ok ? completed : shared
}

/** How it was signed or filled in outside the product, with the paper when it was added. */
async function withScan(
  ctx: Ctx,
  { known, seat, form }: FormToFill,
  { recorded, scan }: FormPosted,
): Promise<Outcome<Recorded | undefined, ScanRefusal>> {
  if (!recorded || !seat) return ok(recorded)
  const kept = await keepScan(ctx, known.file, scan, { owner: seat.institution, of: form.id, field: SCAN_FIELD })
  return kept.ok ? ok({ ...recorded, ...kept.value }) : kept
}

async function storeAll(
  ctx: Ctx,
  uploads: Readonly<Record<string, Upload>>,
): Promise<Outcome<Readonly<Record<string, string>>, FileRefusal>> {
  const stored: Record<string, string> = {}
  for (const [name, upload] of Object.entries(uploads)) {
    const kept = await storeFile(ctx, upload, DOCUMENTS)
    if (!kept.ok) return refused(kept.refusal, { field: name.slice(name.indexOf(':') + 1) })
    stored[name] = kept.value
  }
  return ok(stored)
}
