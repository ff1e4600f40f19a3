import { createHash } from 'node:crypto'

/** A session's or a link's secret as it is kept. The secrets have 256 bits of chance, so a plain hash cannot be guessed back. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
