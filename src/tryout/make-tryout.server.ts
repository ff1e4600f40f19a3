import { openSession, whoIs } from '#identity/server'
import type { SignedIn } from '#platform'
import {
  type ActAs,
  actingOver,
  type Clock,
  createPool,
  hashSecret,
  type JobHandlers,
  type Log,
  newSecret,
  openVault,
  type SideDatabase,
  type SideDatabases,
  startWorker,
  systemActor,
  type Vault,
} from '#platform/server'
import { type Founded, foundTryout } from './found-tryout.server.ts'
import type { Asked, TryoutAtHand, TryoutShown } from './tryout.ts'

type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>

/** What the site of a try-out is put together from. */
export type TryoutSite = {
  readonly actAs: ActAs
  readonly vault: Vault
  readonly whoIs: () => Promise<SignedIn | null>
  /** Tells its forms apart from those of the real site and of other try-outs. */
  readonly formsOf: string
  readonly atHand: TryoutAtHand
}
/** The site of the product over another database, and the jobs that its pages leave behind; letters are thrown away. */
export type SiteOver = (parts: TryoutSite) => { readonly fetch: Fetch; readonly jobs: JobHandlers }

export type MadeTryout = {
  readonly fetch: Fetch
  readonly draftStands: (rowVersion: number) => void
  readonly wished: () => 'end' | 'again' | null
  readonly close: () => Promise<void>
}
type Parts = {
  readonly databases: SideDatabases
  readonly siteOver: SiteOver
  readonly clock: Clock
  readonly log: Log
}

/** Few pages are asked for at once by one person. */
const CONNECTIONS = 4
const WHOLE_DAY = { sessionIdleMinutes: 24 * 60, sessionAbsoluteHours: 24 }

/** A database, the world of the draft in it, and the site over it. */
export async function makeTryout(parts: Parts, asked: Asked, until: Date): Promise<MadeTryout> {
  const database = await parts.databases.create()
  try {
    return await openOver(parts, database, asked, until)
  } catch (error) {
    await database.drop()
    throw error
  }
}

async function openOver({ siteOver, clock, log }: Parts, database: SideDatabase, asked: Asked, until: Date) {
  const pool = createPool({ ...database.runtimeConfig, max: CONNECTIONS }, log)
  // A key of its own, which dies with the process: what is sealed here means nothing elsewhere.
  const vault = openVault(hashSecret(newSecret()))
  const actAs = actingOver(pool, clock, vault)
  const close = async () => {
    await pool.end()
    await database.drop()
  }
  try {
    const founded = await foundTryout(actAs, asked)
    const { atHand, signedIn, draftStands, wished } = await walked(actAs, founded, asked, until)
    const site = siteOver({ actAs, vault, formsOf: database.name, whoIs: signedIn, atHand })
    const worker = await startWorker({ pool, actAs, handlers: site.jobs, log })
    const stop = async () => {
      await worker.stop()
      await close()
    }
    return { fetch: site.fetch, draftStands, wished, close: stop }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** Who acts in a try-out now, and what is wished of it. Somebody of it is signed in by a session of its own database. */
async function walked(actAs: ActAs, { players, first, caseId }: Founded, asked: Asked, until: Date) {
  const sessionOf = whoIs(actAs, WHOLE_DAY, 'offered')
  const enter = (personId: string) => actAs(systemActor('sign_in'), (ctx) => openSession(ctx, personId, 'tryout'))
  let now = { personId: String(first), session: await enter(first) }
  let stands = asked.rowVersion
  let wish: 'end' | 'again' | null = null
  const { draftId, name, version } = asked
  const shown = (): TryoutShown => {
    return {
      draftId,
      name,
      version,
      players,
      caseId,
      until,
      actingAs: now.personId,
      changed: stands !== asked.rowVersion,
    }
  }
  const atHand: TryoutAtHand = {
    shown,
    actAs: async (personId) => {
      if (!players.some((one) => one.personId === personId)) return false
      now = { personId, session: await enter(personId) }
      return true
    },
    wish: (wanted) => {
      wish = wanted
    },
  }
  const draftStands = (rowVersion: number): void => {
    stands = rowVersion
  }
  return { atHand, draftStands, wished: () => wish, signedIn: () => sessionOf(now.session) }
}
