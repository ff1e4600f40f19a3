import { open, work } from './open.ts'
import { atTheEnd, startUp } from './start-up.ts'

/** The work left for later as a process of its own, beside web programs that share its database. */
await startUp(async (config, log) => {
  const installation = await open(config, log)
  const worker = await work(config, installation, log)
  atTheEnd(async () => {
    await worker.stop()
    await installation.close()
  })
})
