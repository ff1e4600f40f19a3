import type { Bounds } from '../definition/document.ts'
import {
  type AspectsOf,
  aspect,
  clauseAspect,
  flag,
  groupsAspect,
  type Item,
  nameAspect,
  named,
  names,
  number,
  prose,
  several,
  text,
} from './aspect.ts'
import type { PartOf } from './element-parts.domain.ts'
import { sayEvent } from './say-event.ts'
import { quorumItems } from './say-quorum.ts'
import { amountIn, itemLabel, nameOf, numberWords, sectorWord, type Words } from './words.ts'

type Body = PartOf['body']
type Deadline = PartOf['deadline']

function composed(
  { composition: { minSectors, sectors = [], roles = [], partOf } }: Body,
  words: Words,
): readonly Item[] {
  const { t } = words
  const item = (key: string, said: string): Item => ({ key: `${key} ${said}`, pair: key, text: said })
  return [
    ...(minSectors === undefined
      ? []
      : [item('min', t('model.compare.word.sectors_at_least', { min: numberWords(minSectors, words) }))]),
    ...sectors.map((sector) =>
      item(`sector ${sector}`, t('model.compare.word.sector_needed', { sector: sectorWord(sector, words) })),
    ),
    ...roles.map(({ role, min, max }) => {
      const count =
        max === undefined
          ? t('model.compare.word.at_least', { min: String(min) })
          : t('model.compare.word.bounds', { min: String(min), max: String(max) })
      return item(`role ${role}`, t('model.compare.word.role_seats', { role: nameOf(words, 'role', role), count }))
    }),
    ...(partOf === undefined
      ? []
      : [item('part', t('model.compare.word.part_of', { body: nameOf(words, 'body', partOf) }))]),
  ]
}

export const BODY: AspectsOf<'body'> = {
  name: nameAspect,
  clause: clauseAspect,
  groups: groupsAspect,
  abbreviation: text('abbreviation', (body) => body.abbreviation),
  level: text('level', ({ level }, { t }) => t(`model.compare.word.level.${level}`)),
  lifetime: text('lifetime', ({ lifetime }, { t }) => t(`model.compare.word.lifetime.${lifetime}`)),
  sees: text('sees', ({ sees }, { t }) => t(`model.compare.word.sees.${sees}`)),
  purpose: prose('purpose', ({ purpose }) => purpose),
  composition: aspect('composition', (body, words) => ({ items: composed(body, words) })),
  createdBy: named('created_by', 'agreement', ({ createdBy }) => createdBy),
  chair: named('chair', 'role', ({ chair }) => chair),
  meets: named('meets', 'deadline', ({ meets }) => meets),
  quorum: aspect('quorum', (body, words) => ({ items: quorumItems(body, words) })),
}

export const ROLE: AspectsOf<'role'> = {
  name: nameAspect,
  clause: clauseAspect,
  groups: groupsAspect,
  description: prose('description', ({ description }) => description),
  level: text('level', ({ level }, { t }) => t(`model.compare.word.level.${level}`)),
  sees: text('sees', ({ sees }, { t }) => t(`model.compare.word.sees.${sees}`)),
  body: named('body', 'body', ({ body }) => body),
  sectors: several('sectors', ({ sectors }) => sectors, sectorWord),
  appointedBy: prose('appointed_by', ({ appointedBy }) => appointedBy),
  needs: names('needs', 'agreement', ({ needs }) => needs),
  // Courses are items of a list that the format itself names.
  courses: several('courses', ({ courses }) => courses, itemLabel),
  can: several(
    'can',
    ({ can }) => can,
    (act, { t }) => t(`model.compare.word.can.${act}`),
  ),
}

export const CATEGORY: AspectsOf<'category'> = {
  name: nameAspect,
  clause: clauseAspect,
  description: prose('description', ({ description }) => description),
  sensitivity: text('sensitivity', ({ sensitivity }, { t }) => t(`model.compare.word.sensitivity.${sensitivity}`)),
}

export const GROUND: AspectsOf<'ground'> = {
  name: nameAspect,
  clause: clauseAspect,
  kind: text('kind', ({ kind }, { t }) => t(`model.compare.word.ground.${kind}`)),
  record: several(
    'recorded',
    ({ record }) => record,
    (what, { t }) => t(`model.compare.word.recorded.${what}`),
  ),
  shownToFamily: flag('shown_to_family', ({ shownToFamily }) => shownToFamily),
  revocable: flag('revocable', ({ revocable }) => revocable),
  description: prose('description', ({ description }) => description),
}

