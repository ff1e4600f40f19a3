import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openDemonstration } from '#demonstration/server'
import { type Config, createPrinter, type Log, outboxFolder } from '#platform/server'
import { buildApp } from './app.ts'
import { open, refuseOtherKey, siteAddress, work } from './open.ts'
import { atTheEnd, startUp } from './start-up.ts'

/** The web program: database, pages, demonstration, and the work left for later. */
async function run(config: Config, log: Log): Promise<void> {
  const installation = await open(config, log)
  await refuseOtherKey(installation, config)
  const demonstration = await openDemonstration(config, installation, log)
  const printer = createPrinter(log)
  const app = buildApp({
    baseUrl: siteAddress(config),
    identity: {
      actAs: installation.signInAs,
      limits: config,
      demonstration: demonstration?.shown ?? null,
      // The passwords of a demonstration are public, so a code would only keep people out.
      secondFactor: config.secondFactor ?? (demonstration ? 'offered' : 'required'),
      vault: installation.vault,
    },
    actAs: installation.actAs,
    log,
    trustedProxy: config.trustedProxy,
    preparing: () => demonstration?.preparing() ?? null,
    outbox: config.smtpUrl ? null : outboxFolder(config),
    printer,
  })
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, (address: AddressInfo) => {
    process.stdout.write(`Kooperacja: ${config.baseUrl ?? `http://${config.host}:${address.port}`}\n`)
    log.info('platform.web.listening', { port: address.port })
  })
  const worker = await work(config, installation, log)
  const stop = async () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await demonstration?.stop()
    await worker.stop()
    await printer.stop()
    await installation.close()
  }
  server.on('error', (error) => {
    log.error('platform.web.cannot_listen', { port: config.port }, error)
    process.stderr.write(
      `Nie można otworzyć portu ${config.port}. Podaj inny w zmiennej PORT.\nCannot open port ${config.port}. Name another one in PORT.\n`,
    )
    process.exitCode = 1
    void stop()
  })
  atTheEnd(stop)
}

await startUp(run)
