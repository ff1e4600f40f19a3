import { LocalDate } from '#kernel'
import { showDate } from '#platform'
import { nameIn } from '../name-in.ts'
import { type AspectsOf, aspect, clauseAspect, nameAspect, prose, text } from './aspect.ts'
import type { PartOf } from './element-parts.domain.ts'

type Whole = PartOf['model']
type Ordered = 'groups' | 'bodies' | 'roles' | 'agreements' | 'categories' | 'grounds' | 'params' | 'deadlines'
type Later = 'lists' | 'forms' | 'outcomes' | 'processes' | 'reviews' | 'indicators'

/** Lists of the whole model are compared element by element; here only their order. */
const order = (key: Ordered | Later) =>
  aspect<Whole>(key, (document, { locale }) => ({
    items: document[key].map(({ id, name }) => ({ key: id, text: nameIn(name, locale) })),
  }))

export const MODEL: AspectsOf<'model'> = {
  // Which two versions are compared stands above the comparison.
  format: null,
  version: null,
  language: null,
  handbook: null,
  clause: null,
  sources: null,
  sharing: null,
  basket: null,
  localisable: null,
  name: nameAspect,
  status: text('status', ({ status }, { t }) => t(`model.status.${status}`)),
  disclaimer: prose('disclaimer', ({ disclaimer }, { locale }) => disclaimer && nameIn(disclaimer, locale)),
  appliesTo: aspect('applies_to', ({ appliesTo: { gminaKinds, minInhabitants } }, { t }) => ({
    items: [
      ...gminaKinds.map((kind) => ({ key: kind, text: t(`model.compare.word.gmina.${kind}`) })),
      ...(minInhabitants === undefined
        ? []
        : [{ key: `min ${minInhabitants}`, text: t('model.compare.word.inhabitants', { min: minInhabitants }) }]),
    ],
  })),
  validFrom: text('valid_from', ({ validFrom }) => showDate(LocalDate.parse(validFrom))),
  supersedes: text('supersedes', ({ supersedes }) => supersedes ?? undefined),
  groups: order('groups'),
  bodies: order('bodies'),
  roles: order('roles'),
  agreements: order('agreements'),
  categories: order('categories'),
  grounds: order('grounds'),
  params: order('params'),
  deadlines: order('deadlines'),
  lists: order('lists'),
  forms: order('forms'),
  outcomes: order('outcomes'),
  processes: order('processes'),
  reviews: order('reviews'),
  indicators: order('indicators'),
}

export const SOURCE: AspectsOf<'source'> = {
  clause: null,
  title: prose('title', ({ title }) => title),
  url: text('address', ({ url }) => url),
}

export const GROUP: AspectsOf<'group'> = {
  name: nameAspect,
  clause: clauseAspect,
  kind: text('kind', ({ kind }, { t }) => t(`model.compare.word.group.${kind}`)),
}
