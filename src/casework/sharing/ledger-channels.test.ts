import fc from 'fast-check'
import { expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseworkMessages } from '../index.ts'
import { channelsOf } from './channels.fixture.ts'
import { mayRead } from './ledger-rules.fixture.ts'
import { markOf, situation, situationWorld } from './ledger-situations.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

/** So many situations in all, put in the database so many at a time; each is read by one person, on a page always and on the others in turns. */
const SITUATIONS = 2100
const AT_ONCE = 50
const PATIENCE = 30 * 60_000

const database = await testDatabase()
const { actAs, readers, arrange } = await situationWorld(database)
const channels = channelsOf(actAs)

test(
  'every channel shows exactly what the rules told in words let a person read',
  async () => {
    const shown = new Map(channels.map(({ name }) => [name, 0]))
    let hidden = 0
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (told) => {
        const arranged = await arrange(told)
        for (const [no, { caseId, items }] of arranged.entries()) {
          const one = told[no]
          const who = no % readers.length
          if (!one) throw new Error('a situation was not arranged')
          const answers = items.filter((_, at) => !one.items[at]?.names)
          const right = items.filter((_, at) => mayRead(one, who, at))
          for (const { name, read } of channels.filter(({ oneOf }) => no % oneOf === 0)) {
            const text = await read(caseId, readers[who] ?? '')
            const seen = items.filter((id) => text.includes(markOf(id)))
            expect([name, ...seen.filter((id) => answers.includes(id))]).toEqual([
              name,
              ...right.filter((id) => answers.includes(id)),
            ])
            expect(seen.filter((id) => !right.includes(id))).toEqual([])
            shown.set(name, (shown.get(name) ?? 0) + seen.length)
          }
          hidden += items.length - right.length
        }
      }),
      { numRuns: SITUATIONS / AT_ONCE, endOnFailure: true },
    )
    // Neither a channel that shows nothing nor one that shows everything would pass.
    for (const [name, count] of shown) expect([name, count > 50]).toEqual([name, true])
    expect(hidden).toBeGreaterThan(1000)
  },
  PATIENCE,
)