export const CELL: AspectsOf<'cell'> = {
  // Role, sectors and categories say which cell it is.
  role: null,
  sectors: null,
  categories: null,
  clause: clauseAspect,
  extent: text('extent', ({ extent }, { t }) => t(`model.compare.word.extent.${extent}`)),
  grounds: names('grounds', 'ground', ({ grounds }) => grounds),
}

export const AGREEMENT: AspectsOf<'agreement'> = {
  name: nameAspect,
  clause: clauseAspect,
  kind: text('kind', ({ kind }, { t }) => t(`model.compare.word.agreement.${kind}`)),
  parties: several(
    'parties',
    ({ parties }) => parties,
    (party, { t }) => t(`model.compare.word.party.${party}`),
  ),
  form: named('form', 'form', ({ form }) => form),
  endsAccess: flag('ends_access', ({ endsAccess }) => endsAccess),
}

const bounds = (local: Bounds | undefined, { t }: Words): string | undefined =>
  local && t('model.compare.word.bounds', { min: String(local.min), max: String(local.max) })

const paramAmount = text<PartOf['param']>('amount', amountIn)
export const PARAM: AspectsOf<'param'> = {
  name: nameAspect,
  clause: clauseAspect,
  unit: paramAmount,
  value: paramAmount,
  local: text('local', ({ local }, words) => bounds(local, words)),
}

/** The length of a deadline is said in a sentence of its own (`say-difference.ts`), with the right cases. */
export const deadlineAmount = text<Deadline>('amount', ({ amount, unit }, { t }) =>
  t(`model.compare.is.${unit}`, { amount }),
)
const events = (refs: Deadline['from'], words: Words) => ({
  items: refs.map((ref) => ({ key: `${ref.event} ${ref.of ?? ''}`, text: sayEvent(ref, words) })),
})

export const DEADLINE: AspectsOf<'deadline'> = {
  name: nameAspect,
  clause: clauseAspect,
  amount: deadlineAmount,
  unit: deadlineAmount,
  force: text('force', ({ force }, { t }) => t(`model.compare.word.force.${force}`)),
  from: aspect('from', ({ from }, words) => events(from, words)),
  anchor: text('anchor', ({ anchor = 'latest' }, { t }) => t(`model.compare.word.anchor.${anchor}`)),
  until: aspect('until', ({ until }, words) => events(until, words)),
  direction: text('direction', ({ direction = 'after' }, { t }) => t(`model.compare.word.direction.${direction}`)),
  pausable: flag('pausable', ({ pausable }) => pausable),
  turn: text('turn', ({ turn }, words) =>
    'role' in turn ? nameOf(words, 'role', turn.role) : words.t(`model.compare.word.turn.${turn.institution}`),
  ),
  remindBefore: text('remind', ({ remindBefore }, { t }) =>
    remindBefore === undefined ? undefined : t('model.compare.word.days', { days: remindBefore }),
  ),
  local: text('local', ({ local }, words) => bounds(local, words)),
}

export const BASKET: AspectsOf<'basket'> = {
  clause: clauseAspect,
  areas: named('areas', 'list', ({ areas }) => areas),
  goods: named('goods', 'list', ({ goods }) => goods),
  sources: named('sources', 'list', ({ sources }) => sources),
  paidSource: text('paid_source', ({ paidSource }, words) => itemLabel(paidSource, words)),
  form: named('form', 'form', ({ form }) => form),
  envelope: named('envelope', 'param', ({ envelope }) => envelope),
  familyLimit: named('family_limit', 'param', ({ familyLimit }) => familyLimit),
  warnAtPercent: text('warn_at', ({ warnAtPercent }, { t }) =>
    t('model.compare.word.percent', { value: String(warnAtPercent) }),
  ),
  duplicates: text('duplicates', ({ duplicates }, { t }) => t(`model.compare.word.duplicates.${duplicates}`)),
  goodsNeedHandover: flag('handover', ({ goodsNeedHandover }) => goodsNeedHandover),
  payerMayDiffer: flag('payer', ({ payerMayDiffer }) => payerMayDiffer),
}

export const LOCALISABLE: AspectsOf<'localisable'> = {
  // What is set for which element says which setting it is.
  what: null,
  target: null,
  clause: clauseAspect,
  max: number('most', (element) => ('max' in element ? element.max : undefined)),
  by: named('may', 'role', (element) => ('by' in element ? element.by : undefined)),
}
