import type { ModelDocument, Stage } from '../definition/document.ts'
import { type Contents, contentsOf } from './between-versions.domain.ts'
import type { ChangeOf, Placement, Question } from './mapping.ts'

/** What whoever writes the next version said of an element: it became these two. */
export type SaidSplit = { readonly from: string; readonly to: readonly [string, string] }

/** Days within which the question about a divided role is to be answered, unless the team of the model decides otherwise (inferred). */
const DAYS_TO_ANSWER = 14

type SplitChange = ChangeOf<'stage_split'> | ChangeOf<'role_split'>
export type SplitsTold = { readonly changes: readonly SplitChange[]; readonly questions: readonly Question[] }

/**
 * How running cases follow elements that were divided: a case stands in the second stage once the required steps of the first are done,
 * and a person says of each holder of a divided role which of the two they go on holding. What was divided again, or taken out
 * afterwards, is left for people.
 */
export function splitChanges(from: ModelDocument, to: ModelDocument, splits: readonly SaidSplit[]): SplitsTold {
  const [old, next] = [contentsOf(from), contentsOf(to)]
  const holds = (kind: 'stage' | 'role') =>
    splits.filter((split) => old.elements.get(split.from)?.kind === kind && isLeft(split, kind, next))
  const roles = holds('role')
  const changes = [
    ...holds('stage').map((split, index) => stageSplit(from, to, split, index + 1)),
    ...roles.map((split, index) => roleSplit(split, index + 1)),
  ]
  return { changes, questions: roles.map((split) => holderQuestion(from, to, split)) }
}

const isLeft = ({ from, to }: SaidSplit, kind: 'stage' | 'role', next: Contents): boolean =>
  !next.elements.has(from) && to.every((id) => next.elements.get(id)?.kind === kind)

const stageOf = ({ processes }: ModelDocument, id: string): Stage | undefined =>
  processes.flatMap(({ stages }) => stages).find((stage) => stage.id === id)

function stageSplit(from: ModelDocument, to: ModelDocument, split: SaidSplit, no: number): ChangeOf<'stage_split'> {
  const [first, second] = split.to
  const old = stageOf(from, split.from)
  const homes = split.to.flatMap((id) => (stageOf(to, id)?.steps ?? []).map((step): [string, string] => [step.id, id]))
  const home = new Map(homes)
  const steps = (old?.steps ?? []).flatMap(({ id }): readonly [string, string][] => {
    const now = home.get(id)
    return now === undefined ? [] : [[id, now]]
  })
  const required = (old?.steps ?? []).filter(({ id, required: asked }) => asked && home.get(id) === first)
  const done: readonly Placement[] =
    required.length === 0 ? [] : [{ when: [{ rule: 'steps_done', steps: required.map(({ id }) => id) }], to: second }]
  const counted = from.deadlines.filter(
    (deadline) =>
      deadline.from.some(({ event, of }) => event === 'stage_entered' && of === split.from) &&
      to.deadlines.some(({ id }) => id === deadline.id),
  )
  return {
    id: `stage-split-${no}`,
    kind: 'stage_split',
    from: split.from,
    to: split.to,
    place: [...done, { to: first }],
    steps: Object.fromEntries(steps),
    deadlines: Object.fromEntries(counted.map(({ id }) => [id, 'keep_start' as const])),
  }
}

const questionAbout = ({ from }: SaidSplit): string => `kto-${from}`

const roleSplit = (split: SaidSplit, no: number): ChangeOf<'role_split'> => ({
  id: `role-split-${no}`,
  kind: 'role_split',
  from: split.from,
  to: split.to,
  holders: 'ask',
  question: questionAbout(split),
  openTasks: split.to[0],
  access: Object.fromEntries(split.to.map((id) => [id, 'keep' as const])),
})

/** Asked of whoever decides who is in the team: the role that manages its members, and if there is none the one that calls meetings. */
function holderQuestion(from: ModelDocument, to: ModelDocument, split: SaidSplit): Question {
  const [first, second] = split.to
  const named = (id: string) => to.roles.find((role) => role.id === id)?.name.pl ?? id
  const may = (act: 'manage_members' | 'call_meeting') =>
    from.roles.find(({ can, sees }) => sees === 'names' && can?.includes(act))?.id
  return {
    id: questionAbout(split),
    text: `Którą rolę ma odtąd ta osoba: ${named(first)} czy ${named(second)}?`,
    to: may('manage_members') ?? may('call_meeting') ?? '',
    per: 'holder',
    days: DAYS_TO_ANSWER,
    options: [
      { id: `jako-${first}`, label: named(first), effect: { assign: { [first]: 'current_holder' } } },
      {
        id: `jako-${second}`,
        label: named(second),
        effect: { assign: { [second]: 'current_holder', [first]: 'chosen' } },
      },
    ],
    default: null,
  }
}
