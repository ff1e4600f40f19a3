import { type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, type FileRefusal, fileToKeep } from '#platform/server'
import { keepAttached } from '../attachments/attachment.store.server.ts'
import { ATTACHMENT_TYPES } from '../definition/document.ts'
import { loadedDocuments } from '../versions/version.store.server.ts'
import { withPart } from './change-document.domain.ts'
import { type DraftClosed, keepChange, openDraft, placeToAct } from './change-draft.server.ts'
import type { Draft } from './draft.store.server.ts'
import { placesChanged } from './draft-change.store.server.ts'
import { asJsonObject, isJsonObject, type JsonObject, objectsIn, textIn } from './draft-document.domain.ts'
import { attachmentPlace } from './find-place.domain.ts'
import { idFromName } from './new-part.domain.ts'

export type AddAttachmentInput = {
  readonly draftId: string
  /** The paragraph it belongs to. */
  readonly about: string
  readonly title: string
  readonly file: Upload | undefined
}
export type AddAttachmentRefusal = DraftClosed | FileRefusal | 'title_unfit' | 'not_a_paragraph'

/** Adds a file to a paragraph of a draft. Its id is made from its title and was never that of another file of this model. */
export async function addAttachment(
  ctx: Ctx,
  input: AddAttachmentInput,
): Promise<Outcome<string, AddAttachmentRefusal>> {
  const opened = await openDraft(ctx, input.draftId)
  if (!opened.ok) return opened
  const draft = opened.value
  if (placeToAct(draft, input.about).kind !== 'paragraph') return refused('not_a_paragraph')
  const wanted = idFromName(input.title)
  if (wanted === '') return refused('title_unfit', { field: 'title' })
  const read = await fileToKeep(input.file, ATTACHMENT_TYPES)
  if (!read.ok) return read
  await keepAttached(ctx, draft.modelId, read.value)
  const { name, mediaType: type, content, sha256 } = read.value
  const part = {
    id: freeId(wanted, await idsGiven(ctx, draft)),
    title: input.title,
    clause: input.about,
    file: { name, type, bytes: content.length, sha256: sha256.toString('hex') },
  }
  const document = withPart(draft.document, ['handbook', 'attachments'], part)
  await keepChange(ctx, draft, document, { about: attachmentPlace(part.id), what: 'added', after: part })
  return ok(input.about)
}

/** Ids of files that stand or stood in any version or draft of the model. */
async function idsGiven(ctx: Ctx, draft: Draft): Promise<ReadonlySet<string>> {
  const published = (await loadedDocuments(ctx)).map((document): JsonObject => asJsonObject(document))
  const standing = [draft.document, ...published].flatMap(attachmentsOf).map(({ id }) => attachmentPlace(textIn(id)))
  return new Set([...standing, ...(await placesChanged(ctx, draft.modelId))])
}

const attachmentsOf = ({ handbook }: JsonObject): readonly JsonObject[] =>
  isJsonObject(handbook) ? objectsIn(handbook.attachments) : []

function freeId(wanted: string, given: ReadonlySet<string>): string {
  let [id, number] = [wanted, 1]
  while (given.has(attachmentPlace(id))) {
    number += 1
    id = `${wanted}-${number}`
  }
  return id
}
