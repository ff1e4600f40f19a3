import type { Child } from 'hono/jsx'
import { KNOT_STRANDS, knotCentre, strandLabel, strandPath } from './knot-shape.ts'
import { More } from './notes.tsx'
import { type SectorOrFamily, strandClass } from './sectors.ts'
import { Table } from './table.tsx'
import { Mark } from './tags.tsx'
import { useWords, type Words } from './words.ts'

/** How an institution takes part: in the team, by letter, or invited and without access. */
export type StrandState = 'member' | 'letter' | 'invited'

export type Strand = {
  sector: SectorOrFamily
  /** Short name of the institution. */
  name: string
  /** The person who stands for it, or the institution's own name. */
  person?: string
  state: StrandState
  /** More of it for the table: people, roles, on what basis. */
  details?: Child
}

type KnotProps = {
  /** What stands in the middle, as "KLON-417". */
  code: string
  /** The whole figure in words. */
  alt: string
  strands: readonly Strand[]
}

/**
 * Who is with the family: one strand per institution, woven around the centre; the line says how it takes part. The same
 * always stands in a table. Fewer than 3 or more than 9 strands do not weave, so only the table is shown.
 */
export function Knot({ code, alt, strands }: KnotProps) {
  const words = useWords()
  const weaves = strands.length >= KNOT_STRANDS.min && strands.length <= KNOT_STRANDS.max
  const table = <StrandTable caption={words.strands_in_table} strands={strands} words={words} />
  if (!weaves) return table
  return (
    <div class="sheet knot-sheet">
      <KnotFigure code={code} alt={alt} strands={strands} />
      <Legend words={words} />
      <More summary={words.strands_in_table} openOnPhone>
        {table}
      </More>
    </div>
  )
}

/** The figure alone, where the words around it say the same. */
export const KnotFigure = ({ code, alt, strands }: KnotProps) => (
  <svg class="knot" viewBox="20 0 620 392" role="img" aria-label={alt}>
    {strands.map(({ sector, state }, index) => (
      <path class={`s ${strandClass(sector)} ${state}`} stroke-width="10" d={strandPath(strands.length, index)} />
    ))}
    <Centre code={code} />
    {strands.map((strand, index) => (
      <Label strand={strand} count={strands.length} index={index} />
    ))}
  </svg>
)

function Centre({ code }: { code: string }) {
  const lines = code.split('-')
  const top = knotCentre.y + 6 - (lines.length - 1) * 9
  return (
    <>
      <circle class="mid" cx={knotCentre.x} cy={knotCentre.y} r="36" />
      {lines.map((line, index) => (
        <text class="core" x={knotCentre.x} y={top + index * 18} text-anchor="middle" font-size="15" font-weight="700">
          {line}
        </text>
      ))}
    </>
  )
}

function Label({ strand, count, index }: { strand: Strand; count: number; index: number }) {
  const { lead, x, firstLine, secondLine, anchor } = strandLabel(count, index)
  return (
    <>
      <path class={`lead ${strandClass(strand.sector)}`} d={lead} />
      <text
        class="wide"
        x={x.toFixed(1)}
        y={firstLine.toFixed(1)}
        text-anchor={anchor}
        font-size="16"
        font-weight="700"
      >
        {short(strand.name)}
      </text>
      <text
        class="slim"
        x={x.toFixed(1)}
        y={firstLine.toFixed(1)}
        text-anchor={anchor}
        font-size="16"
        font-weight="700"
      >
        {firstWord(strand.name)}
      </text>
      {strand.person && (
        <text class="t2" x={x.toFixed(1)} y={secondLine.toFixed(1)} text-anchor={anchor} font-size="15">
          {short(strand.person)}
        </text>
      )}
    </>
  )
}

/** The figure has room for about twenty letters; the whole name stands in the table. */
const short = (name: string) => (name.length > 20 ? `${name.slice(0, 19).trimEnd()}…` : name)
/** On a phone there is room for the kind only: "Szkoła". */
const firstWord = (name: string) => short(name.split(' ')[0] ?? name)

const strandWords = (words: Words): Record<StrandState, string> => ({
  member: words.strand_member,
  letter: words.strand_letter,
  invited: words.strand_invited,
})

function Legend({ words }: { words: Words }) {
  const said = strandWords(words)
  return (
    <p class="key">
      <LegendLine text={said.member} />
      <LegendLine text={said.letter} dash="8 5" />
      <LegendLine text={said.invited} dash="1 8" cap="round" />
    </p>
  )
}

const LegendLine = ({ text, dash, cap }: { text: string; dash?: string; cap?: 'round' }) => (
  <span>
    <svg viewBox="0 0 24 10" aria-hidden="true">
      <path d="M3 5H24" stroke="currentColor" stroke-width="5" stroke-dasharray={dash} stroke-linecap={cap} />
    </svg>
    {text}
  </span>
)

function StrandTable({ caption, strands, words }: { caption: string; strands: readonly Strand[]; words: Words }) {
  const said = strandWords(words)
  const columns = [
    { label: words.strands_institution },
    { label: words.strands_people },
    { label: words.strands_takes_part },
  ]
  const rows = strands.map(({ sector, name, person, details, state }) => ({
    cells: [<Mark sector={sector} name={name} />, details ?? person, said[state]],
  }))
  return <Table caption={caption} columns={columns} rows={rows} tight bare />
}
