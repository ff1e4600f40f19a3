import { useReader } from '#platform'
import { Crumbs } from '#platform/ui'
import type { Draft } from './draft.store.server.ts'
import { isJsonObject, type Json, type JsonObject, listIn, textIn } from './draft-document.domain.ts'
import { DRAFTS, draftHref, handbookHref, kindHref, partHref } from './draft-paths.ts'
import { wordLabel } from './draft-words.ts'
import { attachmentPlace, type Place } from './find-place.domain.ts'
import { calledBy } from './offers.domain.ts'

type DraftCrumbsProps = {
  readonly draft: Draft
  /** The part whose page this is, or that it is about. */
  readonly place?: Place
  /** The page itself, when it is not the page of the draft or part. */
  readonly here?: string
}

/** The way from the list of drafts to here. */
export function DraftCrumbs({ draft, place, here }: DraftCrumbsProps) {
  const { t } = useReader()
  const at = {
    label: t('model.drafts.of', { name: calledBy(draft.document), version: draft.version }),
    href: draftHref(draft.id),
  }
  const holders = place ? [...above(place), place] : []
  const parts = holders.map((one) => ({ label: placeName(t, one), href: partHref(draft.id, one.about) }))
  const [top] = holders
  const list =
    top && isHandbook(top) ? [{ label: t('model.drafts.handbook.title'), href: handbookHref(draft.id) }] : kindCrumb()
  const items = [
    { label: t('model.drafts.title'), href: DRAFTS },
    at,
    ...list,
    ...parts,
    ...(here ? [{ label: here }] : []),
  ]
  return <Crumbs items={items.map((item, index) => (index === items.length - 1 ? { label: item.label } : item))} />

  function kindCrumb() {
    if (!top || top.about.startsWith('@')) return []
    return [{ label: t(`model.drafts.kind.${top.kind}`), href: kindHref(draft.id, top.kind) }]
  }
}

const isHandbook = ({ kind }: Place): boolean => kind === 'chapter' || kind === 'paragraph'
const above = ({ within }: Place): readonly Place[] => (within ? [...above(within), within] : [])

type Say = ReturnType<typeof useReader>['t']

/** What a change between versions is about, by the ids it names; one that names nothing yet by its own. */
function subjectOf({ id, clause, deadline, category, from, to, elements }: JsonObject): string {
  const named = [clause, deadline, category, from, to, elements].map(idsIn).find((ids) => ids.length > 0)
  return named?.join(', ') ?? textIn(id)
}

function idsIn(named: Json | undefined): readonly string[] {
  if (isJsonObject(named)) return [`${textIn(named.form)}/${textIn(named.field)}`]
  return [named, ...listIn(named)].map(textIn).filter((one) => one !== '')
}

/** How a part is called in a list or heading: places without a name of their own by what they are. */
export function placeName(t: Say, { kind, about, value }: Place): string {
  if (kind === 'paragraph' || kind === 'chapter') return `${about} ${calledBy(value)}`
  if (kind === 'mapping_change') return `${wordLabel(t, textIn(value.kind), 'kind')}: ${subjectOf(value)}`
  if (kind === 'sharing') return t('model.drafts.sharing_of', { role: calledBy(value) })
  if (kind === 'mapping_question' || kind === 'attachment') return calledBy(value)
  return about.startsWith('@') ? t(`model.drafts.kind.${kind}`) : calledBy(value)
}

/** How a part that is no longer there is called in the record of changes: by its id, a file by what it was too. */
export function goneName(t: Say, about: string): string {
  const prefix = attachmentPlace('')
  return about.startsWith(prefix) ? `${t('model.drafts.kind_of.attachment')} ${about.slice(prefix.length)}` : about
}
