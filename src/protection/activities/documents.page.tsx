import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Note, Stack, Table, Tag } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { documentsFilePath } from '../protection-paths.ts'
import { type Document, threads, versionOn } from './document.domain.ts'
import { documentPage } from './document.page.tsx'
import { documentsOf } from './document.query.server.ts'
import { documentsPrint } from './documents-print.ts'
import { OfDocuments, REGISTER_WORDS } from './of-documents.tsx'
import { writeDocumentPage } from './write-document.page.tsx'

/** One register of an institution: its activities, what it does for others, or its assessments of impact. */
export const documentsPage = page({
  path: '/protection/:institutionId/registers/:kind',
  params: OfDocuments,
  act: 'protection.document.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId, kind }) => ({
    institution: await institutionFor(ctx, institutionId, 'describe'),
    documents: threads(await documentsOf(ctx, institutionId, kind)),
    today: ctx.today,
  }),
  title: ({ t, params }) => t(REGISTER_WORDS[params.kind]),
  view: ({ loaded: { institution, documents, today }, params: { kind }, t }) => {
    const at = { institutionId: institution.id, kind }
    return (
      <>
        <ProtectionCrumbs institution={institution} here={t(REGISTER_WORDS[kind])} />
        <Stack>
          <Head title={t(REGISTER_WORDS[kind])} over={institution.name} lead={t(`protection.document.lead.${kind}`)}>
            <ButtonLink href={writeDocumentPage.at(at)}>{t('protection.document.add')}</ButtonLink>
            <ButtonLink href={documentsPrint.at(at)}>{t('protection.document.print')}</ButtonLink>
            <ButtonLink href={documentsFilePath(institution.id, kind)}>{t('protection.document.export')}</ButtonLink>
          </Head>
          {documents.length === 0 ? (
            <>
              <Empty title={t('protection.document.empty')} />
              <Note kind="info" text={t('protection.document.template_note')} />
            </>
          ) : (
            <Documents documents={documents} today={today} />
          )}
        </Stack>
      </>
    )
  },
})

type Props = { documents: readonly (readonly Document[])[]; today: Document['from'] }
function Documents({ documents, today }: Props) {
  const { t } = useReader()
  return (
    <Table
      caption={t('protection.document.all')}
      columns={[
        { label: t('protection.document.name') },
        { label: t('protection.document.version') },
        { label: t('protection.document.from') },
        { label: t('protection.document.stands') },
      ]}
      rows={documents.flatMap((versions) => {
        const inForce = versionOn(versions, today)
        const shown = inForce ?? versions[0]
        if (!shown) return []
        const { institutionId, kind, threadId, name, no, from } = shown
        return [
          {
            cells: [
              <a href={documentPage.at({ institutionId, kind, threadId })}>{name}</a>,
              String(no),
              showDate(from),
              <Tag>{t(standing(inForce, shown))}</Tag>,
            ],
          },
        ]
      })}
    />
  )
}

function standing(inForce: Document | null, shown: Document) {
  if (inForce) return 'protection.document.in_force'
  return shown.ends ? 'protection.document.ended' : 'protection.document.not_yet'
}
