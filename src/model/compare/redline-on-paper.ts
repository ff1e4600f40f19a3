import type { LocalDate } from '#kernel'
import type { PrintBlock } from '#platform'
import type { BlockDifference } from './block-diff.domain.ts'
import type { WordsRun } from './words-diff.domain.ts'

/** Words beside their earlier wording, on paper; `on` is the day of the change. */
export const redline = (runs: readonly WordsRun[], on: LocalDate): PrintBlock => ({ kind: 'redline', runs, on })

/** A text beside its earlier wording on paper: in a list and a table each item and cell has marks of its own. */
export const textRedline = (blocks: readonly BlockDifference[], on: LocalDate): readonly PrintBlock[] =>
  blocks.map((block) => {
    if (block.kind === 'paragraph') return redline(block.runs, on)
    if (block.kind === 'list')
      return { kind: 'list', items: block.items, on, ...(block.ordered ? { ordered: true } : {}) }
    return {
      kind: 'table',
      ...(block.caption.length === 0 ? {} : { caption: block.caption }),
      columns: block.header.map((label) => ({ label })),
      rows: block.rows,
      on,
    }
  })
