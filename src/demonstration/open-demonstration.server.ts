import { setTimeout as pause } from 'node:timers/promises'
import type { Demonstration } from '#identity/server'
import { type Config, type Log, systemActor } from '#platform/server'
import { readWorld } from './cast.ts'
import { accountsFounded } from './founded.query.server.ts'
import { type Installation, PASSWORD, prepare } from './prepare.server.ts'

export type OpenDemonstration = {
  readonly shown: Demonstration
  readonly preparing: () => { readonly done: number; readonly of: number } | null
  readonly stop: () => Promise<void>
}

/**
 * The demonstration: begun on an empty bundled database unless DEMO says otherwise, and gone on with where it was left. It is made in the
 * background while pages are served already. Null when this is no demonstration.
 */
export async function openDemonstration(
  config: Config,
  installation: Installation,
  log: Log,
): Promise<OpenDemonstration | null> {
  if (config.demo === 'no') return null
  const world = readWorld()
  const accounts = await installation.actAs(systemActor('setup'), (ctx) => accountsFounded(ctx))
  const ours = accounts.some((email) => world.people.some((player) => player.email === email))
  if (accounts.length > 0 && !ours) return null
  if (config.demo === 'auto' && !installation.bundled) return null

  const progress = { done: 0, of: 1, finished: false, stopped: false }
  const making = prepare(installation, world, progress).then(
    () => {
      progress.finished = true
      if (!progress.stopped) log.info('demonstration.prepared')
    },
    (error: unknown) => {
      progress.finished = true
      if (!progress.stopped) log.error('demonstration.failed', {}, error)
    },
  )
  return {
    shown: { accounts: async () => shownAccounts(), password: PASSWORD },
    preparing: () => (progress.finished ? null : { done: progress.done, of: progress.of }),
    stop: async () => {
      progress.stopped = true
      await Promise.race([making, pause(5000, undefined, { ref: false })])
    },
  }

  function shownAccounts() {
    return world.people.flatMap((player) => {
      if (!player.shownAs) return []
      const institution = world.institutions.find(({ key }) => key === player.institution)
      return [
        {
          email: player.email,
          name: `${player.given} ${player.family}`,
          role: player.shownAs,
          institution: institution?.name ?? '',
        },
      ]
    })
  }
}
