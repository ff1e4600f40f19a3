export { fillPlaceholders } from './content/fill-placeholders.server.ts'
export { importPack, type PackFile } from './content/import-pack.server.ts'
export { type ReadingOn, readingOn } from './content/reading-on.query.server.ts'
export { addOpenFiles } from './reading/add-open-files.server.ts'
