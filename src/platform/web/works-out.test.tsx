import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { acting } from '#test/world.ts'
import { createLog } from '../log/log.server.ts'
import { page } from './page.ts'
import { site } from './site.server.ts'

const { actAs } = acting(await testDatabase())

const slowPage = page({
  path: '/slow',
  act: 'test.slow.read',
  looking: 'unrecorded',
  open: 'public',
  load: async ({ db }) => ({ ask: () => db.selectFrom('platform.fact').select('name').limit(1).execute(), said: '' }),
  worksOut: async (loaded) => ({ ...loaded, said: await loaded.ask().then(String, (error) => error.message) }),
  title: () => 'Obliczenia',
  view: ({ loaded }) => <p>{loaded.said}</p>,
})

const app = site({
  ...{ pages: [slowPage], actAs, log: createLog('silent'), signInPath: '/sign-in', trustedProxy: false },
  whoIs: async () => null,
  shell: ({ children }) => <html lang="pl">{children}</html>,
  signInAgain: () => <form />,
})

test('what takes long is worked out when the transaction is over, so that it may take longer than one may stand idle', async () => {
  const answer = await app.request('/slow')
  expect(await answer.text()).toContain('<p>the transaction is over</p>')
})
