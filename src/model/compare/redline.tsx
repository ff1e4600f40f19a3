import { useReader } from '#platform'
import { Table } from '#platform/ui'
import { lookOf } from '../handbook/structured-text.tsx'
import type { BlockDifference } from './block-diff.domain.ts'
import type { WordsRun } from './words-diff.domain.ts'

/** A text beside its earlier wording. What was added and removed is told by a line and a sign, and in words to whoever listens. */
export function Redline({ runs }: { readonly runs: readonly WordsRun[] }) {
  const { t } = useReader()
  return (
    <>
      {runs.map(({ text, mark, bold }) => {
        const words = bold ? <strong>{text}</strong> : text
        if (mark === 'kept') return words
        const said = (words: string) => <span class="vh"> {words} </span>
        if (mark === 'added') {
          return (
            <ins>
              {said(t('model.compare.page.added'))}
              {words}
              {said(t('model.compare.page.end_added'))}
            </ins>
          )
        }
        return (
          <del>
            {said(t('model.compare.page.removed'))}
            {words}
            {said(t('model.compare.page.end_removed'))}
          </del>
        )
      })}
    </>
  )
}

/** The text of a paragraph beside its earlier wording: in lists and tables each item and cell has marks of its own. */
export function RedlineText({ blocks }: { readonly blocks: readonly BlockDifference[] }) {
  const [only, ...others] = blocks
  if (!only) return null
  if (others.length === 0 && only.kind === 'paragraph') {
    return (
      <p lang="pl" class={lookOf(only.runs)}>
        <Redline runs={only.runs} />
      </p>
    )
  }
  return (
    <div class="structured" lang="pl">
      {blocks.map((block) => (
        <RedlineBlock block={block} />
      ))}
    </div>
  )
}

function RedlineBlock({ block }: { readonly block: BlockDifference }) {
  const { t } = useReader()
  if (block.kind === 'paragraph') {
    return (
      <p class={lookOf(block.runs)}>
        <Redline runs={block.runs} />
      </p>
    )
  }
  if (block.kind === 'list') {
    const items = block.items.map((runs) => (
      <li>
        <Redline runs={runs} />
      </li>
    ))
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  return (
    <Table
      caption={block.caption.length === 0 ? t('model.handbook.table') : <Redline runs={block.caption} />}
      showCaption={block.caption.length > 0}
      columns={block.header.map((runs) => ({ label: nowWords(runs), heading: <Redline runs={runs} /> }))}
      rows={block.rows.map((row) => ({ cells: row.map((runs) => <Redline runs={runs} />) }))}
      bare
    />
  )
}

/** How a column is called now; one that went, as it was called. */
function nowWords(runs: readonly WordsRun[]): string {
  const now = runs.filter(({ mark }) => mark !== 'removed')
  return (now.length > 0 ? now : runs).map(({ text }) => text).join('')
}
