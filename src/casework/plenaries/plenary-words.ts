import { cameThere } from './plenary.domain.ts'
import type { PlenaryView } from './plenary.query.server.ts'

/** Of how many people who were there so many agree with the record. */
export function agreedOf({ people, replies }: Pick<PlenaryView, 'people' | 'replies'>): {
  readonly agreed: number
  readonly there: number
} {
  const there = new Set(people.flatMap(({ personId, way }) => (cameThere(way) ? [personId] : [])))
  return { agreed: replies.filter(({ reply }) => reply === 'agreed').length, there: there.size }
}
