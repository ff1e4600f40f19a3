import { NotFound } from '#kernel'
import { print } from '#platform'
import { readFile } from '#platform/server'
import type { AttachmentType } from '../definition/document.ts'
import { readVersion } from '../versions/version-list.query.server.ts'
import { attachedFiles } from './attached-files.query.server.ts'

const KIND_OF = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
} as const satisfies Readonly<Record<AttachmentType, string>>

/** A file that belongs to a paragraph of a published version, for everybody; always saved, never shown inside the site. */
export const attachmentPrint = print({
  path: '/handbook/:modelId/:version/attachments/:attachmentId',
  act: 'model.handbook.take_attachment',
  looking: 'public',
  load: async (ctx, { modelId, version, attachmentId }) => {
    const { model } = await readVersion(ctx, modelId, version)
    const attachment = model.document.handbook.attachments?.find(({ id }) => id === attachmentId)
    if (!attachment) throw new NotFound('attachment of a handbook')
    const { sha256 } = attachment.file
    const fileId = (await attachedFiles(ctx, [sha256])).get(sha256)
    if (!fileId) throw new NotFound('attachment of a handbook')
    return { attachment, bytes: new Uint8Array((await readFile(ctx, fileId)).bytes) }
  },
  name: ({ loaded }) => loaded.attachment.file.name,
  kindOf: ({ attachment }) => KIND_OF[attachment.file.type],
  kept: ({ bytes }) => bytes,
})
