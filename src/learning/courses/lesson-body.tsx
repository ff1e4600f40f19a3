import { StructuredText } from '#model'

type Part = { readonly level: 2 | 3 | null; readonly title: string; readonly text: string }

const HEADING = /^(#{2,3}) +(.+)$/
const CALLOUT = /^\[!\p{L}+\] ?(.*)$/u
/** Links and fixed ids are read as their words. */
const plain = (line: string): string =>
  line
    .replace(/\{#[^}]*\}/g, '')
    .replace(/\[\[([^\]|]*)\|([^\]]*)\]\]/g, '$2')
    .replace(/\[\[([^\]]*)\]\]/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')

/** The words of a lesson under their headings. Lists, tables and bold words are those of the paragraphs of a handbook. */
export function LessonBody({ text }: { readonly text: string }) {
  return (
    <div class="prose" lang="pl">
      {partsOf(text).map(({ level, title, text: words }) => (
        <>
          {level === 2 && <h2>{title}</h2>}
          {level === 3 && <h3>{title}</h3>}
          {words && <StructuredText text={words} />}
        </>
      ))}
    </div>
  )
}

function partsOf(text: string): readonly Part[] {
  const parts: { level: 2 | 3 | null; title: string; lines: string[] }[] = [{ level: null, title: '', lines: [] }]
  for (const written of text.split('\n')) {
    const heading = HEADING.exec(written)
    if (heading) parts.push({ level: heading[1] === '##' ? 2 : 3, title: plain(heading[2] ?? ''), lines: [] })
    else parts.at(-1)?.lines.push(plain(quoted(written)))
  }
  return parts.map(({ lines, ...part }) => ({ ...part, text: lines.join('\n').trim() }))
}

/** A line of a callout as a line of the text; its first one says its title in bold. */
function quoted(line: string): string {
  const inside = /^> ?(.*)$/.exec(line)?.[1]
  if (inside === undefined) return line
  const title = CALLOUT.exec(inside)?.[1]
  return title === undefined ? inside : title && `**${title}**\n`
}
