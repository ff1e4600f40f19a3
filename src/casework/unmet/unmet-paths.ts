/** Where the reports of needs without a service of my gminas and powiats stand. */
export const unmetPath = '/unmet-needs'
/** In which area of a gmina or powiat one place more would help most. */
export const helpPath = (unitCode: string): string => `${unmetPath}/${unitCode}/would-help`
export const unmetFilePath = (unitCode: string, year: string, format: string): string =>
  `${unmetPath}/${unitCode}/${year}/file/${format}`
