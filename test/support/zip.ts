import { crc32, deflateRawSync } from 'node:zlib'

const DEFLATED = 8

/** A ZIP of these texts by name, packed. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(parts)) {
    const called = Buffer.from(name)
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(DEFLATED, 4)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(called.length, 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), about, called, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    entries.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), about, place, called]))
    bodies.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  const contents = Buffer.concat(entries)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(contents.length, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...bodies, contents, Buffer.from([0x50, 0x4b, 5, 6]), end]))
}
