import { CaseId, NotFound } from '#kernel'
import { type ActAs, addMadeFile, person, translator } from '#platform/server'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { needPath } from '../candidates/need-paths.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { withoutShielded } from '../compartments/without-shielded.query.server.ts'
import { cardView } from '../documents/cards/card.query.server.ts'
import { TRANSFER_CARDS } from '../documents/cards/transfer-cards.ts'
import { fieldsFor } from '../documents/letters/projection.query.server.ts'
import { inspectionPath } from '../inspections/of-inspection.ts'
import { addLiveMinutesRoutes } from '../minutes/live-routes.server.tsx'
import { minutesPath } from '../minutes/minutes-paths.ts'
import { caseworkPages, caseworkPrints } from '../pages.ts'
import { answersFile, answersIn } from '../prints/answers-file.server.ts'
import { wholeCase } from '../prints/case-file.query.server.ts'
import { caseFilePrint } from '../prints/case-file-print.ts'
import { minutesPrint } from '../prints/meeting-prints.ts'
import { printPath } from '../prints/print-paths.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { readsInMinutes, sensesInMinutes } from './ledger-minutes-rules.fixture.ts'
import { type Arranged, markOf } from './ledger-rows.fixture.ts'
import {
  findsByCode,
  findsByName,
  findsByNumber,
  mayRead,
  readsInEmergency,
  readsInInspection,
  readsOnPages,
  sensesMore,
} from './ledger-rules.fixture.ts'
import type { Situation } from './ledger-situations.fixture.ts'
import { recipientsIn } from './parties.query.server.ts'

type Rule = (told: Situation, reader: number, no: number) => boolean
/** A way by which what is written in a case reaches somebody. */
export type Channel = {
  readonly name: string
  /** Of so many situations one is asked on it. */
  readonly oneOf: number
  /** Everything that comes by it, as text; nothing where it is refused. */
  readonly read: (at: Arranged, reader: string) => Promise<string>
  /** What it shows, and what it may show. */
  readonly must: Rule
  readonly may: Rule
  /** What else it tells: words, and whether they are there. */
  readonly says?: (told: Situation, reader: number) => Readonly<Record<string, boolean>>
}

const isAnswer: Rule = ({ items }, _, no) => items[no]?.kind === 'answer'
const onPages: Rule = (told, reader, no) => isAnswer(told, reader, no) && readsOnPages(told, reader, no, 'screen')
const onPaper: Rule = (told, reader, no) => isAnswer(told, reader, no) && readsOnPages(told, reader, no, 'paper')
const onProtocol: Rule = (told, reader, no) => readsInMinutes(told, reader, no, 'paper')
const mayOnPaper: Rule = (told, reader, no) => mayRead(told, reader, no, 'paper')
/** It need not show anything: other rules narrow it further. */
const never: Rule = () => false
/** Needs are entries of their own kind: nothing else of the case needs to stand on their page. */
const NEEDS = { must: never, may: mayRead }
/** The one closed place of a page. */
const MORE = 'class="locked"'

/** The register of channels: whoever adds a way out of a case adds it here, and the rules are asked of it too. */
export function channelsOf(actAs: ActAs): {
  readonly channels: readonly Channel[]
  readonly stop: () => Promise<void>
} {
  const scoped = ({ caseId }: Readonly<Record<string, string>>) => CaseId.safeParse(caseId).data
  const site = visiting(actAs, caseworkPages, (app, parts) => {
    addMadeFile(app, parts, printPath.answers(':caseId'), answersFile, scoped)
    addLiveMinutesRoutes(app, parts)
  })
  const printer = printing(actAs, caseworkPages, caseworkPrints)
  const opened = async (path: string, reader: string): Promise<string> => {
    const { status, html } = await site.open(path, reader)
    if (![200, 403, 404].includes(status)) throw new Error(`${path}: ${status}`)
    return status === 200 ? html : ''
  }
  const paper = { must: onPaper, may: mayOnPaper }
  const channels: readonly Channel[] = [
    {
      name: 'page',
      oneOf: 1,
      read: ({ caseId }, reader) => opened(`/cases/${caseId}/diagnosis`, reader),
      ...{ must: onPages, may: mayRead, says: (told, reader) => ({ [MORE]: sensesMore(told, reader) }) },
    },
    {
      name: 'minutes',
      oneOf: 1,
      read: async ({ caseId, meetingId }, reader) =>
        meetingId === null ? '' : opened(minutesPath.minutes({ caseId, meetingId }), reader),
      ...{ must: readsInMinutes, may: mayRead, says: lockedInMinutes },
    },
    {
      name: 'what changed in minutes',
      oneOf: 3,
      read: async ({ caseId, meetingId }, reader) =>
        meetingId === null ? '' : opened(minutesPath.changes({ caseId, meetingId }), reader),
      ...{ must: readsInMinutes, may: mayRead },
    },
    {
      name: 'minutes on paper',
      oneOf: 3,
      read: (at, reader) => protocolOf(actAs, at, reader),
      must: onProtocol,
      may: mayOnPaper,
    },
    { name: 'search', oneOf: 1, read: (at, reader) => searched(actAs, at, reader), ...SEARCH },
    {
      name: 'emergency page',
      oneOf: 1,
      read: async ({ emergencies }, reader) =>
        (await Promise.all(emergencies.map((id) => opened(`/emergency/${id}`, reader)))).join(),
      must: (told, reader, no) => isAnswer(told, reader, no) && readsInEmergency(told, reader, no),
      may: mayRead,
    },
    {
      name: 'inspection page',
      oneOf: 1,
      read: async ({ inspections, caseId }, reader) =>
        (await Promise.all(inspections.map((id) => opened(inspectionPath.file(id, caseId), reader)))).join(),
      must: (told, reader, no) => isAnswer(told, reader, no) && readsInInspection(told, reader, no),
      // Whatever else its reader may know of the case.
      may: readsInInspection,
    },
    // The whole case is read once for what the typesetter and what the sheet of answers get: it takes longer than many pages.
    { name: 'what is printed and exported', oneOf: 1, read: (at, reader) => takenAway(actAs, at, reader), ...paper },
    { name: 'export', oneOf: 30, read: ({ caseId }, reader) => opened(printPath.answers(caseId), reader), ...paper },
    { name: 'transfer card', oneOf: 10, read: (at, reader) => copied(actAs, at, reader), must: never, may: mayOnPaper },
    { name: 'needs', oneOf: 10, read: ({ caseId }, reader) => opened(needPath.all(caseId), reader), ...NEEDS },
    { name: 'letter', oneOf: 30, read: (at, reader) => writtenTo(actAs, at, reader), must: never, may: mayOnPaper },
    {
      name: 'print',
      oneOf: 30,
      read: async ({ caseId }, reader) => {
        const path = caseFilePrint.at({ caseId })
        const { status } = await printer.asked(path, reader)
        // Words that are broken at the end of a line are put together again.
        return status === 200 ? (await printer.take(path, reader)).pdf.text.replace(/\s/g, '') : ''
      },
      ...paper,
    },
  ]
  return { channels, stop: printer.stop }
}

