import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { writeItems } from '../sharing/item.store.server.ts'
import type { CompletedForm } from './completed-form.ts'
import { digestOf } from './digest.domain.ts'
import { saveCompleted } from './form-instance.store.server.ts'
import { entriesOf } from './form-items.domain.ts'
import { attachFiles } from './item-file.store.server.ts'

type Filled = Omit<CompletedForm, 'entries'> & {
  /** Of a form filled in on paper: the day that stands on it, and the stay in a stage to which it belongs. */
  readonly paper?: { readonly on: LocalDate; readonly visitNo: number }
  /** Whose entries they are, where one institution copies what another filled in on paper. */
  readonly writer?: string
}

/** Turns an instance into a completed form: its answers become entries, each under its own category, and the rules keep their digest. */
export async function keepAnswers(ctx: Ctx, { paper, writer, ...filled }: Filled): Promise<CompletedForm> {
  const { known, form, answers, context, key, instanceId, institution, recorded } = filled
  const { file } = known
  await saveCompleted(ctx, {
    instanceId,
    localSettings: file.localSettings,
    visitNo: paper?.visitNo ?? file.visitNo,
    digest: digestOf(context.model, form, answers),
    recorded,
    ...(paper ? { on: paper.on } : {}),
  })
  const entries = entriesOf(form, answers, context, key)
  const written = await writeItems(
    ctx,
    entries.map(({ section, row, category, subjectId, responsible, body }) => ({
      caseId: file.id,
      keeper: file.keeper,
      owner: writer ?? institution,
      kind: 'answer',
      category,
      subjectId,
      formInstanceId: instanceId,
      section,
      rowKey: row,
      responsible,
      body,
    })),
  )
  const kept = entries.map((entry, index) => ({ ...entry, itemId: written[index] ?? '' }))
  const files = kept.flatMap((entry) => entry.files.map((fileId) => ({ itemId: entry.itemId, fileId })))
  await attachFiles(ctx, file.id, files)
  return { ...filled, entries: kept }
}
