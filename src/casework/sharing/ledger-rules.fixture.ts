import { CODED, READERS, type Situation, SPECIAL, STOOD_IN, TODAY, YEAR } from './ledger-situations.fixture.ts'

type Seat = Situation['seats'][number]
type Shown = Situation['disclosures'][number]
type Written = Situation['items'][number]
type Shield = Situation['shields'][number]
/** On a page, or on anything that leaves the house. */
export type Place = 'screen' | 'paper'

/** Who may read what, told once more in the words of the rules and without a database. */
export function mayRead(told: Situation, reader: number, no: number, place: Place = 'screen'): boolean {
  const written = told.items[no]
  if (!written || told.denied.includes(reader) || isKeptFrom(told, reader, no, place)) return false
  const wrote = worksFor(told, reader, written.author)
  // What an informant said is for those who wrote it down, and for no paper.
  if (written.informant === 'standing') return wrote && place === 'screen'
  return (
    wrote || isShownTo(told, reader, no) || readsInEmergency(told, reader, no) || readsInInspection(told, reader, no)
  )
}

/** Seats by which somebody takes part today, whatever they let see: their own, and those of colleagues for whom they stand in. */
const seatsOf = (told: Situation, reader: number): readonly Seat[] =>
  READERS[reader]?.able && !told.denied.includes(reader)
    ? [reader, ...stoodInBy(told, reader)].flatMap((holder) => givenTo(told, holder))
    : []
const givenTo = (told: Situation, holder: number): readonly Seat[] =>
  told.seats.filter((one) => one.reader === holder && (one.until === null || one.until >= TODAY))

/**
 * Colleagues for whom somebody stands in today (ADR 0043): employed still, not kept out of the case themselves, and not on the side of another
 * person of the family than the stand-in. Whoever stands in is not stood in for in turn with those seats.
 */
const stoodInBy = (told: Situation, reader: number): readonly number[] =>
  STOOD_IN.filter(({ by, days, ended }) => by === reader && !ended && isOn(days))
    .map(({ absent }) => absent)
    .filter((absent) => READERS[absent]?.employed === true && !told.denied.includes(absent))
    .filter((absent) => !ownSides(told, reader).some((of) => ownSides(told, absent).some((other) => other !== of)))

const ownSides = (told: Situation, reader: number): readonly number[] =>
  told.sides.filter((one) => one.reader === reader && !one.ended).map(({ of }) => of)
/** On whose side somebody stands: also where a colleague stood whose seat they hold. */
const sidesOf = (told: Situation, reader: number): readonly number[] => [
  ...ownSides(told, reader),
  ...stoodInBy(told, reader)
    .filter((absent) => givenTo(told, absent).length > 0)
    .flatMap((absent) => ownSides(told, absent)),
]

const namedSeats = (told: Situation, reader: number) => seatsOf(told, reader).filter(({ role }) => role !== CODED)
/** Whether somebody reads and writes for an institution in the case. */
const worksFor = (told: Situation, reader: number, institution: number): boolean =>
  READERS[reader]?.of === institution && namedSeats(told, reader).length > 0
const keeps = (told: Situation, reader: number): boolean => worksFor(told, reader, 0)

/** Whether pages of the case with names on them are open to somebody. */
export const takesPart = (told: Situation, reader: number): boolean => namedSeats(told, reader).length > 0

/** Whether pages and prints of the case show it to somebody: they open to those who take part. */
export const readsOnPages = (told: Situation, reader: number, no: number, place: Place): boolean =>
  takesPart(told, reader) && mayRead(told, reader, no, place)

/**
 * Whether one closed place tells somebody that more is written than they may read: of what is ordinary or protected, and neither an informant's
 * nor kept from them by compartments, which leave no trace.
 */
export const sensesMore = (told: Situation, reader: number): boolean =>
  takesPart(told, reader) &&
  told.items.some(
    ({ kind, category, informant }, no) =>
      kind === 'answer' &&
      category !== SPECIAL &&
      informant !== 'standing' &&
      !mayRead(told, reader, no) &&
      !isKeptFrom(told, reader, no, 'screen'),
  )

function isShownTo(told: Situation, reader: number, no: number): boolean {
  const seats = namedSeats(told, reader)
  return told.disclosures.some(
    (one) =>
      isInForce(one) &&
      one.to === READERS[reader]?.of &&
      (one.reader === null || one.reader === reader) &&
      seats.some(({ role }) => one.role === null || one.role === role) &&
      shows(one, no, told),
  )
}

const isInForce = ({ days, withdrawn, restsOnEnded }: Shown): boolean => !withdrawn && !restsOnEnded && isOn(days)

function isOn([from = '', until = '']: readonly string[]): boolean {
  return from <= TODAY && TODAY <= until
}

function shows(one: Shown, no: number, { items }: Situation): boolean {
  const written = items[no]
  const item = one.item === null ? null : one.item % items.length
  if (written?.author !== one.from || written.category !== one.category) return false
  if (one.extent === 'own_part') return item === null && one.subject === null && written.responsible === one.to
  if (one.extent !== 'full') return false
  return item === null ? one.subject === null || one.subject === written.subject : item === no
}

/** What an emergency and an inspection open: people and forms, no minutes and nothing of compartments. */
const OF_FILE: readonly string[] = ['answer', 'identity']

/**
 * Whether somebody reads it because they opened the case in an emergency (ADR 0021): for those hours, employed and sworn, what is not special
 * and the keeper wrote or is shown in full, its people and forms without lines of the plan.
 */
