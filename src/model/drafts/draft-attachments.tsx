import { useReader } from '#platform'
import { fileAddress } from '#platform/server'
import { ButtonLink, Empty, Lines, Section, Tag } from '#platform/ui'
import { fileWords } from '../attachments/attachment-words.ts'
import type { AttachmentType } from '../definition/document.ts'
import { isJsonObject, textIn } from './draft-document.domain.ts'
import { addAttachmentHref, partHref } from './draft-paths.ts'
import type { Place } from './find-place.domain.ts'
import { calledBy } from './offers.domain.ts'
import type { DraftRead } from './read-draft.server.ts'

/** Files of a draft that its reader may open, by their digests. */
export type FilesHere = ReadonlyMap<string, string>

type DraftAttachmentsProps = { readonly read: DraftRead; readonly paragraph: Place; readonly files: FilesHere }

/** The files of a paragraph of a draft: what each is, a link that saves it, its page, and taking it away. */
export function DraftAttachments({ read: { draft, places, reports, can }, paragraph, files }: DraftAttachmentsProps) {
  const { t } = useReader()
  const own = attachmentsUnder(places, paragraph.about)
  return (
    <Section id="attachments" title={t('model.attachment.title')} count={own.length}>
      {own.length === 0 && <Empty title={t('model.attachment.none')} />}
      <Lines
        items={own.map((place) => (
          <div class="row">
            <a href={partHref(draft.id, place.about)} lang="pl">
              {calledBy(place.value)}
            </a>
            <FileOf place={place} files={files} />
            {reports.some(({ about }) => about === place.about) && (
              <Tag tone="bad">{t('model.drafts.wrong', { count: 1 })}</Tag>
            )}
            {can.write && (
              <ButtonLink kind="quiet" href={`${partHref(draft.id, place.about)}/remove`}>
                {t('model.drafts.remove.link')}
                <span class="vh">: {calledBy(place.value)}</span>
              </ButtonLink>
            )}
          </div>
        ))}
      />
      {can.write && (
        <p>
          <ButtonLink href={addAttachmentHref(draft.id, paragraph.about)}>{t('model.attachment.add')}</ButtonLink>
        </p>
      )}
    </Section>
  )
}

/** What the file of an attachment is, and a link to it; whether it is here at all. */
export function FileOf({ place, files }: { readonly place: Place; readonly files: FilesHere }) {
  const { t, locale } = useReader()
  const file = isJsonObject(place.value.file) ? place.value.file : {}
  const found = files.get(textIn(file.sha256))
  // Whatever stands in a draft is told as it is; the check says what is wrong with it.
  const what = fileWords({ type: textIn(file.type) as AttachmentType, bytes: Number(file.bytes) || 0 }, locale)
  return (
    <span>
      {found ? <a href={fileAddress(found)}>{textIn(file.name)}</a> : textIn(file.name)} ({what})
      {found ? null : <>, {t('model.attachment.absent')}</>}
    </span>
  )
}

export const attachmentsUnder = (places: readonly Place[], paragraph: string): readonly Place[] =>
  places.filter(({ kind, value }) => kind === 'attachment' && value.clause === paragraph)

/** The digests of files that the pages of a draft may show. */
export const digestsIn = (places: readonly Place[]): readonly string[] =>
  places.flatMap(({ kind, value }) =>
    kind === 'attachment' && isJsonObject(value.file) && /^[0-9a-f]{64}$/.test(textIn(value.file.sha256))
      ? [textIn(value.file.sha256)]
      : [],
  )
