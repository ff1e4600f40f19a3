/** Addresses of the resource map of a gmina or powiat. */
export const RESOURCE_MAPS = '/resource-maps'
export const resourcePath = {
  map: (unitCode: string): string => `/units/${unitCode}/resources`,
  add: (unitCode: string): string => `/units/${unitCode}/resources/new`,
  file: (unitCode: string): string => `/units/${unitCode}/resources/file`,
  print: (unitCode: string): string => `/units/${unitCode}/resources/print`,
  correct: (unitCode: string, id: string): string => `/units/${unitCode}/resources/${id}/correct`,
  keep: (unitCode: string, id: string): string => `/units/${unitCode}/resources/${id}/keep`,
}
export const resourceFilePath = resourcePath.file