export function readsInEmergency(told: Situation, reader: number, no: number): boolean {
  const written = told.items[no]
  if (!written || told.denied.includes(reader) || isKeptFrom(told, reader, no, 'screen')) return false
  const ofTheKeeper =
    written.author === 0 ||
    told.disclosures.some(
      (one) =>
        isInForce(one) &&
        one.to === 0 &&
        one.role === null &&
        one.reader === null &&
        one.extent === 'full' &&
        shows(one, no, told),
    )
  return (
    READERS[reader]?.answers === true &&
    told.emergencies.some((one) => one.reader === reader && isOpen(one)) &&
    written.category !== SPECIAL &&
    OF_FILE.includes(written.kind) &&
    !written.planned &&
    written.informant !== 'standing' &&
    ofTheKeeper
  )
}

const isOpen = ({ hoursAgo, hours, ended }: Situation['emergencies'][number]): boolean =>
  !ended && hoursAgo >= 0 && hoursAgo < hours

/**
 * Whether somebody reads it for an inspection (ADR 0028): named in it, employed today at the authority or at the institution inspected, on its
 * days, what that institution wrote in the years and of the sensitivities of the warrant, its people and forms without lines of the plan.
 * As on paper, nothing shielded and nothing of an informant.
 */
export function readsInInspection(told: Situation, reader: number, no: number): boolean {
  const written = told.items[no]
  if (!written || told.denied.includes(reader) || isKeptFrom(told, reader, no, 'paper')) return false
  return (
    written.author === 0 &&
    OF_FILE.includes(written.kind) &&
    !written.planned &&
    written.informant !== 'standing' &&
    told.inspections.some((one) => isCarriedOut(one, reader) && covered(one, written))
  )
}

type Inspected = Situation['inspections'][number]
function isCarriedOut({ reader, authority, days, ended }: Inspected, who: number): boolean {
  const inspector = READERS[who]
  return reader === who && inspector?.employed === true && [0, authority].includes(inspector.of) && isOn(days) && !ended
}

function covered({ covers, years: [first = 0, last = 0] }: Inspected, { category }: Written): boolean {
  return covers.includes(category === SPECIAL ? 'special' : 'protected') && first <= YEAR && YEAR <= last
}

/** Whether compartments of the family (ADR 0024) or a closed line keep it from somebody, whatever else would show it. */
function isKeptFrom(told: Situation, reader: number, no: number, place: Place): boolean {
  const written = told.items[no]
  if (!written || isClosedTo(told, reader, no)) return true
  return isShieldedFrom(told, reader, { written, place })
}

/** Whether it was said about a line of an agenda that is for others alone, however it would be shown (ADR 0038). */
function isClosedTo(told: Situation, reader: number, no: number): boolean {
  const written = told.items[no]
  const line = written?.kind === 'minutes' ? told.lines[written.line] : undefined
  return (
    line?.closed === true &&
    !line.named.some((one) => (one.reader === null ? worksFor(told, reader, one.institution) : one.reader === reader))
  )
}

/** What a line of the agenda is called is the first that was said about it. */
export const headOf = ({ items }: Situation, line: number): number =>
  items.findIndex((one) => one.kind === 'minutes' && one.line === line)

type Kept = { readonly written: Written; readonly place: Place }
export function isShieldedFrom(told: Situation, reader: number, { written, place }: Kept): boolean {
  const sides = sidesOf(told, reader)
  if (written.kind === 'apart') return place === 'paper' || sides.length > 0 || !keeps(told, reader)
  const shielded = told.shields.some(
    (shield, at) =>
      covers(shield, at, written) && (place === 'paper' || !isOpenedTo(told, reader, { shield, sides, written })),
  )
  return shielded || sides.some((of) => isApartFrom(told, of, written))
}

/** An address or contact covers what tells it; a contact also whatever says how to reach the person. Until it is lifted. */
function covers({ of, what, lifted }: Shield, at: number, written: Written): boolean {
  return !lifted && (written.tells === at || (what === 'contact' && written.subject === of && saysHowToReach(written)))
}

const saysHowToReach = ({ kind, reached }: Written): boolean => kind === 'identity' && reached

/** The two who are kept apart wherever a situation keeps anybody apart. */
const PAIR = [0, 1]

type Covered = { readonly shield: Shield; readonly sides: readonly number[]; readonly written: Written }

/** To those who keep the case, to those named, and to those who wrote it; never to whoever stands on the side of whom it hides from. */
function isOpenedTo(told: Situation, reader: number, { shield, sides, written }: Covered): boolean {
  if (sides.some((of) => of !== shield.of && (shield.from.length === 0 || shield.from.includes(of)))) return false
  const named = shield.opened.some(
    (one) =>
      !one.ended &&
      isOn(one.days) &&
      (one.reader === null ? one.institution === READERS[reader]?.of : one.reader === reader),
  )
  return keeps(told, reader) || (named && takesPart(told, reader)) || worksFor(told, reader, written.author)
}

/** How to reach somebody is kept from whoever stands on the side of a person who must not learn it. */
const isApartFrom = ({ items }: Situation, of: number, written: Written): boolean =>
  PAIR.includes(of) &&
  PAIR.some((other) => other !== of && other === written.subject) &&
  saysHowToReach(written) &&
  items.some(({ kind, pair }) => kind === 'apart' && pair.kind !== 'no_meeting' && !pair.ended && isOn(pair.days))

/** Whether a search by the whole name of a person, as an entry has it, finds the case: where I have a place and may know the name. */
export const findsByName = (told: Situation, reader: number, no: number): boolean =>
  findsByCode(told, reader) && told.items[no]?.kind === 'identity' && mayRead(told, reader, no)
/** By the whole code: where I have any place. */
export const findsByCode = (told: Situation, reader: number): boolean => seatsOf(told, reader).length > 0
/** By the whole PESEL of somebody: where I keep the case. */
export const findsByNumber = (told: Situation, reader: number): boolean => keeps(told, reader)
