import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DEFLATED = 8
const MOST_PARTS = 500
const MOST_UNPACKED = 24 * 1024 * 1024

/** Whether an archive can be unpacked within bounds: a small one can unpack to more than there is memory. False for what is damaged or no archive. */
export function unpacksWithinBounds(archive: Buffer): boolean {
  try {
    return unpackedBytes(archive) <= MOST_UNPACKED
  } catch (error) {
    // Offsets that lead out of the file, damaged streams, and streams longer than what is left of the limit.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return false
    throw error
  }
}

function unpackedBytes(archive: Buffer): number {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || archive.readUInt32LE(end) !== END) return Number.POSITIVE_INFINITY
  const count = archive.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return Number.POSITIVE_INFINITY
  let at = archive.readUInt32LE(end + 16)
  let sum = 0
  for (let no = 0; no < count; no += 1) {
    if (archive.readUInt32LE(at) !== ENTRY) return Number.POSITIVE_INFINITY
    sum += partBytes(archive, at, MOST_UNPACKED - sum + 1)
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return sum
}

function partBytes(archive: Buffer, entry: number, most: number): number {
  const packed = archive.readUInt32LE(entry + 20)
  const local = archive.readUInt32LE(entry + 42)
  if (archive.readUInt32LE(local) !== LOCAL) return Number.POSITIVE_INFINITY
  if (archive.readUInt16LE(entry + 10) !== DEFLATED) return packed
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  return inflateRawSync(archive.subarray(start, start + packed), { maxOutputLength: Math.max(most, 1) }).length
}
