import type { Check } from './check.domain.ts'
import type { Body, Localisable } from './document.ts'
import type { CountMeasure, Indicator, SumMeasure } from './document-indicators.ts'
import { fixedAnswers } from './form-fields.domain.ts'
import { ELEMENT_KINDS } from './model-ids.domain.ts'
import { at } from './shape.domain.ts'

/** Basket, indicators, composition of teams, quorum, what a gmina may set, and the disclaimer (FORMAT.md, sections 3, 5, 11 and 12). */
export function checkSettings(check: Check): void {
  const { document, refuse } = check
  if (document.status === 'working' && document.disclaimer === undefined)
    refuse('missing_key', 'disclaimer', 'disclaimer')
  checkComposition(check)
  document.bodies.forEach((body, index) => {
    checkQuorum(check, body, `bodies[${index}].quorum`)
  })
  checkBasket(check)
  document.indicators.forEach((indicator, index) => {
    checkIndicator(check, indicator, `indicators[${index}]`)
  })
  document.localisable.forEach((entry, index) => {
    checkTarget(check, entry, `localisable[${index}]`)
  })
}

function checkComposition({ document, refuse }: Check): void {
  document.bodies.forEach((body, b) => {
    body.composition.roles?.forEach(({ min, max }, r) => {
      if (max !== undefined && max < min)
        refuse('bad_value', `bodies[${b}].composition.roles[${r}].max`, `najwięcej ${max} to mniej niż najmniej ${min}`)
    })
  })
}

/** A quorum asks for something, of people who may belong to the body, and for no more of them than its composition allows. */
function checkQuorum({ document, refuse }: Check, { id, quorum, composition }: Body, path: string): void {
  if (!quorum) return
  const { members, part, sectors = [], roles = [] } = quorum
  if (members === undefined && part === undefined && sectors.length === 0 && roles.length === 0)
    refuse('bad_value', path, 'kworum niczego nie wymaga')
  const composed = composition.roles ?? []
  roles.forEach((role, r) => {
    const known = document.roles.find((one) => one.id === role)
    if (known && known.body !== id && !composed.some((one) => one.role === role))
      refuse('bad_value', `${path}.roles[${r}]`, `rola „${role}” nie należy do tego zespołu`)
    if (composed.some((one) => one.role === role && one.max === 0))
      refuse('bad_value', `${path}.roles[${r}]`, `w składzie nie ma miejsca dla roli „${role}”`)
  })
  if (members === undefined) return
  const param = document.params.find((one) => `$${one.id}` === members)
  const least = typeof members === 'number' ? members : (param?.local?.min ?? param?.value)
  const most = typeof members === 'number' ? members : (param?.local?.max ?? param?.value)
  if (least !== undefined && least < 1) refuse('bad_value', `${path}.members`, 'potrzebna jest co najmniej jedna osoba')
  const workers = composed.filter(({ role }) => document.roles.find((one) => one.id === role)?.sees !== 'own_data')
  const closed = workers.length > 0 && workers.every(({ max }) => max !== undefined)
  const room = workers.reduce((sum, { max = 0 }) => sum + max, 0)
  if (closed && most !== undefined && most > room)
    refuse('bad_value', `${path}.members`, `skład ma najwyżej ${room}, a kworum wymaga ${most}`)
}

/** Sources are tried in order, and the paid one is one of them. */
function checkBasket({ document, refuse }: Check): void {
  const { basket } = document
  if (!basket) return
  const sources = document.lists.find((list) => list.id === basket.sources)
  if (sources && !sources.ordered)
    refuse('bad_value', 'basket.sources', `lista „${sources.id}” nie jest uporządkowana („ordered”)`)
  if (sources && !sources.items.some((item) => item.id === basket.paidSource))
    refuse('bad_value', 'basket.paidSource', `na liście źródeł nie ma „${basket.paidSource}”`)
  const form = document.forms.find((one) => one.id === basket.form)
  if (form && form.record !== 'basket')
    refuse('bad_value', 'basket.form', `formularz „${form.id}” nie zapisuje koszyka`)
}

function checkIndicator(check: Check, { measure, benchmark }: Indicator, path: string): void {
  const where = at(path, 'measure')
  if (measure.kind === 'share') {
    checkWhere(check, measure.part, at(where, 'part'))
    checkWhere(check, measure.whole, at(where, 'whole'))
  }
  if (measure.kind === 'count' || measure.kind === 'sum') checkWhere(check, measure, where)
  if (benchmark && benchmark.part > benchmark.whole)
    check.refuse('bad_value', at(at(path, 'benchmark'), 'part'), 'część jest większa niż całość')
}

/** Answers and sources that an indicator counts are ones that can be given. */
function checkWhere({ document, refuse }: Check, measure: CountMeasure | SumMeasure, path: string): void {
  const sources =
    document.lists.find((list) => list.id === document.basket?.sources)?.items.map((item) => item.id) ?? []
  const answers = document.forms
    .flatMap((form) => form.sections.flatMap((section) => section.fields))
    .filter((field) => field.binds === 'request.answer')
    .flatMap((field) => fixedAnswers(document, field) ?? [])
  const known = { source: sources, answer: answers }
  for (const key of ['source', 'answer'] as const) {
    measure.where?.[key]?.forEach((id, index) => {
      if (!known[key].includes(id)) refuse('bad_value', `${path}.where.${key}[${index}]`, `nie ma odpowiedzi „${id}”`)
    })
  }
}

function checkTarget({ ids, refuse }: Check, entry: Localisable, path: string): void {
  if (entry.what === 'narrow_sharing') return
  const kinds = { label: ELEMENT_KINDS, add_fields: ['form'], add_items: ['list'] } as const
  // A word that is not one of the three was refused when the file was read.
  const allowed = Object.hasOwn(kinds, entry.what) ? kinds[entry.what] : ELEMENT_KINDS
  if (!allowed.some((kind) => ids.has(kind, entry.target))) refuse('unknown_target', at(path, 'target'), entry.target)
}
