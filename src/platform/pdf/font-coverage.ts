/**
 * Tells which signs a TrueType font can show, from its own table of characters (`cmap`, format 12: the whole of Unicode). Throws when the
 * font has no such table.
 */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const ranges = rangesIn(font, characterTable(font))
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

function characterTable(font: Buffer): number {
  const cmap = tableAt(font, 'cmap')
  const count = font.readUInt16BE(cmap + 2)
  for (let i = 0; i < count; i += 1) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * i)
    if (font.readUInt16BE(table) === 12) return table
  }
  throw new Error('the font has no table of all characters')
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let i = 0; i < count; i += 1) {
    const entry = 12 + 16 * i
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function rangesIn(font: Buffer, table: number): readonly (readonly [number, number])[] {
  const count = font.readUInt32BE(table + 12)
  return Array.from({ length: count }, (_, i) => {
    const group = table + 16 + 12 * i
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const
  })
}
