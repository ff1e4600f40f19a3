import type { Process } from '../definition/document.ts'
import { process } from '../definition/process-shape.domain.ts'
import type { Reading } from '../definition/shape.domain.ts'
import { type JsonObject, objectsIn } from './draft-document.domain.ts'

/** What cannot be read is replaced without a word: the check of the draft says what is wrong with it. */
const SILENT: Reading = { refuse: () => undefined, give: () => undefined, refer: () => undefined }

/** The processes of a draft as far as they can be drawn: parts without a name are called by their ids. */
export function processesToDraw(document: JsonObject): readonly Process[] {
  return objectsIn(document.processes).map((one) => {
    const read = process.read(one, '', SILENT)
    return {
      ...named(read),
      stages: read.stages.map((stage) => ({ ...named(stage), transitions: stage.transitions.map(named) })),
    }
  })
}

function named<T extends { readonly id: string; readonly name: Process['name'] }>(part: T): T {
  const pl = part.name.pl || part.id
  return { ...part, name: { pl, en: part.name.en || pl } }
}
