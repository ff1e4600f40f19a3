import { page, showDate, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Lines, Note, Section, Sheet, Stack } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { type Document, PARTS } from './document.domain.ts'
import { versionsOf } from './document.query.server.ts'
import { nextDocumentPage } from './next-document.page.tsx'
import { DocumentCrumbs, OfDocument } from './of-documents.tsx'

/** One description in every version there was: that of today open, the others to unfold. */
export const documentPage = page({
  path: '/protection/:institutionId/registers/:kind/entries/:threadId',
  params: OfDocument,
  act: 'protection.document.read',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, kind, threadId }) => ({
    institution: await institutionFor(ctx, institutionId, 'describe'),
    ...(await versionsOf(ctx, institutionId, kind, threadId)),
  }),
  title: ({ loaded }) => loaded.last.name,
  view: ({ loaded: { institution, last, versions, inForce }, params, t }) => (
    <>
      <DocumentCrumbs institution={institution} kind={params.kind} here={last.name} />
      <Stack>
        <Head title={last.name} over={institution.name}>
          <ButtonLink
            href={nextDocumentPage.at({
              institutionId: institution.id,
              kind: params.kind,
              threadId: params.threadId,
            })}
          >
            {t('protection.document.next')}
          </ButtonLink>
        </Head>
        {inForce === null && (
          <Note kind="info" text={t(last.ends ? 'protection.document.ended' : 'protection.document.not_yet')} />
        )}
        <Sheet>
          <DocumentText document={inForce ?? last} />
        </Sheet>
        <Section id="versions" title={t('protection.document.versions')} count={versions.length}>
          <Lines
            items={versions.map((one) => (
              <details>
                <summary>
                  {t('protection.document.version_of', { no: one.no, from: showDate(one.from) })}
                  {one.ends && `: ${t('protection.document.ended')}`}
                </summary>
                <DocumentText document={one} />
              </details>
            ))}
          />
        </Section>
      </Stack>
    </>
  ),
})

function DocumentText({ document: { kind, texts } }: { document: Document }) {
  const { t } = useReader()
  return (
    <KeyValues
      items={PARTS[kind].map((part) => ({ term: t(`protection.document.part.${part}`), value: texts[part] ?? '–' }))}
    />
  )
}
