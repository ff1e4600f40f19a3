import type { Walks } from './walked.ts'

/** Reports of needs without a service, of the gmina of the world. */
export function needWalks(): Walks {
  const at = '/unmet-needs/:unitCode'
  const params = { unitCode: '260401', year: '2026', format: 'csv' }
  return Object.fromEntries(
    [`${at}/:year`, `${at}/:year/print`, `${at}/:year/print/docx`, `${at}/:year/file/:format`].map((path) => [
      path,
      { params },
    ]),
  )
}
