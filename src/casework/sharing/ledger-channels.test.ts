import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseworkMessages } from '../index.ts'
import { type Channel, channelsOf } from './channels.fixture.ts'
import { situationWorld } from './ledger-arranged.fixture.ts'
import { type Arranged, markOf } from './ledger-rows.fixture.ts'
import { mayRead } from './ledger-rules.fixture.ts'
import { type Situation, situation } from './ledger-situations.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

/** So many situations in all, put in the database so many at a time; each is read by one person. */
const SITUATIONS = 2100
const AT_ONCE = 50
/** Time that passes between them: nobody searches more often than one may. */
const MINUTES = 11
const PATIENCE = 30 * 60_000

const database = await testDatabase()
const { actAs, clock, readers, arrange } = await situationWorld(database)
const { channels, stop } = channelsOf(actAs)
afterAll(stop)

test(
  'every channel shows exactly what the rules told in words let a person read',
  async () => {
    const shown = new Map(channels.map(({ name }) => [name, 0]))
    let hidden = 0
    let asked = 0
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (told) => {
        clock.set(new Date(clock.now().getTime() + MINUTES * 60_000))
        const arranged = await arrange(told)
        for (const [no, at] of arranged.entries()) {
          const one = told[no]
          const who = no % readers.length
          if (!one) throw new Error('a situation was not arranged')
          const due = channels.filter(({ oneOf }) => asked % oneOf === 0)
          const seen = await Promise.all(due.map((channel) => judged(channel, { told: one, at, who })))
          for (const [index, { name }] of due.entries()) shown.set(name, (shown.get(name) ?? 0) + (seen[index] ?? 0))
          hidden += at.items.filter((_, item) => !mayRead(one, who, item)).length
          asked += 1
        }
        // Nobody has a place in two thousand cases, and whoever had would wait for each search.
        await database.owner.query('update casework.seat set until_on = from_on where case_id = any($1)', [
          arranged.map(({ caseId }) => caseId),
        ])
      }),
      { numRuns: SITUATIONS / AT_ONCE, endOnFailure: true },
    )
    // Neither a channel that shows nothing nor one that shows everything would pass.
    for (const { name, oneOf } of channels)
      expect([name, (shown.get(name) ?? 0) > ENOUGH / oneOf]).toEqual([name, true])
    expect(hidden).toBeGreaterThan(1000)
  },
  PATIENCE,
)
/** Entries that a channel has to have shown, were it asked of every situation; few of them are in an inspection of the one who reads. */
const ENOUGH = 6

type Asked = { readonly told: Situation; readonly at: Arranged; readonly who: number }

/** Reads a situation by a channel and compares; answers how many entries it showed. */
async function judged({ name, read, must, may, says }: Channel, { told, at, who }: Asked): Promise<number> {
  const text = await read(at, readers[who] ?? '')
  const seen = at.items.map((id) => text.includes(markOf(id)))
  const wrongly = seen.filter((one, no) => (one ? !may(told, who, no) : must(told, who, no))).length
  const words = Object.entries(says?.(told, who) ?? {}).filter(([word, right]) => text.includes(word) !== right)
  expect({ name, who, seen, wrongly, words, told: wrongly + words.length > 0 ? told : null }).toMatchObject({
    wrongly: 0,
    words: [],
  })
  return seen.filter(Boolean).length
}
