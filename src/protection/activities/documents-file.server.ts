import { csvOf } from '#institutions/server'
import { NotFound } from '#kernel'
import { showDate } from '#platform'
import { type Making, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { contactOf } from '../officer/officer.domain.ts'
import { officerInForce } from '../officer/officer.query.server.ts'
import { PARTS } from './document.domain.ts'
import { documentsInForce } from './document.query.server.ts'
import { OfDocuments } from './of-documents.tsx'

/** One register as it stands today, as a file for a spreadsheet, put on the record of the institution. */
export const documentsFile: Making = async (ctx, { params, t }) => {
  const read = OfDocuments.safeParse(params)
  if (!read.success) throw new NotFound('protection.document')
  const { institutionId, kind } = read.data
  const { controller } = await institutionFor(ctx, institutionId, 'describe')
  const officer = await officerInForce(ctx, institutionId)
  const who = [controller, officer ? `${officer.name}, ${contactOf(officer)}` : '']
  const rows = (await documentsInForce(ctx, institutionId, kind)).map(({ name, no, from, texts }) => [
    ...[name, String(no), showDate(from), ...who],
    ...PARTS[kind].map((part) => texts[part] ?? ''),
  ])
  const heads = [
    ...[t('protection.document.name'), t('protection.document.version'), t('protection.document.from')],
    ...[t('protection.document.controller'), t('protection.officer.title')],
    ...PARTS[kind].map((part) => t(`protection.document.part.${part}`)),
  ]
  await record(ctx, {
    chain: 'institution',
    about: institutionId,
    name: 'protection.document.exported',
    payload: { kind },
  })
  return {
    name: `${t('protection.document.file_name')}-${kind}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(csvOf([heads, ...rows])),
  }
}
