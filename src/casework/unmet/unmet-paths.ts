/** Where the reports of needs without a service of my gminas and powiats stand. */
export const unmetPath = '/unmet-needs'
export const unmetFilePath = (unitCode: string, year: string, format: string): string =>
  `${unmetPath}/${unitCode}/${year}/file/${format}`
