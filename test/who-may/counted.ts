import type { Walks } from './walked.ts'

/** Reports of needs without a service, of the gmina of the world, and a card of the cost of inaction. */
export function unmetWalks(): Walks {
  const at = '/unmet-needs/:unitCode'
  const params = { unitCode: '260401', year: '2026', format: 'csv', card: 'bezdomnosc' }
  return Object.fromEntries(
    [
      `${at}/would-help`,
      `${at}/:year`,
      `${at}/:year/print`,
      `${at}/:year/print/docx`,
      `${at}/:year/file/:format`,
      '/cost-of-inaction/:card',
      '/cost-of-inaction/:card/print',
    ].map((path) => [path, { params }]),
  )
}
