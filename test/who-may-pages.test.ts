import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outboxPage } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { allPrints, pagesOf } from '../src/app.ts'
import { DOCUMENT, readDocument } from './who-may/document.ts'
import { PEOPLE } from './who-may/people.ts'
import { identityFor, registeredIn, wholeSiteOf } from './who-may/visitors.ts'
import { type Reality, walkEverything } from './who-may/walk.ts'
import { whoMayWorld } from './who-may/world.ts'

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
  'POST /family',
  'POST /look',
  'POST /looks',
  'POST /meeting-mode',
  'POST /search',
]
const agreed = new Map(readDocument().pages)
const database = await testDatabase()
const world = await whoMayWorld(database)
const site = wholeSiteOf(world)
const registered = registeredIn(site)
afterAll(() => site.stop())

let reality: Reality = new Map()
beforeAll(async () => {
  reality = await walkEverything(world, site)
}, 15 * MINUTES)

/** The row that the document lacks, ready to be agreed: every `?` wants its source. */
function rowFor(address: string): string {
  const met = reality.get(address)
  const cells = PEOPLE.map((who) => `${met?.[who].answer} \`?\``)
  const act = actOf(address)
  return `| \`${address}\` | ${act ? `\`${act}\`` : '–'} | ${cells.join(' | ')} |`
}

const pages = pagesOf(identityFor(world.actAs))
const acts = new Map([...pages, outboxPage(''), ...allPrints].map(({ path, act }) => [path, act]))
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
