import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { caseworkMessages } from '../index.ts'
import { channelsOf } from '../sharing/channels.fixture.ts'
import { situationWorld } from '../sharing/ledger-arranged.fixture.ts'
import { markOf } from '../sharing/ledger-rows.fixture.ts'
import { situation } from '../sharing/ledger-situations.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

const SITUATIONS = 400
const AT_ONCE = 50
const PATIENCE = 10 * 60_000

const database = await testDatabase()
const { actAs, readers, arrange } = await situationWorld(database)
const { channels, stop } = channelsOf(actAs)
afterAll(stop)
const ours = channels.filter(({ name }) => ['letter', 'transfer card'].includes(name))

test(
  'no letter and no card holds a word that whoever gets it may not read',
  async () => {
    expect(ours).toHaveLength(2)
    const shown = new Map(ours.map(({ name }) => [name, 0]))
    let hidden = 0
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (told) => {
        const arranged = await arrange(told)
        for (const [no, at] of arranged.entries()) {
          const one = told[no]
          // The first three readers are those who may get anything at all.
          const who = no % 3
          if (!one) throw new Error('a situation was not arranged')
          for (const { name, read, may } of ours) {
            const text = await read(at, readers[who] ?? '')
            const seen = at.items.flatMap((id, item) => (text.includes(markOf(id)) ? [item] : []))
            const wrong = seen.filter((item) => !may(one, who, item))
            expect({ name, who, wrong, told: wrong.length > 0 ? one : null }).toMatchObject({ wrong: [] })
            shown.set(name, (shown.get(name) ?? 0) + seen.length)
          }
          hidden += at.items.filter((_, item) => !ours[0]?.may(one, who, item)).length
        }
      }),
      { numRuns: SITUATIONS / AT_ONCE, endOnFailure: true },
    )
    // Neither a letter that says nothing nor one that says everything would pass.
    for (const { name } of ours) expect([name, (shown.get(name) ?? 0) > 0]).toEqual([name, true])
    expect(hidden).toBeGreaterThan(100)
  },
  PATIENCE,
)
