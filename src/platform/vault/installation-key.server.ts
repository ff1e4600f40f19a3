import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.server.ts'
import { StartRefused } from '../config/start-refused.ts'

export const KEY_BYTES = 32
export const KEY_FILE = 'secret-key'

/**
 * The key of this installation: of the settings, or of a file beside the bundled database, made at the first start and read by nobody
 * but the account the program runs as. It is never in the database. Throws StartRefused for a file that holds no key.
 */
export function installationKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Buffer {
  if (secretKey) return secretKey
  const file = join(dataDir, KEY_FILE)
  mkdirSync(dataDir, { recursive: true })
  try {
    // Two programs that start at once: one makes the file, the other reads it.
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new StartRefused('bad_key_file', { file })
  return key
}
