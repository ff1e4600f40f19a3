import pg from 'pg'
import type { Log } from '../log/log.server.ts'
import { CHANNEL, told } from './announce.server.ts'

/** What is told of changes in one database. */
export type Live = {
  /** Calls whenever something of this topic may have changed, until what it answers is called. It may call without a change. */
  readonly follow: (topic: string, id: string, changed: () => void) => () => void
  readonly stop: () => Promise<void>
}

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000

/**
 * Listens for what transactions announce, on a connection of its own. A lost connection is made again, at first quickly, then every 5 s; then
 * everybody is called, since something may have been told meanwhile.
 * @param config how the runtime role reaches the database
 */
export function listenForChanges(config: pg.ClientConfig, log: Log): Live {
  const followers = new Map<string, Set<() => void>>()
  let client: pg.Client | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT_MS
  let stopped = false

  const again = () => {
    if (stopped || waiting) return
    waiting = setTimeout(() => {
      waiting = undefined
      connecting = connect()
    }, wait)
    waiting.unref()
    wait = Math.min(LONGEST_WAIT_MS, wait * 2)
  }
  const connect = async () => {
    const fresh = new pg.Client({ ...config, application_name: 'kooperacja live', keepAlive: true })
    fresh.on('error', () => undefined)
    fresh.on('notification', ({ payload = '' }) => {
      for (const changed of followers.get(payload) ?? []) changed()
    })
    fresh.on('end', () => {
      if (client !== fresh) return
      client = null
      if (!stopped) log.warn('platform.live.lost')
      again()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${CHANNEL}`)
    } catch (error) {
      log.warn('platform.live.not_listening', {
        errorCode: error instanceof Error && 'code' in error ? String(error.code) : null,
      })
      await fresh.end().catch(() => undefined)
      return again()
    }
    if (stopped) return fresh.end()
    client = fresh
    wait = FIRST_WAIT_MS
    for (const each of followers.values()) for (const changed of each) changed()
  }
  let connecting: Promise<void> = connect()

  return {
    follow: (topic, id, changed) => {
      const key = told(topic, id)
      const those = followers.get(key) ?? new Set()
      followers.set(key, those.add(changed))
      return () => {
        those.delete(changed)
        if (those.size === 0 && followers.get(key) === those) followers.delete(key)
      }
    },
    stop: async () => {
      stopped = true
      clearTimeout(waiting)
      await connecting
      await client?.end()
    },
  }
}
