export { type ImportReport, importUnits } from './import/import-units.server.ts'
export { readList } from './import/read-list.ts'
export { askPlace } from './units/pick-place.server.ts'
export { placesByCode, placesNamed, placesWithin, searchPlaces } from './units/place.query.server.ts'
