import { canonicalJson } from './canonical-json.domain.ts'
import type { Check } from './check.domain.ts'
import { COURSE_LIST, type Form } from './document.ts'
import { at } from './shape.domain.ts'

/** Ids are unique in their scope and every id that is used exists (FORMAT.md, section 1). */
export function checkIds({ document, ids, loaded, refuse }: Check): void {
  for (const { id, path } of ids.duplicates()) refuse('duplicate_id', path, id)
  const courses = document.lists.find((list) => list.id === COURSE_LIST)?.items ?? []
  for (const { code, id, path } of ids.unknown(new Set(courses.map((course) => course.id)))) refuse(code, path, id)

  document.lists.forEach((list, l) => {
    refuseRepeated(idsIn(list.items, `lists[${l}].items`), refuse)
  })
  document.forms.forEach((form, f) => {
    refuseRepeated(idsInForm(form, `forms[${f}]`), refuse)
  })
  refuseRepeated(idsIn(document.handbook.withdrawn, 'handbook.withdrawn'), refuse)

  const published = loaded.find((other) => other.id === document.id && other.version === document.version)
  if (published && canonicalJson(published) !== canonicalJson(document))
    refuse('duplicate_id', 'version', document.version)
  if (document.supersedes !== null && !isEarlier(document.supersedes, document.version))
    refuse('bad_value', 'supersedes', 'wersja zastępowana musi być wcześniejsza')
}

type PlacedId = { readonly id: string; readonly path: string }

const idsIn = (entries: readonly { readonly id: string }[], path: string): readonly PlacedId[] =>
  entries.map(({ id }, index) => ({ id, path: at(at(path, index), 'id') }))

/** Sections and fields of one form share one space. */
function idsInForm(form: Form, path: string): readonly PlacedId[] {
  const sections = at(path, 'sections')
  return form.sections.flatMap((section, s) => [
    { id: section.id, path: at(at(sections, s), 'id') },
    ...idsIn(section.fields, at(at(sections, s), 'fields')),
  ])
}

function refuseRepeated(given: readonly PlacedId[], refuse: Check['refuse']): void {
  const seen = new Set<string>()
  for (const { id, path } of given) {
    if (id !== '' && seen.has(id)) refuse('duplicate_id', path, id)
    seen.add(id)
  }
}

/** Versions are `major.minor`, compared number by number: 1.10 comes after 1.9. */
export function isEarlier(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number)
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}
