import { parts } from '#kernel'
import { useReader } from '#platform'
import { Lines, ScrollRegion } from '#platform/ui'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { genogramLayout, type Placed } from './genogram-layout.domain.ts'
import { isOutside, sayKinship } from './genogram-words.ts'
import type { Kin, Sex } from './kinship.domain.ts'
import type { Genogram } from './kinship.query.server.ts'

type Props = { readonly genogram: Genogram; readonly code: string }
const MOST = 17
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text)

/** How the people of the family are related: squares and circles, diamonds for whoever was not asked, and the same in sentences. */
export function GenogramFigure({ genogram, code }: Props) {
  const { t } = useReader()
  const { people, relations, sexes } = genogram
  const layout = genogramLayout(
    people.map(({ id }) => id),
    relations,
  )
  return (
    <>
      <ScrollRegion label={t('casework.kinship.title')}>
        <svg
          class="genogram"
          viewBox={`0 0 ${Math.max(layout.width, 620)} ${layout.height}`}
          role="img"
          aria-label={t('casework.kinship.alt', { count: people.length })}
        >
          {layout.lines.map(({ path, relation }) => (
            <>
              <path class={LINES[relation.kin]} d={path} />
              <Crossed path={path} kin={relation.kin} />
            </>
          ))}
          {layout.people.map((at) => {
            const person = people.find(({ id }) => id === at.id)
            return (
              person && <Person at={at} person={person} sex={sexes.get(at.id)?.sex} code={code} size={layout.symbol} />
            )
          })}
        </svg>
      </ScrollRegion>
      <Lines items={sayKinship(t, genogram, code)} />
    </>
  )
}

const LINES: Readonly<Record<Kin, string>> = {
  parent: 'tie',
  guardian: 'tie guard',
  married: 'tie',
  partners: 'tie letter',
  separated: 'tie',
  divorced: 'tie',
  siblings: 'tie guard',
}

/** One stroke through the line of a pair that parted, two where they divorced. */
function Crossed({ path, kin }: { readonly path: string; readonly kin: Kin }) {
  const strokes = kin === 'divorced' ? [-4, 4] : kin === 'separated' ? [0] : []
  const [, x = 0, y = 0, to = 0] = (/^M([\d.]+) ([\d.]+)H([\d.]+)$/.exec(path) ?? []).map(Number)
  if (strokes.length === 0 || to === 0) return null
  const middle = (x + to) / 2
  return strokes.map((by) => <path class="tie" d={`M${middle + by - 5} ${y + 10}L${middle + by + 5} ${y - 10}`} />)
}

type PersonProps = {
  readonly at: Placed
  readonly person: FamilyPerson
  readonly sex: Sex | undefined
  readonly code: string
  readonly size: number
}

function Person({ at: { x, y }, person, sex, code, size }: PersonProps) {
  const born = person.identity?.born
  const name = personLabel(person, code)
  return (
    <>
      <PersonSymbol x={x} y={y} size={size} sex={sex} kind={isOutside(person) ? 'box outside' : 'mid'} />
      <text class="strong" x={x} y={y + size / 2 + 20} text-anchor="middle">
        {short(name.split(' ')[0] ?? name)}
      </text>
      <text x={x} y={y + size / 2 + 39} text-anchor="middle">
        {short(name.split(' ').slice(1).join(' '))}
      </text>
      {born && (
        <text x={x} y={y + size / 2 + 58} text-anchor="middle">
          {parts(born).year}
        </text>
      )}
    </>
  )
}

type SymbolProps = Point & { readonly size: number; readonly sex: Sex | undefined; readonly kind: string }
type Point = { readonly x: number; readonly y: number }

function PersonSymbol({ x, y, size, sex, kind }: SymbolProps) {
  const half = size / 2
  if (sex === 'female') return <circle class={kind} cx={x} cy={y} r={half} />
  if (sex === 'male') return <rect class={kind} x={x - half} y={y - half} width={size} height={size} />
  return <path class={kind} d={`M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`} />
}
