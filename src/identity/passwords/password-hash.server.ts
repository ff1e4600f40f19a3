import { type Argon2Parameters, argon2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { newSecret } from '#platform/server'

/** Memory in KiB, as OWASP's Password Storage Cheat Sheet asks at least for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32

type Cost = typeof COST
type Hashed = { readonly cost: Cost; readonly salt: Buffer; readonly tag: Buffer }

const derive = promisify(argon2)
const tagOf = (password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> => {
  const asked: Argon2Parameters = { message: password.normalize('NFC'), nonce: salt, tagLength, ...cost }
  return derive('argon2id', asked)
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

function readHash(text: string): Hashed {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(text) ?? []
  if (!salt || !tag) throw new Error('not an argon2id hash')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

/** A password as it is kept: argon2id in the PHC string format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = Buffer.from(newSecret(), 'base64url').subarray(0, SALT_BYTES)
  const tag = await tagOf(password, salt, COST, TAG_BYTES)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or no password yet) the same work is done, so that
 * the time of an answer does not tell who has an account.
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  if (hash === null) {
    await tagOf(password, Buffer.alloc(SALT_BYTES), COST, TAG_BYTES)
    return false
  }
  const { cost, salt, tag } = readHash(hash)
  return timingSafeEqual(await tagOf(password, salt, cost, tag.length), tag)
}

/** A hash made at another cost than today's; it is made anew when its owner next signs in. */
export function isOutdated(hash: string): boolean {
  const { cost } = readHash(hash)
  return cost.memory !== COST.memory || cost.passes !== COST.passes || cost.parallelism !== COST.parallelism
}
