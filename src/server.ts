import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { openDemonstration } from '#demonstration/server'
import { whoIs } from '#identity/server'
import { noMails } from '#notices/server'
import { createPlanner } from '#planner/server'
import { type Config, createPrinter, type Log, outboxFolder, SEND_LETTER, systemClock } from '#platform/server'
import { builtAssets } from '#site/server'
import { openTryouts, tryoutGate } from '#tryout/server'
import { buildApp, buildTryoutSite } from './app.ts'
import { jobs, open, refuseOtherKey, siteAddress, work } from './open.ts'
import { atTheEnd, startUp } from './start-up.ts'

/** The web program: database, pages, demonstration, and the work left for later. */
async function run(config: Config, log: Log): Promise<void> {
  const installation = await open(config, log)
  await refuseOtherKey(installation, config)
  const demonstration = await openDemonstration(config, installation, log)
  const printer = createPrinter(log)
  const planner = createPlanner(log)
  const live = installation.listen()
  const identity = {
    actAs: installation.signInAs,
    limits: config,
    demonstration: demonstration?.shown ?? null,
    // The passwords of a demonstration are public, so a code would only keep people out.
    secondFactor: config.secondFactor ?? (demonstration ? 'offered' : 'required'),
    vault: installation.vault,
  } as const
  const shared = { baseUrl: siteAddress(config), log, trustedProxy: config.trustedProxy, printer }
  const tryouts = openTryouts({
    databases: installation.besides,
    actAs: installation.actAs,
    whoIs: whoIs(installation.actAs, identity.limits, identity.secondFactor),
    // Letters of a try-out are thrown away.
    siteOver: (parts) => ({
      fetch: buildTryoutSite(parts, { ...shared, assets: builtAssets('dist') }).fetch,
      jobs: { ...jobs, ...noMails, [SEND_LETTER]: async () => undefined },
    }),
    clock: systemClock,
    log,
  })
  const app = buildApp({
    ...shared,
    identity,
    tryouts,
    planner,
    actAs: installation.actAs,
    live,
    preparing: () => demonstration?.preparing() ?? null,
    outbox: config.smtpUrl ? null : outboxFolder(config),
  })
  const server = serve(
    { fetch: tryoutGate(app.fetch, tryouts), hostname: config.host, port: config.port },
    (address: AddressInfo) => {
      process.stdout.write(`Kooperacja: ${config.baseUrl ?? `http://${config.host}:${address.port}`}\n`)
      log.info('platform.web.listening', { port: address.port })
    },
  )
  const worker = await work(config, installation, log)
  const stop = async () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await demonstration?.stop()
    await tryouts.stop()
    await worker.stop()
    await live.stop()
    await planner.stop()
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
