import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MOST_PARTS = 500
const MOST_UNPACKED = 24 * 1024 * 1024

/** The parts of a ZIP by name, as its own table of contents names them. Null for what is damaged, no ZIP, or unpacks to more than 24 MB. */
export function zipParts(zip: Buffer): ReadonlyMap<string, Buffer> | null {
  try {
    return partsIn(zip)
  } catch (error) {
    // Offsets that lead out of the file, damaged streams, and streams longer than what is left of the limit.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}

function partsIn(zip: Buffer): ReadonlyMap<string, Buffer> | null {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || zip.readUInt32LE(end) !== END) return null
  const count = zip.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return null
  const parts = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  let left = MOST_UNPACKED
  for (let no = 0; no < count; no += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) return null
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const content = contentAt(zip, at, left)
    const called = zip.toString('utf8', at + 46, at + 46 + (name ?? 0))
    // A part that is there twice is read once by one program and once by another.
    if (content === null || parts.has(called)) return null
    left -= content.length
    parts.set(called, content)
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

function contentAt(zip: Buffer, entry: number, most: number): Buffer | null {
  const from = zip.readUInt32LE(entry + 42)
  if (zip.readUInt32LE(from) !== LOCAL) return null
  const start = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28)
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20))
  const method = zip.readUInt16LE(entry + 10)
  if (method === STORED) return packed.length <= most ? packed : null
  return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }) : null
}
