import { csvOf } from '#institutions/server'
import { NotFound } from '#kernel'
import { type Making, record } from '#platform/server'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { authorisationsOf } from './authorisation.query.server.ts'
import { AUTHORISATION_COLUMNS, authorisationRow } from './authorisation-rows.ts'

/** The register of authorisations as a file for a spreadsheet, put on the record of the institution. */
export const authorisationsFile: Making = async (ctx, { params, t }) => {
  const read = OfInstitution.safeParse(params)
  if (!read.success) throw new NotFound('protection.institution')
  const { id } = await institutionFor(ctx, read.data.institutionId, 'keep')
  const rows = (await authorisationsOf(ctx, id)).map((one) => authorisationRow(one, t))
  const table = [AUTHORISATION_COLUMNS.map((key) => t(key)), ...rows]
  await record(ctx, { chain: 'institution', about: id, name: 'protection.authorisation.exported' })
  return {
    name: `${t('protection.authorisation.file_name')}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(csvOf(table)),
  }
}
