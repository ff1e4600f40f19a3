import type { Check } from '../definition/check.domain.ts'
import { checkRuleUses } from '../definition/check-rules.domain.ts'
import type { ModelDocument, Process, Stage } from '../definition/document.ts'
import { ModelIds } from '../definition/model-ids.domain.ts'
import { at } from '../definition/shape.domain.ts'
import { elementsOf } from './between-versions.domain.ts'
import type { ChangeOf } from './mapping.ts'
import type { MappingCheck } from './mapping-check.domain.ts'

type PlacedStage = { readonly stage: Stage; readonly process: Process }

const stageOf = ({ processes }: ModelDocument, id: string): PlacedStage | undefined =>
  processes
    .flatMap((process) => process.stages.map((stage) => ({ stage, process })))
    .find(({ stage }) => stage.id === id)

/**
 * A case goes on in its own process, and no mapping closes it or opens it again: transitions are never automatic (FORMAT.md,
 * section 9).
 */
export function checkWayOfCases(
  check: MappingCheck,
  from: readonly string[],
  to: readonly string[],
  path: string,
): void {
  const targets = to.flatMap((id) => stageOf(check.to.document, id) ?? [])
  for (const old of from.flatMap((id) => stageOf(check.from.document, id) ?? [])) {
    for (const next of targets) {
      if (!isSameProcess(check, old.process, next.process))
        check.refuse('bad_change', path, `etap „${next.stage.id}” należy do innego procesu niż „${old.stage.id}”`)
      else if ((old.stage.kind === 'end') !== (next.stage.kind === 'end'))
        check.refuse('bad_change', path, `przejście do „${next.stage.id}” zakończyłoby albo otworzyło sprawy`)
    }
  }
}

/** The same of stages that keep their id: cases that stand in them stay where they are. */
export function checkStagesKept(check: MappingCheck): void {
  const kept = check.from.document.processes
    .flatMap(({ stages }) => stages)
    .filter(({ id }) => stageOf(check.to.document, id))
  for (const { id } of kept) checkWayOfCases(check, [id], [id], 'changes')
}

/** A process may have another id in the new version; then it must at least run for the same subject. */
function isSameProcess({ to }: MappingCheck, old: Process, next: Process): boolean {
  if (to.document.processes.some(({ id }) => id === old.id)) return old.id === next.id
  return old.subject === next.subject && old.body === next.body
}

/** How the cases and steps of a divided stage are told apart. */
export function checkStageSplit(check: MappingCheck, change: ChangeOf<'stage_split'>, path: string): void {
  checkWayOfCases(check, [change.from], change.to, at(path, 'to'))
  checkPlaces(check, change, at(path, 'place'))
  checkSteps(check, change, at(path, 'steps'))
  for (const id of Object.keys(change.deadlines)) {
    const where = at(at(path, 'deadlines'), id)
    if (check.from.has.elements.get(id)?.kind !== 'deadline') check.refuse('unknown_from', where, `termin „${id}”`)
    else if (check.to.has.elements.get(id)?.kind !== 'deadline') check.refuse('unknown_to', where, `termin „${id}”`)
  }
}

/**
 * The first place whose rules hold takes the case, so the last has none and those before it have some. Rules are asked of the case as
 * it stands, so what they name belongs to the old version.
 */
function checkPlaces(check: MappingCheck, { from, to, place }: ChangeOf<'stage_split'>, path: string): void {
  const stage = stageOf(check.from.document, from)?.stage
  place.forEach(({ when, to: target }, index) => {
    const where = at(path, index)
    const isLast = index === place.length - 1
    if (!to.includes(target)) check.refuse('bad_place', at(where, 'to'), `„${target}” nie jest częścią podziału`)
    if (when === undefined && !isLast) check.refuse('bad_place', where, 'bez warunków może być tylko ostatnia pozycja')
    if (when !== undefined && isLast) check.refuse('bad_place', at(where, 'when'), 'ostatnia pozycja nie ma warunków')
    if (when && stage) checkRuleUses(asOldModel(check), stage, when, at(where, 'when'))
  })
}

function asOldModel({ from, refuse }: MappingCheck): Check {
  const ids = new ModelIds()
  for (const { kind, id } of elementsOf(from.document)) ids.give(kind, id, '')
  return {
    document: from.document,
    ids,
    loaded: [],
    refuse: (code, path, what) =>
      refuse('bad_rule_parameter', path, code === 'unknown_step' ? `w starej wersji nie ma kroku „${what}”` : what),
  }
}

/** Each step that stays is named with the stage where the new version has it; one that goes may be left to its own change. */
function checkSteps(check: MappingCheck, { from, to, steps }: ChangeOf<'stage_split'>, path: string): void {
  const own = (stageOf(check.from.document, from)?.stage.steps ?? []).map(({ id }) => id)
  const next = new Map(
    check.to.document.processes.flatMap(({ stages }) =>
      stages.flatMap((stage) => stage.steps.map((step) => [step.id, stage.id] as const)),
    ),
  )
  for (const step of own) {
    if (next.has(step) && !Object.hasOwn(steps, step)) check.refuse('not_covered', path, `krok „${step}”`)
  }
  for (const [step, stage] of Object.entries(steps)) {
    const where = at(path, step)
    const standsIn = next.get(step)
    if (!own.includes(step)) check.refuse('unknown_from', where, `krok „${step}” etapu „${from}”`)
    else if (check.to.has.elements.get(stage)?.kind !== 'stage') check.refuse('unknown_to', where, `etap „${stage}”`)
    else if (standsIn !== undefined && standsIn !== stage)
      check.refuse('bad_place', where, `w nowej wersji krok „${step}” jest w etapie „${standsIn}”`)
    else if (standsIn === undefined && !to.includes(stage))
      check.refuse('bad_place', where, `„${stage}” nie jest częścią podziału`)
  }
}
