import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CALENDAR_FILE, SITTING_CALENDAR } from '#casework'
import {
  askToComeAgain,
  askToCountPractice,
  askToRemind,
  bringTasksAgain,
  COME_AGAIN,
  COUNT_PRACTICE,
  caseworkDigest,
  countPractice,
  DESTROY_CASE,
  destroyCase,
  holdsSecretsOfOtherKey,
  INVITE_STAND_INS,
  inviteStandIns,
  loadConsentTexts,
  mailedCalendar,
  mailedSittingCalendar,
  migrationJobs,
  REMIND_OF_CLOCKS,
  remindOfClocks,
  TELL_ANSWERED,
  TELL_ORDER,
  tellAnswered,
  tellOfOrder,
  unitJobs,
} from '#casework/server'
import { FORGET_SERVICE_LISTS, forgetServiceLists, SEND_CONFIRM_LINK, sendConfirmLink } from '#directory/server'
import { peopleSealedByOtherKey, recipientOf } from '#identity/server'
import { FORGET_LISTS, forgetLists } from '#institutions/server'
import { certificateJobs, importPack } from '#learning/server'
import { loadDependants, loadLegalBases, loadVersion } from '#model/server'
import { askToDeliver, noticeJobs } from '#notices/server'
import {
  type ActAs,
  actingOver,
  type Config,
  createPool,
  installationKey,
  type JobHandlers,
  KEY_FILE,
  type Live,
  type Log,
  listenForChanges,
  mailTransport,
  migrate,
  openVault,
  type Reached,
  SEND_LETTER,
  type SideDatabases,
  StartRefused,
  sendLetter,
  sideDatabases,
  startDatabase,
  startWorker,
  systemActor,
  systemClock,
  type Vault,
  type Worker,
} from '#platform/server'
import './messages.ts'

const FOLDERS = { migrations: 'db/migrations', policies: 'db/policies' }
/** Sign-ins act beside the page's own transaction, so they have connections of their own. */
const SIGN_IN_CONNECTIONS = 3

export type Installation = {
  readonly actAs: ActAs
  readonly signInAs: ActAs
  /** Connections of the runtime role, for what runs beside the pages. */
  readonly pool: ReturnType<typeof createPool>
  /** Begins to listen for what open pages are told. */
  readonly listen: () => Live
  /** What is sealed by the key of the installation. */
  readonly vault: Vault
  /** Databases beside it, with all that an installation begins with and nothing of this one. */
  readonly besides: SideDatabases
  /** The bundled database, rather than one of the institution's own. */
  readonly bundled: boolean
  readonly close: () => Promise<void>
}

