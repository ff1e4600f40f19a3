import type { Name } from '../definition/document.ts'
import { withValue } from './change-document.domain.ts'
import { isJsonObject, type Json, type JsonObject, listIn, objectsIn, textIn } from './draft-document.domain.ts'
import type { Place } from './find-place.domain.ts'
import { type Reference, withReferences } from './rewrite-references.domain.ts'

/** One of the two parts into which an element is divided. */
export type Half = { readonly id: string; readonly name: Name }

export type StageSplit = {
  readonly place: Place
  readonly halves: readonly [Half, Half]
  /** Steps that go to the second stage; the others stay in the first. */
  readonly inSecond: readonly string[]
  /** The transition from the first stage to the second. */
  readonly onward: Half
  /** Whether an id is free in the draft: transitions out of both stages need new ones for the first. */
  readonly freeId: (wanted: string) => string
}

/**
 * The draft with a stage divided into two that follow one another. Whatever led to it leads to the first; what counts from its beginning
 * counts from the beginning of the first, and what counts to its end counts to the end of the second. Both can be paused and ended as it
 * could. The way on from the first asks for its required steps; what the old one asked for on leaving is asked for on leaving the second.
 */
export function withStageSplit(document: JsonObject, split: StageSplit): JsonObject {
  const { place, halves, onward } = split
  const old = place.value
  const [first, second] = halves
  const isInSecond = (step: JsonObject) => split.inSecond.includes(textIn(step.id))
  const [before, after] = [
    objectsIn(old.steps).filter((step) => !isInSecond(step)),
    objectsIn(old.steps).filter(isInSecond),
  ]
  const idsBefore = new Set(before.map(({ id }) => textIn(id)))
  const processes = withReferences(document, (reference) => stageFor(reference, textIn(old.id), halves))
  const [index] = place.way.slice(-1)
  const list = place.way.slice(0, -1)
  const stages = listIn(list.reduce<Json | undefined>((value, key) => within(value, key), processes))
  const standing = asObject(stages[Number(index)])
  const transitions = objectsIn(standing.transitions)
  const kinds = new Map(stages.filter(isJsonObject).map((stage) => [textIn(stage.id), textIn(stage.kind)]))
  const leaves = (transition: JsonObject) =>
    textIn(transition.to) !== first.id && kinds.get(textIn(transition.to)) !== 'normal'
  const model = transitions.find((transition) => !leaves(transition)) ?? transitions[0]
  const required = before.filter((step) => step.required === true).map(({ id }) => textIn(id))
  const firstStage = {
    ...standing,
    id: first.id,
    name: first.name,
    steps: before,
    transitions: [
      {
        id: onward.id,
        to: second.id,
        name: onward.name,
        by: model?.by ?? [],
        require: required.length === 0 ? [] : [{ rule: 'steps_done', steps: required }],
        clause: model?.clause ?? standing.clause ?? '',
      },
      ...transitions.filter(leaves).map((one) => ({ ...one, id: split.freeId(`${textIn(one.id)}-${first.id}`) })),
    ],
  }
  const secondStage = {
    ...standing,
    id: second.id,
    name: second.name,
    steps: after.map((step) => withoutEarlier(step, idsBefore)),
    transitions: transitions.map((transition) => withoutStepsBefore(transition, idsBefore)),
  }
  const divided = [...stages.slice(0, Number(index)), firstStage, secondStage, ...stages.slice(Number(index) + 1)]
  return withValue(processes, list, divided)
}

const asObject = (json: Json | undefined): JsonObject => (isJsonObject(json) ? json : {})
const within = (value: Json | undefined, key: string | number): Json | undefined =>
  typeof key === 'number' ? listIn(value)[key] : asObject(value)[key]

/** A step may wait for steps of its own stage only; what stood before it stands in the stage before. */
function withoutEarlier(step: JsonObject, earlier: ReadonlySet<string>): JsonObject {
  const { after, ...rest } = step
  const left = listIn(after).filter((id) => !earlier.has(textIn(id)))
  return left.length === 0 ? rest : { ...rest, after: left }
}

/** A transition asks for steps of its own stage; those of the stage before were asked for on leaving it. */
function withoutStepsBefore(transition: JsonObject, earlier: ReadonlySet<string>): JsonObject {
  const require = objectsIn(transition.require).flatMap((use): readonly JsonObject[] => {
    if (use.rule !== 'steps_done') return [use]
    const steps = listIn(use.steps).filter((id) => !earlier.has(textIn(id)))
    return steps.length === 0 ? [] : [{ ...use, steps }]
  })
  return { ...transition, require }
}

const STAGES: ReadonlySet<Reference['to']> = new Set(['stage', 'stages_here', 'stages_or_back', 'event_subject'])

/** The event of leaving the old stage is leaving the second half; everything else that named it means its beginning. */
function stageFor(
  { to, id, holder }: Reference,
  old: string,
  [first, second]: readonly [Half, Half],
): readonly string[] {
  if (id !== old || !STAGES.has(to)) return [id]
  return [holder.event === 'stage_left' ? second.id : first.id]
}

export type RoleSplit = {
  readonly place: Place
  readonly halves: readonly [Half, Half]
  /** Whether the second role may do and see at first what the first may; otherwise it begins with nothing. */
  readonly alike: boolean
}

/** The draft with a role divided into two. What asks for the old one asks for the first. */
export function withRoleSplit(document: JsonObject, { place, halves, alike }: RoleSplit): JsonObject {
  const [first, second] = halves
  const old = textIn(place.value.id)
  const rewritten = withReferences(document, ({ to, id, holder }) => {
    if (id !== old) return [id]
    if (to === 'role') return alike ? [first.id, second.id] : [first.id]
    return to === 'local_targets' && holder.what === 'label' ? [first.id] : [id]
  })
  const roles = objectsIn(rewritten.roles).flatMap((role) =>
    textIn(role.id) === old
      ? halves.map((half) => ({ ...role, id: half.id, name: { pl: half.name.pl, en: half.name.en } }))
      : [role],
  )
  return { ...rewritten, roles }
}