/** A line in whose place minutes say that it is closed, and one below which they say that there is more. */
function lockedInMinutes(told: Situation, reader: number): Readonly<Record<string, boolean>> {
  const { line, more } = sensesInMinutes(told, reader)
  return { 'data-locked': line, 'data-more': more }
}

const SEARCH: Pick<Channel, 'must' | 'may' | 'says'> = {
  // The first name of the family is asked for.
  must: (told, reader, no) =>
    told.items.findIndex(({ kind }) => kind === 'identity') === no && findsByName(told, reader, no),
  may: findsByName,
  says: (told, reader) => ({
    'found by code': findsByCode(told, reader),
    'found by number': findsByNumber(told, reader),
  }),
}

/** What three searches answer: by the name of somebody in the family, by the code of the case, by the PESEL of a person. */
async function searched(actAs: ActAs, { code, pesel, named }: Arranged, reader: string): Promise<string> {
  const by = async (words: string) => {
    const found = await actAs(person(reader), (ctx) => searchMyCases(ctx, words))
    if (!found.ok) throw new Error(`a search was refused: ${found.refusal}`)
    return found.value.cases
  }
  const names = named[0] === undefined ? [] : await by(markOf(named[0]))
  const byCode = (await by(code)).some((one) => one.code === code)
  const byNumber = (await by(pesel)).some((one) => one.code === code)
  return [...names.map((one) => one.names), byCode && 'found by code', byNumber && 'found by number'].join(' ')
}

/** What goes to the typesetter, and the rows of the sheet of answers. */
async function takenAway(actAs: ActAs, { caseId }: Arranged, reader: string): Promise<string> {
  const t = translator('pl')
  try {
    const loaded = await actAs(person(reader), (ctx) => withoutShielded(ctx, (reading) => wholeCase(reading, caseId)), {
      onPaper: true,
      scope: CaseId.parse(caseId),
    })
    const document = caseFilePrint.spec.document?.({ params: { caseId }, loaded, t, locale: 'pl' })
    return JSON.stringify([document, answersIn(loaded, t)])
  } catch (error) {
    if (error instanceof NotFound) return ''
    throw error
  }
}

/** What goes to the typesetter of the minutes of a meeting. */
async function protocolOf(actAs: ActAs, { caseId, meetingId }: Arranged, reader: string): Promise<string> {
  if (meetingId === null) return ''
  const params = { caseId, meetingId }
  const t = translator('pl')
  const loaded = await orNothing(() =>
    actAs(person(reader), (ctx) => withoutShielded(ctx, (reading) => minutesPrint.spec.load(reading, params)), {
      onPaper: true,
      scope: CaseId.parse(caseId),
    }),
  )
  return loaded ? JSON.stringify(minutesPrint.spec.document?.({ params, loaded, t, locale: 'pl' })) : ''
}

/** What somebody would copy from every transfer card there is. */
async function copied(actAs: ActAs, { caseId }: Arranged, reader: string): Promise<string> {
  const cards = await Promise.all(
    TRANSFER_CARDS.map(({ id }) => orNothing(() => actAs(person(reader), (ctx) => cardView(ctx, caseId, id)))),
  )
  return JSON.stringify(cards.map((card) => card?.parts ?? []))
}

/** What the others in the case would write from it to the institutions for which somebody reads it. */
async function writtenTo(actAs: ActAs, { caseId }: Arranged, reader: string): Promise<string> {
  const found = await orNothing(() =>
    actAs(person(reader), async (ctx) => {
      const mine = await seatsOfMine(ctx, caseId)
      const others = await recipientsIn(ctx, await caseFacts(ctx, caseId))
      return { mine: mine.filter(({ sees }) => sees === 'names'), others: others.flatMap(({ workers }) => workers) }
    }),
  )
  const letters: string[] = []
  for (const writer of new Set((found?.others ?? []).map(({ personId }) => personId))) {
    if (writer === reader) continue
    for (const { institution } of found?.mine ?? []) {
      const letter = await orNothing(() =>
        actAs(person(writer), async (ctx) =>
          fieldsFor(ctx, await caseFacts(ctx, caseId), { kind: 'institution', id: institution }),
        ),
      )
      letters.push(...Object.values(letter?.values ?? {}))
    }
  }
  return letters.join('\n')
}

/** What is hidden from somebody is an answer here, not a fault. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
