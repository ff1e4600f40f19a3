import { modelDocument } from '../definition/document-shape.domain.ts'
import { type Drawn, type DrawnRecord, drawnOf, type PickFrom } from '../definition/drawn.domain.ts'
import type { ReferenceKind } from '../definition/model-ids.domain.ts'
import { isJsonObject, type Json, type JsonObject, listIn } from './draft-document.domain.ts'

/** An id that stands in a draft because it names another element. */
export type Reference = {
  readonly to: ReferenceKind | PickFrom | 'event_subject'
  readonly id: string
  /** The object in which it stands. */
  readonly holder: JsonObject
}
/** What stands in its place: itself, another id, or several where the format has a list. Only the first counts where it has not. */
export type Replace = (reference: Reference) => readonly string[]

/**
 * The draft with what its references name replaced. Where an entry of a list names several elements instead of one, it is written once
 * for each, and the further ones ask for nobody (`min` 0). A rule asks for what it asked for, of the first alone.
 */
export function withReferences(document: JsonObject, replace: Replace): JsonObject {
  const rewritten = rewrite(drawnOf(modelDocument), document, document, replace)
  return isJsonObject(rewritten) ? rewritten : document
}

function rewrite(drawn: Drawn, json: Json, holder: JsonObject, replace: Replace): Json {
  switch (drawn.is) {
    case 'record':
      return isJsonObject(json) ? inRecord(drawn, json, replace) : json
    case 'variants': {
      const variant = isJsonObject(json) ? drawn.of.get(String(json[drawn.on])) : undefined
      return variant && isJsonObject(json) ? inRecord(variant, json, replace) : json
    }
    case 'nullable':
      return rewrite(drawn.of, json, holder, replace)
    case 'list':
      return Array.isArray(json)
        ? inList(drawn.of, listIn(json), holder, replace)
        : rewrite(drawn.of, json, holder, replace)
    default:
      return replaced(drawn, json, holder, replace)?.[0] ?? json
  }
}

const inRecord = ({ keys }: DrawnRecord, json: JsonObject, replace: Replace): JsonObject => {
  const drawn = new Map(keys.map((one) => [one.key, one.drawn]))
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      const known = drawn.get(key)
      return [key, known ? rewrite(known, value, json, replace) : value]
    }),
  )
}

function inList(entry: Drawn, list: readonly Json[], holder: JsonObject, replace: Replace): readonly Json[] {
  if (entry.is === 'record')
    return list.flatMap((one): readonly Json[] => (isJsonObject(one) ? copiesOf(entry, one, replace) : [one]))
  if (entry.is === 'variants' && entry.on !== 'rule')
    return list.flatMap((one): readonly Json[] => {
      const variant = isJsonObject(one) ? entry.of.get(String(one[entry.on])) : undefined
      return variant && isJsonObject(one) ? copiesOf(variant, one, replace) : [one]
    })
  const all = list.flatMap(
    (one): readonly Json[] => replaced(entry, one, holder, replace) ?? [rewrite(entry, one, holder, replace)],
  )
  return all.every((one) => typeof one === 'string') ? [...new Set(all)] : all
}

/** One entry for each of the elements that stand for the one it named by its own key. Elements with an id of their own are never copied. */
function copiesOf(record: DrawnRecord, json: JsonObject, replace: Replace): readonly JsonObject[] {
  const several = record.keys.flatMap(({ key, drawn }) => {
    const ids = Object.hasOwn(json, 'id') ? undefined : replaced(drawn, json[key] ?? null, json, replace)
    return ids && ids.length > 1 ? [{ key, ids }] : []
  })
  const [naming] = several
  if (!naming) return [inRecord(record, json, replace)]
  const rest = inRecord(record, json, replace)
  return naming.ids.map((id, index) => ({
    ...rest,
    [naming.key]: id,
    ...(index > 0 && Object.hasOwn(rest, 'min') ? { min: 0 } : {}),
  }))
}

/** What stands in the place of a reference; nothing when the value is none. */
function replaced(drawn: Drawn, json: Json, holder: JsonObject, replace: Replace): readonly string[] | undefined {
  if (typeof json !== 'string') return undefined
  if (drawn.is === 'ref') return replace({ to: drawn.to, id: json, holder })
  if (drawn.is === 'pick') return replace({ to: drawn.from, id: json, holder })
  if (drawn.is === 'event_subject') return replace({ to: 'event_subject', id: json, holder })
  return undefined
}
