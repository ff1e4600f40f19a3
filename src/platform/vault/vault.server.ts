import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What this installation seals with its own key, so that the database alone, or a copy of it, does not tell. */
export type Vault = {
  /** Tells this key from another one without telling anything about it. Kept beside what was sealed. */
  readonly mark: Buffer
  /** Seals bytes for one purpose, bound to one thing: put beside another id, they do not open. */
  readonly seal: (purpose: string, bound: string, bytes: Uint8Array) => Buffer
  /** What was sealed for that purpose and thing; null when it was not, or not by this key. */
  readonly unseal: (purpose: string, bound: string, sealed: Uint8Array) => Buffer | null
  /** A text as it is kept to be recognised again: without the key nobody can try texts until one fits. */
  readonly digest: (purpose: string, bound: string, text: string) => Buffer
}

/** Opens the vault of an installation by its key of 256 bits. Each purpose has a key of its own (HKDF, RFC 5869); sealed by AES-256-GCM. */
export function openVault(key: Uint8Array): Vault {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `kooperacja ${purpose}`, 32))
  return {
    mark: keyFor('mark').subarray(0, 8),
    seal: (purpose, bound, bytes) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(bound))
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    unseal: (purpose, bound, sealed) => unsealed(keyFor(purpose), bound, sealed),
    digest: (purpose, bound, text) => createHmac('sha256', keyFor(purpose)).update(`${bound} ${text}`).digest(),
  }
}

function unsealed(key: Buffer, bound: string, sealed: Uint8Array): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(-TAG_BYTES))
  const bytes = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    return Buffer.concat([bytes, decipher.final()])
  } catch {
    // The one thing that `final` throws for: it was sealed for something else, by another key, or changed.
    return null
  }
}
