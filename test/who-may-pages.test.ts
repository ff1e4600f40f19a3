import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outboxPage } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { allPrints, pagesOf } from '../src/app.ts'
import { createLog } from '../src/platform/log/log.server.ts'
import { DOCUMENT, readDocument } from './who-may/document.ts'
import { MARKS, markedWorld, marksIn } from './who-may/marked.ts'
import { PEOPLE, type Person } from './who-may/people.ts'
import { identityFor, registeredIn, wholeSiteOf } from './who-may/visitors.ts'
import { type Reality, type Step, walkEverything } from './who-may/walk.ts'

const MINUTES = 60_000
/** Forms that nobody can send in the world of these tests, because a rule refuses everybody, and why that cannot be arranged. */
const REFUSED_TO_ALL: readonly string[] = [
  // A team ends only when none of its families has an open case.
  'POST /teams/:bodyId/transitions/:transition',
]
/** Forms that change the browser and nothing else, or only ask. */
const KEEPS_NOTHING = [
  'POST /cases/:caseId/looks',
  'POST /cases/:caseId/sharing/new',
  'POST /consultations/:consultationId/import',
  'POST /family',
  'POST /look',
  'POST /looks',
  'POST /meeting-mode',
]
const agreed = new Map(readDocument().pages)
const database = await testDatabase()
const world = await markedWorld(database)
const lines: string[] = []
const site = wholeSiteOf(world, createLog('debug', { write: (line) => void lines.push(line) }))
const registered = registeredIn(site)
afterAll(() => site.stop())

let reality: Reality = new Map()
/** Where something of a family was met: on a page, and in an address that leads there or that the page leads to. */
const met: {
  readonly step: string
  readonly who: Person
  readonly status: number
  readonly marks: readonly string[]
}[] = []
const addressed: string[] = []
function notice({ registered, address, who, answered: { status, location, html } }: Step): void {
  met.push({ step: registered, who, status, marks: marksIn(html) })
  const written = [...html.matchAll(/\b(?:href|src|action|formaction|data-url)="([^"]*)"/g)].map(([, to = '']) => to)
  for (const to of [address, location ?? '', ...written])
    if (marksIn(decodeURIComponent(to)).length > 0) addressed.push(`${registered}: ${to}`)
}
beforeAll(async () => {
  reality = await walkEverything(world, site, notice)
}, 15 * MINUTES)

/** The row that the document lacks, ready to be agreed: every `?` wants its source. */
function rowFor(address: string): string {
  const met = reality.get(address)
  const cells = PEOPLE.map((who) => `${met?.[who].answer} \`?\``)
  const act = actOf(address)
  return `| \`${address}\` | ${act ? `\`${act}\`` : '–'} | ${cells.join(' | ')} |`
}

const pages = pagesOf(identityFor(world.actAs))
const files = allPrints.flatMap(({ docxPath, act }) => (docxPath ? [{ path: docxPath, act }] : []))
const acts = new Map([...pages, outboxPage(''), ...allPrints, ...files].map(({ path, act }) => [path, act]))
const actOf = (address: string): string | null => acts.get(address.slice(address.indexOf(' ') + 1)) ?? null

describe('every address of the site', () => {
  test('has a row in the document, under its act, and no row names anything else', () => {
    const lacking = registered.filter((address) => !agreed.has(address))
    expect(lacking.map((address) => `agree on this row and add it to ${DOCUMENT}:\n${rowFor(address)}`)).toEqual([])
    expect([...agreed.keys()].filter((address) => !registered.includes(address))).toEqual([])
    expect(
      [...agreed].flatMap(([address, { act }]) => (act === actOf(address) ? [] : [`${address}: ${actOf(address)}`])),
    ).toEqual([])
  })

  test('answers everybody as was agreed', () => {
    const wrong: string[] = []
    for (const [address, { cells }] of agreed) {
      for (const who of PEOPLE) {
        const cell = (cells[who] ?? 'no cell').replace(/ `.*/, '')
        const answer = reality.get(address)?.[who].answer
        if (answer !== cell) wrong.push(`${address}, ${who}: ${answer}, agreed: ${cell}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('keeps nothing of whoever is refused', () => {
    const kept = [...reality].flatMap(([address, met]) =>
      PEOPLE.flatMap((who) => {
        const { answer, kept } = met[who]
        return answer !== 'yes' && kept.length > 0 ? [`${address}, ${who}: ${kept.join(', ')}`] : []
      }),
    )
    expect(kept).toEqual([])
  })

  test('is open to somebody: what everybody is refused was walked in the wrong world, or its form sent nothing', () => {
    const closed = [...reality].flatMap(([address, met]) =>
      PEOPLE.some((who) => met[who].answer === 'yes') || REFUSED_TO_ALL.includes(address)
        ? []
        : [`${address}: say in test/who-may/sent.ts how it is walked and what is sent`],
    )
    expect(closed).toEqual([])
  })

  test('that takes a form keeps something when the act is done', () => {
    const idle = [...reality].flatMap(([address, met]) =>
      address.startsWith('POST ') && PEOPLE.every((who) => met[who].kept.every((table) => table === 'platform.once'))
        ? [address]
        : [],
    )
    expect(idle.sort()).toEqual([...KEEPS_NOTHING, ...REFUSED_TO_ALL].sort())
  })
})

/** Those who run the region and the installation, and read no family. */
const OUTSIDE: readonly Person[] = ['analyst', 'adviser', 'administrator']
/** Opened by whoever holds its secret, whatever else they are. */
const BY_SECRET = pages.flatMap(({ path, spec }) => (spec.secretAddress ? [path] : []))

describe.each(OUTSIDE)('%s', (who) => {
  const steps = () => met.filter((one) => one.who === who)

  test('gets 403 or 404 at every address of a case, opened or sent (row 1)', () => {
    const ofCases = steps().filter(({ step }) => step.includes('/cases/:caseId'))
    expect(ofCases.length).toBeGreaterThan(100)
    expect(ofCases.filter(({ status }) => status !== 403 && status !== 404)).toEqual([])
  })

  test('finds no name, no word and no number of a family at any address of the site (row 1)', () => {
    const opened = steps().filter(
      ({ step }) => step.startsWith('GET ') && !BY_SECRET.includes(step.slice('GET '.length)),
    )
    expect(opened.filter(({ status }) => status === 200).length).toBeGreaterThan(20)
    expect(opened.filter(({ marks }) => marks.length > 0)).toEqual([])
  })
})

describe('what is written about a family', () => {
  test('is found by its lead worker, so that what is said of the others could fail', () => {
    const found = met.filter(({ who }) => who === 'lead').flatMap(({ marks }) => marks)
    // A number is shown when it is unmasked, and this walk unmasks an address.
    expect(new Set(found)).toEqual(new Set(Object.values(MARKS).filter((mark) => mark !== MARKS.pesel)))
  })

  test('stands in no address that anybody is led to or shown (row 22)', () => {
    expect(addressed).toEqual([])
  })

  test('stands on no page that tells of a fault (row 22)', () => {
    const faults = met.filter(({ step, status }) => step.startsWith('GET ') && status >= 400)
    expect(faults.length).toBeGreaterThan(500)
    expect(faults.filter(({ marks }) => marks.length > 0)).toEqual([])
    expect(met.filter(({ status }) => status >= 500)).toEqual([])
  })

  test('stands in no line of the operating log, whoever opened or sent what (row 22)', () => {
    expect(lines.filter((line) => marksIn(line).length > 0)).toEqual([])
  })
})
