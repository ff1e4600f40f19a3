import type { Process, Stage } from './document.ts'

/** Back to the stage left: only out of a paused stage (FORMAT.md, section 9). */
export const PREVIOUS = '@previous'

/** Where each stage leads, by stage ids; `@previous` leads to every stage from which the pause can be entered. */
export type StageGraph = ReadonlyMap<string, ReadonlySet<string>>

export function stageGraph(process: Process): StageGraph {
  const enters = (target: string) => process.stages.filter((stage) => leadsTo(stage, target)).map((stage) => stage.id)
  return new Map(
    process.stages.map((stage) => {
      const targets = stage.transitions.flatMap(({ to }) => (to === PREVIOUS ? enters(stage.id) : [to]))
      return [stage.id, new Set(targets)]
    }),
  )
}

const leadsTo = (stage: Stage, target: string): boolean => stage.transitions.some(({ to }) => to === target)

/** The starting stages and all stages that can be reached from them. */
export function reachable(graph: StageGraph, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [...from]
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    if (seen.has(stage)) continue
    seen.add(stage)
    waiting.push(...(graph.get(stage) ?? []))
  }
  return seen
}

/** The same graph walked against the arrows. */
export function reversed(graph: StageGraph): StageGraph {
  const back = new Map([...graph.keys()].map((stage): [string, Set<string>] => [stage, new Set()]))
  for (const [stage, targets] of graph) for (const target of targets) back.get(target)?.add(stage)
  return back
}

/**
 * The way of a case that goes well: the longest way from the start to an end through normal stages, always forward in
 * the order in which the model shows its stages. Of two ways of equal length the one that ends earlier in that order. A
 * model whose stages are out of order has no such way; then all normal stages and the first end are shown in order.
 */
export function mainPath(process: Process): readonly Stage[] {
  const shown = process.stages.filter((stage) => stage.kind !== 'paused')
  const longest = new Map<string, readonly Stage[]>()
  for (const stage of shown) {
    if (stage.id === process.start) longest.set(stage.id, [stage])
    const before = longest.get(stage.id)
    if (!before) continue
    for (const next of shown.slice(shown.indexOf(stage) + 1)) {
      if (leadsTo(stage, next.id) && before.length >= (longest.get(next.id)?.length ?? 0))
        longest.set(next.id, [...before, next])
    }
  }
  const ways = shown.filter((stage) => stage.kind === 'end').map((end) => longest.get(end.id) ?? [])
  const best = ways.reduce((one, other) => (other.length > one.length ? other : one), [])
  return best.length > 0 ? best : inOrder(shown)
}

function inOrder(stages: readonly Stage[]): readonly Stage[] {
  const end = stages.find((stage) => stage.kind === 'end')
  return [...stages.filter((stage) => stage.kind === 'normal'), ...(end ? [end] : [])]
}
