import { useReader } from '#platform'
import { Table } from '#platform/ui'
import { type TextBlock, textBlocks, type Words, wordsText } from './structured-text.domain.ts'

/** The text of a paragraph as people read it, in Polish whatever language the page is in. */
export function StructuredText({ text }: { readonly text: string }) {
  const blocks = textBlocks(text)
  const [only, ...others] = blocks
  if (only?.kind === 'paragraph' && others.length === 0) {
    return (
      <p lang="pl" class={lookOf(only.words)}>
        <Said words={only.words} />
      </p>
    )
  }
  return (
    <div class="structured" lang="pl">
      {blocks.map((block) => (
        <Block block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { readonly block: TextBlock }) {
  const { t } = useReader()
  if (block.kind === 'paragraph') {
    return (
      <p class={lookOf(block.words)}>
        <Said words={block.words} />
      </p>
    )
  }
  if (block.kind === 'list') {
    const items = block.items.map((item) => (
      <li>
        <Said words={item} />
      </li>
    ))
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  const { caption, header, rows } = block
  return (
    <Table
      caption={caption || t('model.handbook.table')}
      showCaption={caption !== ''}
      columns={header.map((cell) => ({ label: wordsText(cell) }))}
      rows={rows.map((row) => ({ cells: header.map((_, no) => <Said words={row[no] ?? []} />) }))}
      bare
    />
  )
}

/** Line ends inside a paragraph are shown. */
export const lookOf = (pieces: readonly { readonly text: string }[]): string | undefined =>
  pieces.some(({ text }) => text.includes('\n')) ? 'pre-line' : undefined

const Said = ({ words }: { readonly words: Words }) => (
  <>{words.map(({ text, bold }) => (bold ? <strong>{text}</strong> : text))}</>
)
