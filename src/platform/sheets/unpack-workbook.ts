import { crc32, inflateRawSync } from 'node:zlib'

/** A part of a workbook: its path within the archive, and its XML. */
export type Part = { readonly path: string; readonly content: Buffer }

const MOST_PARTS = 500
const MOST_UNPACKED = 24 * 1024 * 1024
const END = 0x06054b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
/** What a reader of cells needs; pictures, drawings and macros stay packed. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/(?:_rels\/.*|workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]*\.xml))$/i

/**
 * Unpacks the parts of a workbook that hold its cells, and stops before they grow too large: a small archive can unpack to more than there
 * is memory. Null for what is no archive, is damaged, encrypted or too large.
 */
export function unpackWorkbook(archive: Buffer): readonly Part[] | null {
  try {
    return parts(archive)
  } catch (error) {
    // Offsets that lead out of the file, damaged streams, and streams longer than what is left of the limit.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}

function parts(archive: Buffer): readonly Part[] | null {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end < archive.length - END_BYTES - LONGEST_COMMENT || archive.readUInt32LE(end) !== END) return null
  const count = archive.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return null
  const found: Part[] = []
  let at = archive.readUInt32LE(end + 16)
  let left = MOST_UNPACKED
  for (let no = 0; no < count; no += 1) {
    if (archive.readUInt32LE(at) !== ENTRY) return null
    const nameLength = archive.readUInt16LE(at + 28)
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength)
    if (WANTED.test(path)) {
      const content = unpacked(archive, at, left)
      if (!content || found.some((part) => part.path === path)) return null
      left -= content.length
      found.push({ path, content })
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return found
}

function unpacked(archive: Buffer, entry: number, most: number): Buffer | null {
  const encrypted = (archive.readUInt16LE(entry + 8) & 1) === 1
  const method = archive.readUInt16LE(entry + 10)
  const local = archive.readUInt32LE(entry + 42)
  if (encrypted || archive.readUInt32LE(local) !== LOCAL) return null
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const packed = archive.subarray(from, from + archive.readUInt32LE(entry + 20))
  if (method === STORED) return packed.length <= most ? packed : null
  return method === DEFLATED && most > 0 ? inflateRawSync(packed, { maxOutputLength: most }) : null
}

/** Puts parts into an archive without packing them: what the reader of cells opens is then no larger than what was checked. */
export function packParts(found: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { path, content } of found) {
    const name = Buffer.from(path)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(LOCAL, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(crc32(content), 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(ENTRY, 0)
    entry.writeUInt16LE(20, 4)
    head.copy(entry, 6, 4, 28)
    entry.writeUInt32LE(offset, 42)
    bodies.push(head, name, content)
    entries.push(entry, name)
    offset += head.length + name.length + content.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(found.length, 8)
  end.writeUInt16LE(found.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}
