import { codewordsOf } from './qr-codewords.domain.ts'

/** Rows of a QR code, true where it is dark, without the light margin of four around it. */
export type QrCode = readonly (readonly boolean[])[]

/** Where the small squares of a version stand, both ways (ISO/IEC 18004, annex E). */
const ALIGNMENT: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
]
/** Which modules each mask turns over (section 7.8.2). */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

/** A code while it is drawn: dark, light, or not drawn yet. */
type Drawing = (boolean | null)[][]
type Draw = (row: number, column: number, dark: boolean) => void
const drawerOf =
  (drawing: Drawing): Draw =>
  (row, column, dark) => {
    const line = drawing[row]
    if (line && column >= 0 && column < line.length) line[column] = dark
  }

/** The QR code of a text at level M (ISO/IEC 18004); null for one longer than 180 bytes. */
export function qrCode(text: string): QrCode | null {
  const held = codewordsOf(text)
  if (!held) return null
  const { version, codewords } = held
  const drawn = MASKS.map((mask, number) => {
    const drawing = patternsOf(version)
    drawFormat(drawing, number)
    drawCodewords(drawing, codewords, mask)
    return drawing.map((line) => line.map((module) => module === true))
  })
  return drawn.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best))
}

/** Everything but data and format: the large squares, the small ones, the dotted lines between, and the version. */
function patternsOf(version: number): Drawing {
  const size = 17 + 4 * version
  const drawing: Drawing = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null))
  const draw = drawerOf(drawing)
  for (let i = 0; i < size; i += 1) {
    draw(6, i, i % 2 === 0)
    draw(i, 6, i % 2 === 0)
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    drawSquare(draw, row, column, 4, [0, 1, 3])
  const places = ALIGNMENT[version - 1] ?? []
  const last = places.at(-1)
  for (const row of places) {
    for (const column of places) {
      const corner = (row === 6 && column === 6) || (row === 6 && column === last) || (row === last && column === 6)
      if (!corner) drawSquare(draw, row, column, 2, [0, 2])
    }
  }
  if (version >= 7) drawVersion(draw, version, size)
  return drawing
}

/** Rings around a middle; those named are dark. */
function drawSquare(draw: Draw, row: number, column: number, reach: number, dark: readonly number[]): void {
  for (let y = -reach; y <= reach; y += 1)
    for (let x = -reach; x <= reach; x += 1)
      draw(row + y, column + x, dark.includes(Math.max(Math.abs(x), Math.abs(y))))
}

/** A number with its check bits: the remainder of dividing it by a polynomial of that degree (annexes C and D). */
function checked(value: number, polynomial: number, degree: number): number {
  let rest = value << degree
  for (let bit = 31 - Math.clz32(rest); bit >= degree; bit = 31 - Math.clz32(rest)) rest ^= polynomial << (bit - degree)
  return (value << degree) | rest
}
const isSet = (bits: number, at: number): boolean => ((bits >>> at) & 1) === 1

function drawVersion(draw: Draw, version: number, size: number): void {
  const bits = checked(version, 0x1f25, 12)
  for (let i = 0; i < 18; i += 1) {
    const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)]
    draw(near, far, isSet(bits, i))
    draw(far, near, isSet(bits, i))
  }
}

/** Level M and the mask, twice (section 7.9). */
function drawFormat(drawing: Drawing, mask: number): void {
  const draw = drawerOf(drawing)
  const size = drawing.length
  const bits = checked(mask, 0x537, 10) ^ 0x5412
  for (let i = 0; i < 15; i += 1) {
    const dark = isSet(bits, i)
    if (i < 6) draw(i, 8, dark)
    else if (i < 8) draw(i + 1, 8, dark)
    else draw(size - 15 + i, 8, dark)
    if (i < 8) draw(8, size - 1 - i, dark)
    else if (i === 8) draw(8, 7, dark)
    else draw(8, 14 - i, dark)
  }
  draw(size - 8, 8, true)
}

/** The codewords in columns of two, up and down from the right, past what is drawn already (section 7.7.3); what is left over is light. */
function drawCodewords(
  drawing: Drawing,
  codewords: readonly number[],
  mask: (row: number, column: number) => boolean,
): void {
  const size = drawing.length
  let next = 0
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        const line = drawing[row]
        if (!line || line[column] !== null) continue
        line[column] = isSet(codewords[next >>> 3] ?? 0, 7 - (next & 7)) !== mask(row, column)
        next += 1
      }
    }
  }
}

/** How hard a code is to read (section 7.8.3): long runs, squares of one colour, what looks like a large square, more of one colour. */
function penaltyOf(code: QrCode): number {
  const size = code.length
  const lines = [...code, ...Array.from({ length: size }, (_, column) => code.map((row) => row[column] === true))]
  const texts = lines.map((line) => line.map((dark) => (dark ? '1' : '0')).join(''))
  const runs = texts.flatMap((text) => text.match(/0{5,}|1{5,}/g) ?? []).map((run) => run.length - 2)
  const alike = texts.flatMap((text) => text.match(/(?=10111010000|00001011101)/g) ?? []).length * 40
  let squares = 0
  for (let row = 1; row < size; row += 1) {
    for (let column = 1; column < size; column += 1) {
      const dark = code[row]?.[column]
      const others = [code[row]?.[column - 1], code[row - 1]?.[column], code[row - 1]?.[column - 1]]
      if (others.every((one) => one === dark)) squares += 3
    }
  }
  const share = code.flat().filter(Boolean).length / size ** 2
  return runs.reduce((a, b) => a + b, 0) + alike + squares + Math.floor(Math.abs(share * 100 - 50) / 5) * 10
}
