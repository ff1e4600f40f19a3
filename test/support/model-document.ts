/** A model as it lies in its file: read and changed as an editor of the model would, without the types of the program. */
export type Json = { [name: string]: unknown }

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The part of a document under names of properties and ids of elements, as `forms`, `karta-zgloszenia`, `sections`. */
export function at(document: Json, ...path: readonly string[]): Json & { push: (element: Json) => void } {
  let part: unknown = document
  for (const name of path) {
    part = Array.isArray(part)
      ? part.find((one) => isJson(one) && one.id === name)
      : isJson(part)
        ? part[name]
        : undefined
    if (part === undefined) throw new Error(`the model has no ${path.join(' / ')}`)
  }
  // What the path leads to is an element or a list of them; the caller names which by what it does with it.
  return part as Json & { push: (element: Json) => void }
}

/** Sets one property of an element. */
export function set(element: Json, name: string, value: unknown): void {
  element[name] = value
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
const idsOf = (value: unknown): readonly string[] => listOf(value).map(({ id }) => String(id))

/** The same model with other ids for its processes, stages, steps, transitions, roles and forms, wherever they are named. */
export function renamed(document: Json, by: (id: string) => string): Json {
  const processes = listOf(document.processes)
  const stages = processes.flatMap(({ stages }) => listOf(stages))
  const ids = new Set([
    ...idsOf(document.roles),
    ...idsOf(document.forms),
    ...idsOf(processes),
    ...idsOf(stages),
    ...stages.flatMap(({ steps, transitions }) => [...idsOf(steps), ...idsOf(transitions)]),
    ...processes.flatMap(({ anytime }) => idsOf(anytime)),
  ])
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.has(value) ? by(value) : value
    if (Array.isArray(value)) return value.map(walk)
    if (!isJson(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [ids.has(name) ? by(name) : name, walk(part)]),
    )
  }
  const other = walk(document)
  if (!isJson(other)) throw new Error('a model is an object')
  return other
}
