import type { Child } from 'hono/jsx'
import { type T, useReader } from '#platform'
import { ScrollRegion } from '#platform/ui'
import type { Block, Cell, Inline } from './blocks.domain.ts'

/** What a text names and does not hold: where links lead, what stands in blanks. */
export type Around = {
  /** Where an item of the pack is read by this reader; null leaves the words of the link alone. */
  readonly hrefOf: (to: Extract<Inline, { is: 'content' }>['to']) => string | null
  readonly paragraph: (id: string) => { readonly href: string; readonly heading: string } | null
  readonly value: (key: string) => string | null
  readonly picture: (name: string) => string
  /** What a quiz becomes; left out where none is taken. */
  readonly quiz?: (quiz: unknown) => Child
  /** What stands in the place of lines to tick, where they are ticked elsewhere. */
  readonly checklist?: () => Child
}
type Props = { readonly blocks: readonly Block[]; readonly around: Around }

/** A text of the pack as a part of a page. Nothing in it is taken for HTML. */
export function Words({ blocks, around }: Props) {
  const { t } = useReader()
  return <>{blocks.map((block) => blockIn(block, around, t))}</>
}

function blockIn(block: Block, around: Around, t: T): Child {
  switch (block.is) {
    case 'heading':
      return block.level === 2 ? (
        <h2 id={block.id ?? undefined}>{inside(block.inside, around, t)}</h2>
      ) : (
        <h3 id={block.id ?? undefined}>{inside(block.inside, around, t)}</h3>
      )
    case 'text':
      return textIn(block, around, t)
    case 'list': {
      if (around.checklist && block.items.every(({ check }) => check)) return around.checklist()
      const items = block.items.map(({ id, check, inside: blocks }) => (
        <li id={id ?? undefined}>
          {check && <span aria-hidden="true">☐ </span>}
          {tight(blocks, around, t)}
        </li>
      ))
      if (block.ordered) return <ol start={block.start === 1 ? undefined : block.start}>{items}</ol>
      return <ul class={block.items.some(({ check }) => check) ? 'checks' : undefined}>{items}</ul>
    }
    case 'table':
      return <TableOf head={block.head} rows={block.rows} around={around} />
    case 'callout':
      return (
        <div class={`note note-${TONE[block.kind]}`}>
          <p>
            <strong>
              {t(`learning.callout.${block.kind}`)}
              {block.title.length > 0 && <>: {inside(block.title, around, t)}</>}
            </strong>
          </p>
          <Words blocks={block.inside} around={around} />
        </div>
      )
    case 'quote':
      return (
        <blockquote>
          <Words blocks={block.inside} around={around} />
        </blockquote>
      )
    case 'quiz':
      return around.quiz?.(block.quiz) ?? null
    case 'pre':
      return <pre>{block.text}</pre>
    case 'rule':
      return <hr />
  }
}

/** The words say what a callout is; the colour only repeats it. */
const TONE = { WAZNE: 'turn', UWAGA: 'turn', WSKAZOWKA: 'ok', PRZYKLAD: 'info', PRAWO: 'info' } as const

function textIn(block: Extract<Block, { is: 'text' }>, around: Around, t: T): Child {
  const [only] = block.inside
  if (block.inside.length === 1 && only?.is === 'image') return pictureIn(only, around)
  return <p id={block.id ?? undefined}>{inside(block.inside, around, t)}</p>
}

/** An item of one paragraph needs none around its words. */
function tight(blocks: readonly Block[], around: Around, t: T): Child {
  const [first, ...others] = blocks
  if (first?.is !== 'text') return <Words blocks={blocks} around={around} />
  return (
    <>
      {inside(first.inside, around, t)}
      <Words blocks={others} around={around} />
    </>
  )
}

type TableProps = {
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
  readonly around: Around
}

function TableOf({ head, rows, around }: TableProps) {
  const { t } = useReader()
  return (
    <ScrollRegion label={t('learning.words.table', { columns: head.map((cell) => said(cell, around)).join(', ') })}>
      <table class="tbl">
        <thead>
          <tr>{head.map((cell) => (cell.length === 0 ? <td /> : <th scope="col">{inside(cell, around, t)}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{inside(cell, around, t)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function pictureIn({ name, alt, caption }: Extract<Inline, { is: 'image' }>, around: Around): Child {
  const picture = <img src={around.picture(name)} alt={alt} loading="lazy" />
  return caption === null ? (
    <p>{picture}</p>
  ) : (
    <figure>
      {picture}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

/** The words of a cell alone. */
const said = (inlines: readonly Inline[], around: Around): string =>
  inlines
    .map((one) => {
      if (one.is === 'placeholder') return around.value(one.key) ?? ''
      if ('inside' in one) return said(one.inside, around)
      return 'text' in one ? (one.text ?? '') : ' '
    })
    .join('')

const inside = (inlines: readonly Inline[], around: Around, t: T): Child =>
  inlines.map((one) => inlineIn(one, around, t))

function inlineIn(one: Inline, around: Around, t: T): Child {
  switch (one.is) {
    case 'text':
      return one.text
    case 'strong':
      return <strong>{inside(one.inside, around, t)}</strong>
    case 'em':
      return <em>{inside(one.inside, around, t)}</em>
    case 'code':
      return <code>{one.text}</code>
    case 'break':
      return <br />
    case 'link':
      return <a href={one.href}>{inside(one.inside, around, t)}</a>
    case 'content': {
      const href = around.hrefOf(one.to)
      return href === null ? inside(one.inside, around, t) : <a href={href}>{inside(one.inside, around, t)}</a>
    }
    case 'paragraph': {
      const found = around.paragraph(one.id)
      if (!found) return one.text ?? one.id
      return <a href={found.href}>{one.text ?? `${one.id} ${found.heading}`}</a>
    }
    case 'placeholder':
      return around.value(one.key) ?? `{{${one.key}}}`
    case 'blank':
      return (
        <>
          <span aria-hidden="true">____________</span>
          <span class="vh">{t('learning.words.blank')}</span>
        </>
      )
    case 'marked':
      return markedIn(one, around, t)
    case 'image':
      return pictureIn(one, around)
  }
}

/** What a day, an address or a number of a telephone becomes, where its id says that machines read it. */
function markedIn({ id, inside: inlines }: Extract<Inline, { is: 'marked' }>, around: Around, t: T): Child {
  const text = said(inlines, around)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return (
      <time id={id} datetime={text}>
        {text}
      </time>
    )
  }
  const href = /^https:\/\/\S+$/.test(text)
    ? text
    : /^\S+@\S+$/.test(text)
      ? `mailto:${text}`
      : /^\+?[\d \u00a0-]{9,}$/.test(text)
        ? `tel:${text.replace(/[^\d+]/g, '')}`
        : null
  if (href === null) return <span id={id}>{inside(inlines, around, t)}</span>
  return (
    <a id={id} href={href}>
      {text}
    </a>
  )
}
