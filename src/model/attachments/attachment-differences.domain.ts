import type { Attachment, ModelDocument } from '../definition/document.ts'

/** What differs about one file of a paragraph. `came` and `went`: it stands at another paragraph than before. */
export type AttachmentDifference =
  | { readonly change: 'added'; readonly after: Attachment }
  | { readonly change: 'removed'; readonly before: Attachment }
  | { readonly change: 'file' | 'renamed' | 'came' | 'went'; readonly before: Attachment; readonly after: Attachment }

const attachmentsIn = ({ handbook }: ModelDocument) => new Map((handbook.attachments ?? []).map((one) => [one.id, one]))

/** What differs between the files of two versions, by paragraph: what stands now in its order, then what is gone. */
export function attachmentDifferences(
  from: ModelDocument,
  to: ModelDocument,
): ReadonlyMap<string, readonly AttachmentDifference[]> {
  const [old, now] = [attachmentsIn(from), attachmentsIn(to)]
  const found: [string, AttachmentDifference][] = []
  for (const after of now.values()) {
    const before = old.get(after.id)
    if (!before) found.push([after.clause, { change: 'added', after }])
    else for (const change of changesBetween(before, after)) found.push([after.clause, { change, before, after }])
  }
  for (const before of old.values()) {
    const after = now.get(before.id)
    if (!after) found.push([before.clause, { change: 'removed', before }])
    else if (after.clause !== before.clause) found.push([before.clause, { change: 'went', before, after }])
  }
  const byClause = Map.groupBy(found, ([clause]) => clause)
  return new Map([...byClause].map(([clause, some]) => [clause, some.map(([, one]) => one)]))
}

/** A file is another one when its content is; what it is called when it is saved says nothing. */
const changesBetween = (before: Attachment, after: Attachment) => [
  ...(before.clause === after.clause ? [] : (['came'] as const)),
  ...(before.title === after.title ? [] : (['renamed'] as const)),
  ...(before.file.sha256 === after.file.sha256 ? [] : (['file'] as const)),
]
