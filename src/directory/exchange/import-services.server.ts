import { Forbidden, type InstitutionId, type Outcome, ok, refused, termsOf } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { recordOf } from '../entries/keep-service.server.ts'
import { keepsServices } from '../entries/service.query.server.ts'
import { insertServices, stillStand, type ToEnter, updateServices } from './enter-services.store.server.ts'
import { emptyOldImports, importToEnter, importToReview, keepImport, saveEntered } from './import-list.store.server.ts'
import { judgeServices } from './judge-services.server.ts'
import { type FileRefusal, readFile } from './read-file.server.ts'
import { settleDrafts } from './settle-drafts.server.ts'
import { type Counts, countsOf, type ImportId, type RefusedRow, type Verdict } from './shared-service.domain.ts'
import { wordOf } from './vocabulary.ts'

export const FORGET_SERVICE_LISTS = 'directory.forget_lists'
const KEPT_FOR = 7 * 86_400_000

/** Throws Forbidden for whoever keeps entries of no provider. */
export async function mustKeepServices(ctx: Ctx): Promise<void> {
  if (!(await keepsServices(ctx))) throw new Forbidden('directory.service.import')
}

export type UploadRefusal = 'file_missing' | FileRefusal

/** Keeps the entries of a file for review; nothing is entered yet. Seven days later they are forgotten. Throws Forbidden for whoever keeps no entries. */
export async function uploadServices(
  ctx: Ctx,
  { file }: { file?: Upload | undefined },
): Promise<Outcome<ImportId, UploadRefusal>> {
  await mustKeepServices(ctx)
  if (!file) return refused('file_missing', { field: 'file' })
  const drafts = await readFile(file.bytes)
  if (!drafts.ok) return drafts
  const id = await keepImport(ctx, await settleDrafts(ctx, drafts.value))
  await enqueue(ctx, { name: FORGET_SERVICE_LISTS, id, notBefore: new Date(ctx.now.getTime() + KEPT_FOR) })
  const payload = { rows: drafts.value.length }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'directory.services.uploaded', payload })
  return ok(id)
}

/** The job that empties files nobody came back to. */
export const forgetServiceLists = (ctx: Ctx): Promise<void> => emptyOldImports(ctx)

export type ImportReview =
  | { readonly state: 'waiting'; readonly verdicts: readonly Verdict[] }
  | { readonly state: 'imported'; readonly counts: Counts; readonly refused: readonly RefusedRow[] | null }
  | { readonly state: 'forgotten' }

/** What a file would change today, or what it did. Throws NotFound for another person's file, and Forbidden. */
export async function reviewServices(ctx: Ctx, id: ImportId): Promise<ImportReview> {
  await mustKeepServices(ctx)
  const list = await importToReview(ctx, id)
  return list.state === 'waiting' ? { state: 'waiting', verdicts: await judgeServices(ctx, list.rows) } : list
}

export type ImportRefusal = 'list_forgotten' | 'nothing_to_import' | 'changed_meanwhile'

/**
 * Enters the good rows of a file, all or none: new entries and new versions, each assured by whoever imports. The rows are judged again; a file
 * imported before is left as it is. Refusals: `list_forgotten`, `nothing_to_import`, `changed_meanwhile`. Throws NotFound, Forbidden.
 */
export async function importServices(
  ctx: Ctx,
  { importId }: { importId: ImportId },
): Promise<Outcome<Counts, ImportRefusal>> {
  await mustKeepServices(ctx)
  const list = await importToEnter(ctx, importId)
  if (list.state === 'imported') return ok(list.counts)
  if (list.state === 'forgotten') return refused('list_forgotten')
  const verdicts = await judgeServices(ctx, list.rows)
  const added = verdicts.flatMap((one) => (one.kind === 'new' ? [one] : []))
  const changed = verdicts.flatMap((one) => (one.kind === 'changed' ? [one] : []))
  if (added.length + changed.length === 0) return refused('nothing_to_import')
  if (
    !(await stillStand(
      ctx,
      changed.map(({ standing }) => standing),
    ))
  )
    return refused('changed_meanwhile')

  await insertServices(
    ctx,
    added.map((one) => ({ ...toEnter(ctx, one), id: one.row.id?.toLowerCase() ?? ctx.newId(), version: 1 })),
  )
  await updateServices(
    ctx,
    changed.map((one) => ({ ...toEnter(ctx, one), id: one.standing.id, version: one.standing.version + 1 })),
  )
  const counts = countsOf(verdicts)
  const left = verdicts.flatMap((one) =>
    one.kind === 'refused' ? [{ line: one.row.line, title: one.row.title, faults: one.faults }] : [],
  )
  await saveEntered(ctx, importId, { counts, refused: left })
  await recordEach(ctx, importId, [...added, ...changed])
  return ok(counts)
}

type Entered = Extract<Verdict, { kind: 'new' | 'changed' }>

const toEnter = (ctx: Ctx, { row, entry, institutionId, provider }: Entered): Omit<ToEnter, 'id' | 'version'> => ({
  institutionId,
  entry,
  terms: termsOf(
    [entry.name, entry.summary, entry.targetGroup, wordOf('category', entry.category), provider]
      .filter(Boolean)
      .join(' '),
  ),
  assuredOn: row.assuredOn ?? ctx.today,
})

/** One fact for each provider, because its chain is one and a file may hold thousands of entries; which they are, their versions say. */
async function recordEach(ctx: Ctx, importId: ImportId, entered: readonly Entered[]): Promise<void> {
  const byProvider = Map.groupBy(entered, ({ institutionId }) => institutionId)
  for (const [provider, ofIt] of [...byProvider].sort(([a], [b]) => (a < b ? -1 : 1)))
    await recordOf(ctx, provider as InstitutionId, 'directory.services.imported', {
      list: importId,
      added: ofIt.filter(({ kind }) => kind === 'new').length,
      changed: ofIt.filter(({ kind }) => kind === 'changed').length,
    })
  const payload = { list: importId, ...countsOf(entered) }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'directory.services.imported', payload })
}
