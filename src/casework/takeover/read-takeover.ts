import { clean, day, fields, optionalDay, type Posted, type Read, type Say, textOf } from '#platform'
import { readHousehold, rowField, rowsOf } from '../families/household/read-household.ts'
import { actionsIn, dayIn, readPlan } from './read-plan.ts'
import type { TakeoverOffer } from './taken.domain.ts'
import { ConsentOnPaper, type PersonOnPaper, type TakeOverInput, TakeoverBegun } from './takeover.schema.ts'
import { type Asks, asksOf } from './takeover-asks.ts'

const readBegun = fields(TakeoverBegun)
const readConsent = fields(ConsentOnPaper)
/** What the questions on the page were asked for: another stage asks for other things. */
export const SHOWN_FOR = 'shownFor'
export const dayField = (index: number): string => `day.${index}`

type Errors = Record<string, Say>
type Values = Record<string, string | readonly string[]>

/**
 * Reads either step of taking a case over. First the stage, the day and the persons, from which the page knows what to ask; then the whole.
 * Nothing typed is lost between them: all fields stay on the page.
 */
export function readTakeover(posted: Posted, offer: TakeoverOffer): Read<TakeOverInput> {
  const begun = readBegun(posted)
  const asks = asksOf(offer, (name) => textOf(posted, name))
  const errors: Errors = begun.ok ? {} : { ...begun.errors }
  if (begun.ok && !asks) errors.place = { key: 'platform.form.not_offered' }
  if (asks?.kind === 'group' && textOf(posted, 'called').trim() === '') {
    errors.called = { key: 'casework.takeover.called_missing' }
  }
  if (posted.fields.rows === undefined) return readFirst(posted, offer, asks, errors)
  if (asks && textOf(posted, SHOWN_FOR) !== asks.key) return askAgain(posted, { [SHOWN_FOR]: asks.key })
  if (posted.fields._add !== undefined && asks) {
    return askAgain(posted, { actions: String(actionsIn(textOf(posted, 'actions')) + 1) })
  }
  if (!begun.ok || !asks) return { ok: false, errors }
  const days = readDays(posted, asks, errors)
  const people = readPeople(posted, offer, asks, errors)
  const plan = asks.brought.plan === 'none' ? null : readPlan(posted, asks, people, errors)
  const reviewedOn = asks.brought.review ? dayIn(posted, 'reviewedOn', errors) : undefined
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const { source, called, place, beganOn } = begun.value
  const { scanConsents, scanPlan, scanOther } = posted.files
  return {
    ok: true,
    value: {
      ...{ unitCode: asks.unit.unitCode, kind: asks.kind, called, place, beganOn, source, days, people, plan },
      reviewedOn,
      lead: textOf(posted, 'lead') || undefined,
      scans: {
        ...(scanConsents ? { consents: scanConsents } : {}),
        ...(scanPlan ? { plan: scanPlan } : {}),
        ...(scanOther ? { other: scanOther } : {}),
      },
      knowingly: textOf(posted, 'knowingly') !== '',
    },
  }
}

/** Two rows are there to begin with; empty ones are left out. */
const FIRST_ACTIONS = '2'

function readFirst(posted: Posted, offer: TakeoverOffer, asks: Asks | null, errors: Errors): Read<never> {
  const people = readHousehold(posted, { people: [], today: offer.today })
  if (people.ok) return { ok: false, errors }
  if (people.values === undefined || Object.keys(errors).length > 0 || !asks) {
    return { ok: false, errors: { ...errors, ...(people.values === undefined ? people.errors : {}) } }
  }
  const more: Values = { [SHOWN_FOR]: asks.key, actions: FIRST_ACTIONS }
  return { ok: false, errors: people.errors, values: { ...typed(posted), ...people.values, ...more } }
}

const typed = ({ fields }: Posted): Values =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_')))

const askAgain = (posted: Posted, values: Values): Read<never> => ({
  ok: false,
  errors: {},
  values: { ...typed(posted), ...values },
})

/** The first stage was entered on the day the case began; of those between, days that nobody knows are left out. */
function readDays(posted: Posted, { way }: Asks, errors: Errors): TakeOverInput['days'] {
  return way.map((_, index) => {
    if (index === 0) return undefined
    const text = textOf(posted, dayField(index))
    const read = (index === way.length - 1 ? day : optionalDay).safeParse(text)
    if (read.success) return read.data
    errors[dayField(index)] = { key: text.trim() === '' ? 'platform.form.required' : 'platform.form.bad_format' }
    return undefined
  })
}

function readPeople(posted: Posted, offer: TakeoverOffer, asks: Asks, errors: Errors): readonly PersonOnPaper[] {
  const read = readHousehold(posted, { people: [], today: offer.today })
  if (!read.ok) {
    Object.assign(errors, read.errors)
    return []
  }
  return read.value.members.map(({ person, field }) => {
    const row = Number(field.split('.')[1])
    return { row, person, consent: person.adult && asks.brought.consents ? consentIn(posted, row, errors) : null }
  })
}

function consentIn(posted: Posted, row: number, errors: Errors): PersonOnPaper['consent'] {
  const names = ['consent', 'consentOn'] as const
  const sent = Object.fromEntries(names.map((name) => [name, posted.fields[rowField(row, name)] ?? []]))
  const read = readConsent({ fields: sent, files: {} })
  if (read.ok) {
    if (read.value.consent === 'not_asked' || read.value.consentOn) return read.value
    errors[rowField(row, 'consentOn')] = { key: 'platform.form.required' }
    return null
  }
  for (const name of names) {
    const say = read.errors[name]
    if (say) errors[rowField(row, name)] = say
  }
  return null
}

/** How persons typed so far are called, by the numbers of their rows. */
export const namesTyped = (value: (name: string) => string): readonly { row: number; name: string; adult: boolean }[] =>
  Array.from({ length: rowsOf(value('rows')) }, (_, row) => ({
    row,
    name: [value(rowField(row, 'given')), value(rowField(row, 'family'))].map(clean).filter(Boolean).join(' '),
    adult: value(rowField(row, 'adult')) !== 'no',
    ticked: value(rowField(row, 'enter')) !== '',
  })).filter(({ ticked }) => ticked)
