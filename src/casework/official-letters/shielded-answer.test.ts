import { afterAll, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { HIDDEN_STREET, NEVER_SEEN, partedWorld } from '../compartments/parted.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { letterPath } from './letter-paths.ts'
import { letterPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const world = await partedWorld(await testDatabase())
const { actAs, keeper, rows } = world
const { open, send } = visiting(actAs, [...caseworkPages, ...letterPages()])
afterAll(world.site.stop)

const court = {
  ...{ senderKind: 'court', sender: 'Sąd Rejonowy na Próbę', address: 'ul. Próbna 1', reference: 'III Nsm 9/2026' },
  ...{ datedOn: '2026-11-10', receivedOn: '2026-11-16', power: 'kpc-dokument-dla-sadu' },
  ...{ asks: 'Sytuacja rodziny.', dueDays: '7' },
}

test('a shielded address is offered to no letter of a court, and no answer that tells it is approved', async () => {
  const { caseId } = await world.parted()
  const plain = await world.item(caseId, keeper, 'nauka', { kind: 'note', body: { text: 'Chodzi do szkoły.' } })
  const registered = await send(`${letterPath.list(caseId)}/new`, keeper.worker, court)
  expect([registered.status, registered.location]).toEqual([303, expect.stringContaining('/letters/')])
  const at = [caseId, registered.location?.split('/').at(-1) ?? ''] as const
  const toPick = await open(letterPath.entries(...at), keeper.worker)
  expect(toPick.html).toContain(plain)
  expect(toPick.html).not.toMatch(NEVER_SEEN)

  await send(letterPath.entries(...at), keeper.worker, { items: plain })
  const approve = async () => {
    const [letter] = await rows<{ version: number }>('select version from casework.official_letter where id = $1', [
      at[1],
    ])
    const signed = { name: 'Danuta Dyrektor', function: 'dyrektor', on: '2026-11-20' }
    return send(letterPath.approve(...at), keeper.worker, { version: String(letter?.version), ...signed })
  }
  await rows('update casework.letter_part set words = $2 where letter_id = $1', [at[1], `Mieszka na ${HIDDEN_STREET}.`])
  const refused = await approve()
  expect([refused.status, refused.html.includes('chroniony adres')]).toEqual([422, true])
  await rows('update casework.letter_part set words = $2 where letter_id = $1', [at[1], 'Chodzi do szkoły.'])
  // Nothing prints in this test, so that the answer gets as far as its printing.
  expect((await approve()).html).toContain('Nie udało się teraz zrobić pliku')
})
