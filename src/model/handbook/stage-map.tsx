import { More, ScrollRegion } from '#platform/ui'
import type { Process, Stage, Transition } from '../definition/document.ts'
import { PREVIOUS } from '../definition/stage-graph.domain.ts'
import { crossings, LABEL_GAP, type PlacedNode, RADIUS, stageMapLayout } from './stage-map-layout.domain.ts'

/** Words the map says besides the names from the model; the page takes them from its catalogue. */
export type StageMapWords = {
  /** The whole figure in words, as "Etapy: Praca z rodziną". */
  readonly label: string
  /** The name of the same content as a list. */
  readonly asList: string
  readonly done: string
  readonly current: string
  /** Said of a stage without transitions. */
  readonly end: string
  /** Where `@previous` leads. */
  readonly previous: string
}

type StageMapProps = {
  readonly process: Process
  /** The stage where the case or team is now; left out, the map shows the model alone. */
  readonly current?: string
  /** Stages already left at least once. */
  readonly visited?: readonly string[]
  readonly locale: 'pl' | 'en'
  readonly words: StageMapWords
}

type StageState = 'done' | 'current' | 'later'
type StateOf = (stage: Stage) => StageState

const LINE_HEIGHT = 17
const BASELINE = 5
/** Around a stage where the case is or has been. */
const RING = 4

/**
 * The stages of a process: the main path as one line, woven where the case has been and a plain thread where it is still to
 * go, with the stages beside it. The same always stands below as a list with every transition.
 */
export function StageMap({ process, current, visited = [], locale, words }: StageMapProps) {
  const { width, height, nodes, arcs } = stageMapLayout(process, locale)
  const stateOf: StateOf = ({ id }) => (id === current ? 'current' : visited.includes(id) ? 'done' : 'later')
  const main = nodes.filter((node) => node.number !== null)
  return (
    <figure class="sheet">
      <ScrollRegion label={words.label}>
        <svg class="chart chart-min" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.label}>
          {arcs.map(({ path, aside }) => (
            <path class={aside ? 'ax0' : 'ln2'} fill="none" d={path} />
          ))}
          {main.slice(1).map((node, index) => (
            <Line from={main[index] ?? node} to={node} woven={stateOf((main[index] ?? node).stage) === 'done'} />
          ))}
          {nodes.map((node) => (
            <Node node={node} state={stateOf(node.stage)} />
          ))}
        </svg>
      </ScrollRegion>
      <More summary={words.asList} openOnPhone>
        <StageList process={process} stateOf={stateOf} locale={locale} words={words} />
      </More>
    </figure>
  )
}

function Line({ from, to, woven }: { from: PlacedNode; to: PlacedNode; woven: boolean }) {
  const start = from.y + RADIUS
  const end = to.y - RADIUS
  if (!woven) return <path class="ax0" fill="none" d={`M${from.x} ${start}V${end}`} />
  return (
    <g>
      {crossings(from.x, start, end).map(({ under, over }) => (
        <>
          <path class="ln" d={under} />
          <path fill="none" stroke="var(--surface)" stroke-width="6" d={over} />
          <path class="ln" d={over} />
        </>
      ))}
    </g>
  )
}

function Node({ node, state }: { node: PlacedNode; state: StageState }) {
  const { x, y, number, lines } = node
  const first = y + BASELINE - ((lines.length - 1) * LINE_HEIGHT) / 2
  return (
    <g>
      {state !== 'later' && <circle class={state === 'done' ? 'b1' : 'b3'} cx={x} cy={y} r={RADIUS + RING} />}
      <circle class="pt" cx={x} cy={y} r={RADIUS} />
      {number !== null && (
        <text class="v" x={x} y={y + BASELINE} text-anchor="middle">
          {number}
        </text>
      )}
      {lines.map((line, index) => (
        <text class={state === 'current' ? 'v' : undefined} x={x + LABEL_GAP} y={first + index * LINE_HEIGHT}>
          {line}
        </text>
      ))}
    </g>
  )
}

type StageListProps = Pick<StageMapProps, 'process' | 'locale' | 'words'> & { readonly stateOf: StateOf }

function StageList({ process, stateOf, locale, words }: StageListProps) {
  const names = new Map(process.stages.map((stage) => [stage.id, stage.name[locale]]))
  const target = ({ to }: Transition) => (to === PREVIOUS ? words.previous : (names.get(to) ?? to))
  return (
    <ol>
      {process.stages.map((stage) => (
        <li aria-current={stateOf(stage) === 'current' ? 'step' : undefined}>
          <strong>{stage.name[locale]}</strong>
          {stateOf(stage) !== 'later' && ` – ${stateOf(stage) === 'done' ? words.done : words.current}`}
          {stage.transitions.length === 0 && ` – ${words.end}`}
          {stage.transitions.length > 0 && (
            <ul>
              {stage.transitions.map((transition) => (
                <li>
                  {transition.name[locale]} → {target(transition)}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
