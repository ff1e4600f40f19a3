import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config/config.server.ts'
import { StartRefused } from '../config/start-refused.ts'
import { installationKey, KEY_FILE } from './installation-key.server.ts'
import { openVault } from './vault.server.ts'

const vault = openVault(Buffer.alloc(32, 1))
const other = openVault(Buffer.alloc(32, 2))
const secret = Buffer.from('klucz aplikacji')

describe('what is sealed', () => {
  test('opens for its purpose and its thing, and for nothing else', () => {
    const sealed = vault.seal('second factor', 'a', secret)
    expect(vault.unseal('second factor', 'a', sealed)).toEqual(secret)
    expect(vault.unseal('second factor', 'b', sealed)).toBeNull()
    expect(vault.unseal('another purpose', 'a', sealed)).toBeNull()
    expect(other.unseal('second factor', 'a', sealed)).toBeNull()
  })

  test('does not open once a bit of it has changed, or it was cut short', () => {
    const sealed = vault.seal('second factor', 'a', secret)
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(vault.unseal('second factor', 'a', changed), `byte ${at}`).toBeNull()
    }
    for (const length of [0, 12, 27, sealed.length - 1])
      expect(vault.unseal('second factor', 'a', sealed.subarray(0, length)), `${length} bytes`).toBeNull()
  })

  test('looks different each time, and never like what it holds', () => {
    const [one, two] = [vault.seal('p', 'a', secret), vault.seal('p', 'a', secret)]
    expect(one.equals(two)).toBe(false)
    expect(one.includes(secret)).toBe(false)
  })

  test('a digest is the same again only by the same key, purpose, thing and text', () => {
    const digest = vault.digest('p', 'a', 'kod')
    expect(vault.digest('p', 'a', 'kod').equals(digest)).toBe(true)
    const others = [vault.digest('p', 'a', 'kot'), vault.digest('p', 'b', 'kod'), vault.digest('q', 'a', 'kod')]
    for (const one of [...others, other.digest('p', 'a', 'kod')]) expect(one.equals(digest)).toBe(false)
  })

  test('the mark of a key tells it from another', () => {
    expect(openVault(Buffer.alloc(32, 1)).mark.equals(vault.mark)).toBe(true)
    expect(other.mark.equals(vault.mark)).toBe(false)
  })
})

describe('the key of an installation', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kooperacja-key-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const file = join(dataDir, KEY_FILE)

  test('is made at the first start, readable by the program alone, and the same at the next', () => {
    const key = installationKey({ secretKey: undefined, dataDir })
    expect(key).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(installationKey({ secretKey: undefined, dataDir })).toEqual(key)
    expect(readFileSync(file, 'utf8').trim()).toBe(key.toString('base64'))
  })

  test('of the settings comes first, and must be 32 bytes', () => {
    const text = Buffer.alloc(32, 7).toString('base64')
    const read = readConfig({ SECRET_KEY: text, DATA_DIR: dataDir })
    expect(read.ok && installationKey(read.value)).toEqual(Buffer.alloc(32, 7))
    for (const wrong of ['tajne', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
      const refused = readConfig({ SECRET_KEY: wrong })
      expect(!refused.ok && refused.why.variables).toEqual(['SECRET_KEY'])
      expect(!refused.ok && refused.why.message).not.toContain(wrong)
    }
  })

  test('is never replaced by a new one where the file was spoilt', () => {
    writeFileSync(file, 'nothing like a key')
    expect(() => installationKey({ secretKey: undefined, dataDir })).toThrow(StartRefused)
    expect(readFileSync(file, 'utf8')).toBe('nothing like a key')
  })
})
