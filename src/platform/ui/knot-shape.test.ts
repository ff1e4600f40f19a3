import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KNOT_STRANDS, knotCentre, strandLabel, strandPath } from './knot-shape.ts'

type Point = { x: number; y: number }

const points = (path: string): Point[] => {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    x: numbers[2 * at] ?? 0,
    y: numbers[2 * at + 1] ?? 0,
  }))
}
const turned = ({ x, y }: Point, angle: number): Point => {
  const [dx, dy] = [x - knotCentre.x, y - knotCentre.y]
  return {
    x: knotCentre.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: knotCentre.y + dx * Math.sin(angle) + dy * Math.cos(angle),
  }
}
const strands = fc.integer(KNOT_STRANDS).chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1)))

test('every institution has the same strand, turned to its own direction', () => {
  fc.assert(
    fc.property(strands, ([count, index]) => {
      const first = points(strandPath(count, 0))
      const own = points(strandPath(count, index))
      expect(own).toHaveLength(first.length)
      first.forEach((point, at) => {
        const expected = turned(point, (2 * Math.PI * index) / count)
        expect(Math.abs((own[at]?.x ?? 0) - expected.x)).toBeLessThan(0.2)
        expect(Math.abs((own[at]?.y ?? 0) - expected.y)).toBeLessThan(0.2)
      })
    }),
  )
})

test('a strand swings between the middle and the names, and touches neither', () => {
  fc.assert(
    fc.property(strands, ([count, index]) => {
      for (const { x, y } of points(strandPath(count, index))) {
        const distance = Math.hypot(x - knotCentre.x, y - knotCentre.y)
        expect(distance).toBeGreaterThan(36 + 5)
        expect(distance).toBeLessThan(136)
      }
    }),
  )
})

test('every name stands inside the drawing', () => {
  fc.assert(
    fc.property(strands, ([count, index]) => {
      const { x, firstLine, secondLine, anchor } = strandLabel(count, index)
      const room = anchor === 'middle' ? Math.min(x - 20, 640 - x) * 2 : anchor === 'start' ? 640 - x : x - 20
      expect(room).toBeGreaterThan(140)
      expect(firstLine).toBeGreaterThan(14)
      expect(secondLine).toBeLessThan(392)
    }),
  )
})