/** Opens the database, brings it up to this version and loads the legal bases and models that the product ships. */
export async function open(config: Config, log: Log): Promise<Installation> {
  const database = await startDatabase(config, log)
  const pools = [
    createPool(database.runtimeConfig, log),
    createPool({ ...database.runtimeConfig, max: SIGN_IN_CONNECTIONS }, log),
  ] as const
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.end()))
    await database.stop()
  }
  try {
    await migrate(database.ownerConfig, FOLDERS, log)
    const vault = openVault(installationKey(config))
    const [actAs, signInAs] = pools.map((pool) => actingOver(pool, systemClock, vault))
    if (!actAs || !signInAs) throw new Error('two pools make two doors')
    await loadShippedLaw(actAs)
    await publishShippedModels(actAs)
    await registerShippedDependants(actAs)
    await importShippedContent(actAs, log)
    const fill = (empty: Reached) => fillEmpty(empty, vault, log)
    const besides = sideDatabases({ beside: database, edition: edition(), fill })
    const listen = () => listenForChanges(database.runtimeConfig, log)
    const bundled = config.database === undefined
    return { actAs, signInAs, pool: pools[0], listen, vault, besides, bundled, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Brings a database that holds nothing up to this version, with the law and the models that the product ships. */
export async function fillEmpty(empty: Reached, vault: Vault, log: Log): Promise<void> {
  await migrate(empty.ownerConfig, FOLDERS, log)
  const pool = createPool({ ...empty.runtimeConfig, max: 1 }, log)
  try {
    const actAs = actingOver(pool, systemClock, vault)
    await loadShippedLaw(actAs)
    await publishShippedModels(actAs)
  } finally {
    await pool.end()
  }
}

/** What such a database holds, by the content of the files it is made from. */
export function edition(): string {
  const files = globSync(['db/{migrations,policies}/*.sql', 'content/{law,models}/*.json'])
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

async function loadShippedLaw(actAs: ActAs): Promise<void> {
  const json: unknown = JSON.parse(readFileSync(LAW, 'utf8'))
  const loaded = await actAs(systemActor('setup'), (ctx) => loadLegalBases(ctx, json))
  if (!loaded.ok) throw new Error(`${LAW}: ${loaded.refusal} ${JSON.stringify(loaded.why).slice(0, 400)}`)
  const texts: unknown = JSON.parse(readFileSync(CONSENT_TEXTS, 'utf8'))
  const read = await actAs(systemActor('setup'), (ctx) => loadConsentTexts(ctx, texts))
  if (!read.ok) throw new Error(`${CONSENT_TEXTS}: ${read.refusal} ${JSON.stringify(read.why).slice(0, 400)}`)
}
const LAW = 'content/law/legal-bases.json'
const CONSENT_TEXTS = 'content/law/consent-texts.json'

async function publishShippedModels(actAs: ActAs): Promise<void> {
  for (const file of globSync('content/models/*.json').sort()) {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, json))
    if (!loaded.ok) throw new Error(`${file}: ${loaded.refusal} ${JSON.stringify(loaded.why).slice(0, 400)}`)
  }
}

/** After the models: what it cites must be published. */
async function registerShippedDependants(actAs: ActAs): Promise<void> {
  const json: unknown = JSON.parse(readFileSync(DEPENDANTS, 'utf8'))
  const loaded = await actAs(systemActor('setup'), (ctx) => loadDependants(ctx, json))
  if (!loaded.ok) throw new Error(`${DEPENDANTS}: ${loaded.refusal} ${JSON.stringify(loaded.why).slice(0, 400)}`)
}
const DEPENDANTS = 'content/dependants.json'

/** What an installation begins to read with. After the models: what it cites must be published. */
async function importShippedContent(actAs: ActAs, log: Log): Promise<void> {
  const files = globSync('content/education/*/**/*.md')
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  const taken = await actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
  if (!taken.ok) throw new Error(`content/education: ${JSON.stringify(taken.why).slice(0, 400)}`)
  const { added, changed, waiting, unknown } = taken.value
  log.info('learning.content.imported', {
    ...{ added: added.length, changed: changed.length, waiting: waiting.length, unknown: unknown.length },
  })
}

/** The address of this site, for links that are sent or written down; without a slash at the end. */
export const siteAddress = ({ baseUrl, host, port }: Config): string => baseUrl ?? `http://${host}:${port}`
/**
 * Refuses to start with another key than the one that sealed what is in use: nobody could sign in or read a PESEL, and new ones would be
 * sealed by the wrong key. Throws StartRefused.
 */
export async function refuseOtherKey({ actAs, vault }: Installation, config: Config): Promise<void> {
  const foreign = await actAs(systemActor('setup'), (ctx) => peopleSealedByOtherKey(ctx, vault))
  const file = join(config.dataDir, KEY_FILE)
  if (foreign.length > 0) throw new StartRefused('other_key', { file })
  if (await actAs(systemActor('setup'), holdsSecretsOfOtherKey))
    throw new StartRefused('numbers_of_other_key', { file })
}

/** What pages leave for later, letters and the counting of practice apart. */
export const jobs: JobHandlers = {
  [FORGET_LISTS]: forgetLists,
  [FORGET_SERVICE_LISTS]: forgetServiceLists,
  [DESTROY_CASE]: destroyCase,
  [TELL_ANSWERED]: tellAnswered,
  [TELL_ORDER]: tellOfOrder,
  [INVITE_STAND_INS]: inviteStandIns,
  ...certificateJobs,
  ...migrationJobs,
  ...unitJobs,
}

/** Begins the work that pages leave for later: letters, lists to forget, cases to destroy, months to count. */
export async function work(config: Config, { actAs, pool }: Installation, log: Log): Promise<Worker> {
  const baseUrl = siteAddress(config)
  const transport = mailTransport(config, { pooled: true })
  const handlers = {
    ...jobs,
    ...noticeJobs({
      ...{ actAs, transport, baseUrl, recipientOf, digestSources: caseworkDigest },
      fileMakers: {
        [CALENDAR_FILE]: mailedCalendar(config.mailFrom),
        [SITTING_CALENDAR]: mailedSittingCalendar(config.mailFrom),
      },
    }),
    [SEND_LETTER]: sendLetter({ transport, baseUrl, recipientOf }),
    [SEND_CONFIRM_LINK]: sendConfirmLink({ transport, baseUrl }),
    [COUNT_PRACTICE]: countPractice,
    [REMIND_OF_CLOCKS]: remindOfClocks,
    [COME_AGAIN]: bringTasksAgain,
  }
  await actAs(systemActor('setup'), askToCountPractice)
  await actAs(systemActor('setup'), askToRemind)
  await actAs(systemActor('setup'), askToComeAgain)
  await actAs(systemActor('setup'), askToDeliver)
  const worker = await startWorker({ pool, actAs, handlers, log })
  return { stop: () => worker.stop().finally(transport.close) }
}
