import { page, useReader } from '#platform'
import { ButtonLink, type FormState, Head, Lines, Section, Stack } from '#platform/ui'
import { movePart } from './change-draft.server.ts'
import { DraftCrumbs } from './draft-crumbs.tsx'
import { isJsonObject, listIn, objectsIn, textIn } from './draft-document.domain.ts'
import { addHref, DraftParams, HANDBOOK, handbookHref, partHref } from './draft-paths.ts'
import type { Place } from './find-place.domain.ts'
import { calledBy } from './offers.domain.ts'
import { PartLines, readMoved } from './part-lines.tsx'
import { type DraftRead, readDraft } from './read-draft.server.ts'

/** The handbook of a draft: chapters with their paragraphs, in the order in which people will read them. */
export const draftHandbookPage = page({
  path: HANDBOOK,
  params: DraftParams,
  act: 'model.draft.change',
  looking: 'unrecorded',
  load: (ctx, { draftId }) => readDraft(ctx, draftId),
  title: ({ t }) => t('model.drafts.handbook.title'),
  form: (posted) => ({ ok: true, value: { moved: readMoved(posted) } }),
  submit: (ctx, { draftId, moved }) => movePart(ctx, { draftId, about: moved?.moved ?? '', by: moved?.by ?? 1 }),
  refusals: { draft_closed: 'model.drafts.refusal.closed' },
  then: ({ params: { draftId } }) => ({ to: handbookHref(draftId), flash: 'model.drafts.moved' }),
  view: ({ loaded, form, t }) => (
    <Stack>
      <DraftCrumbs draft={loaded.draft} here={t('model.drafts.handbook.title')} />
      <Head title={t('model.drafts.handbook.title')} lead={t('model.drafts.handbook.lead')}>
        {loaded.can.write && (
          <ButtonLink href={addHref(loaded.draft.id, 'chapter', null)}>{t('model.drafts.add.chapter')}</ButtonLink>
        )}
      </Head>
      {loaded.places
        .filter(({ kind }) => kind === 'chapter')
        .map((chapter) => (
          <Chapter read={loaded} chapter={chapter} form={form} />
        ))}
      <WithdrawnParagraphs read={loaded} />
    </Stack>
  ),
})

function Chapter({
  read,
  chapter,
  form,
}: {
  readonly read: DraftRead
  readonly chapter: Place
  readonly form: FormState
}) {
  const { t } = useReader()
  const { draft, places, can } = read
  const { about } = chapter
  return (
    <Section
      id={`chapter-${about}`}
      title={`${about} ${calledBy(chapter.value)}`}
      link={{ href: partHref(draft.id, about), label: t('model.drafts.handbook.chapter') }}
    >
      <PartLines read={read} parts={places.filter((one) => one.within?.about === about)} form={form} />
      {can.write && (
        <p>
          <ButtonLink small href={addHref(draft.id, 'paragraph', about)}>
            {t('model.drafts.add.paragraph')}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}

function WithdrawnParagraphs({ read: { draft } }: { readonly read: DraftRead }) {
  const { t } = useReader()
  const { handbook } = draft.document
  const withdrawn = isJsonObject(handbook) ? objectsIn(handbook.withdrawn) : []
  if (withdrawn.length === 0) return null
  return (
    <Section id="withdrawn" title={t('model.handbook.withdrawn')}>
      <Lines
        items={withdrawn.map((one) => {
          const said = { id: textIn(one.id), version: textIn(one.in), reason: textIn(one.reason) }
          const seeAlso = listIn(one.seeAlso).map(textIn).join(', ')
          return `${t('model.handbook.withdrawn.line', said)} ${seeAlso}`
        })}
      />
    </Section>
  )
}
