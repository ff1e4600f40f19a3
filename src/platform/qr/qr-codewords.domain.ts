/**
 * How a QR code of a version holds bytes at level M, which survives the loss of 15 % (ISO/IEC 18004, table 9): codewords of correction in
 * each block, and the codewords of data of every block.
 */
type Layout = { readonly correction: number; readonly blocks: readonly number[] }
const LAYOUTS: readonly Layout[] = [
  { correction: 10, blocks: [16] },
  { correction: 16, blocks: [28] },
  { correction: 26, blocks: [44] },
  { correction: 18, blocks: [32, 32] },
  { correction: 24, blocks: [43, 43] },
  { correction: 16, blocks: [27, 27, 27, 27] },
  { correction: 18, blocks: [31, 31, 31, 31] },
  { correction: 22, blocks: [38, 38, 39, 39] },
  { correction: 22, blocks: [36, 36, 36, 37, 37] },
]
const BYTE_MODE = 0b0100
const PADDING = [0b11101100, 0b00010001]

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
/** Mode and count take twelve bits, the end another four. */
const holds = ({ blocks }: Layout): number => sum(blocks) - 2

const EXP: number[] = []
const LOG: number[] = []
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value
  LOG[value] = power
  value = value << 1 > 255 ? (value << 1) ^ 0x11d : value << 1
}
const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (EXP[((LOG[a] ?? 0) + (LOG[b] ?? 0)) % 255] ?? 0)

/** Reed-Solomon correction of a block (section 7.5.2): the remainder of dividing it by the generator of that degree. */
export function correctionOf(block: readonly number[], degree: number): readonly number[] {
  let generator = [1]
  for (let root = 0; root < degree; root += 1) {
    const by = EXP[root] ?? 0
    generator = [...generator, 0].map((term, i) => term ^ times(generator[i - 1] ?? 0, by))
  }
  const rest = [...block, ...Array<number>(degree).fill(0)]
  for (let i = 0; i < block.length; i += 1) {
    const lead = rest[i] ?? 0
    generator.forEach((term, j) => {
      rest[i + j] = (rest[i + j] ?? 0) ^ times(term, lead)
    })
  }
  return rest.slice(block.length)
}

/** The bytes of a text, with mode, count, end and padding (section 7.4). */
function dataOf(bytes: readonly number[], size: number): readonly number[] {
  const bits = [
    BYTE_MODE.toString(2).padStart(4, '0'),
    ...[bytes.length, ...bytes].map((b) => b.toString(2).padStart(8, '0')),
  ]
  const written = `${bits.join('')}0000`.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
  return [...written, ...Array.from({ length: size - written.length }, (_, i) => PADDING[i % 2] ?? 0)]
}

const interleaved = (blocks: readonly (readonly number[])[]): readonly number[] =>
  Array.from({ length: Math.max(...blocks.map((block) => block.length)) }, (_, i) =>
    blocks.flatMap((block) => block[i] ?? []),
  ).flat()

/** The version of the smallest QR code that holds a text, and its codewords in the order they are drawn; null for a text too long for version 9. */
export function codewordsOf(text: string): { readonly version: number; readonly codewords: readonly number[] } | null {
  const bytes = [...new TextEncoder().encode(text)]
  const index = LAYOUTS.findIndex((layout) => bytes.length <= holds(layout))
  const layout = LAYOUTS[index]
  if (!layout) return null
  const data = dataOf(bytes, sum(layout.blocks))
  const blocks = layout.blocks.map((size, i) => {
    const from = sum(layout.blocks.slice(0, i))
    return data.slice(from, from + size)
  })
  const corrections = blocks.map((block) => correctionOf(block, layout.correction))
  return { version: index + 1, codewords: [...interleaved(blocks), ...interleaved(corrections)] }
}
