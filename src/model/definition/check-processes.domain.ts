import type { Check } from './check.domain.ts'
import { checkRules } from './check-rules.domain.ts'
import type { Form, Process, Stage, Step, Transition } from './document.ts'
import { at } from './shape.domain.ts'
import { PREVIOUS, reachable, reversed, stageGraph } from './stage-graph.domain.ts'

/** Processes: who can do what, in what order, and that every stage leads to an end (FORMAT.md, section 9). */
export function checkProcesses(check: Check): void {
  const forms = new Map(check.document.forms.map((form) => [form.id, form]))
  check.document.processes.forEach((process, index) => {
    const path = `processes[${index}]`
    checkSubject(check, process, path)
    process.anytime?.forEach((step, s) => {
      checkStep(check, step, [], forms, at(at(path, 'anytime'), s))
    })
    process.stages.forEach((stage, s) => {
      checkStage(check, process, stage, forms, at(at(path, 'stages'), s))
    })
    checkGraph(check, process, path)
  })
}

function checkSubject({ document, refuse }: Check, process: Process, path: string): void {
  if (process.subject === 'case') {
    if (process.body !== undefined) refuse('bad_value', at(path, 'body'), 'proces sprawy nie należy do jednego zespołu')
    return
  }
  if (process.subjectKinds !== undefined)
    refuse('bad_value', at(path, 'subjectKinds'), 'proces zespołu nie dotyczy rodziny ani osoby')
  if (process.body === undefined) refuse('missing_body', at(path, 'body'), 'Proces zespołu')
  const body = document.bodies.find((one) => one.id === process.body)
  if (body?.lifetime === 'per_case') refuse('bad_value', at(path, 'body'), 'proces prowadzi tylko stały zespół')
}

type Forms = ReadonlyMap<string, Form>

function checkStage(check: Check, process: Process, stage: Stage, forms: Forms, path: string): void {
  const before: string[] = []
  stage.steps.forEach((step, index) => {
    checkStep(check, step, before, forms, at(at(path, 'steps'), index))
    before.push(step.id)
  })
  if (stage.kind === 'end' && stage.transitions.length > 0)
    check.refuse('end_with_transition', at(path, 'transitions'), stage.id)
  stage.transitions.forEach((transition, index) => {
    const where = at(at(path, 'transitions'), index)
    checkTarget(check, process, stage, transition, where)
    checkRules(check, stage, transition, where)
  })
}

/** `before` holds the steps that may be awaited; a step that may be done at any time awaits none. */
function checkStep(check: Check, step: Step, before: readonly string[], forms: Forms, path: string): void {
  const { ids, refuse } = check
  if (step.kind === 'meeting' && step.body === undefined) refuse('missing_body', at(path, 'body'), 'Spotkanie')
  if (step.kind === 'support' && step.support === undefined) refuse('missing_key', at(path, 'support'), 'support')
  if (step.kind === 'form') checkForm(check, step, forms, path)
  step.after?.forEach((awaited, index) => {
    const where = at(at(path, 'after'), index)
    if (!ids.has('step', awaited)) refuse('unknown_step', where, awaited)
    else if (!before.includes(awaited)) refuse('bad_after', where, awaited)
  })
}

function checkForm({ refuse }: Check, step: Step, forms: Forms, path: string): void {
  if (step.form === undefined) refuse('missing_form', at(path, 'form'))
  const form = forms.get(step.form ?? '')
  step.by.forEach((role, index) => {
    if (form && !form.filledBy.includes(role)) refuse('cannot_fill', at(at(path, 'by'), index), role)
  })
}

function checkTarget({ refuse }: Check, process: Process, stage: Stage, { to }: Transition, path: string): void {
  if (to === PREVIOUS) {
    if (stage.kind !== 'paused')
      refuse('bad_value', at(path, 'to'), 'wrócić do poprzedniego etapu można tylko z wstrzymania')
  } else if (!process.stages.some((one) => one.id === to)) refuse('unknown_stage', at(path, 'to'), to)
}

function checkGraph({ refuse }: Check, process: Process, path: string): void {
  const graph = stageGraph(process)
  const ends = process.stages.filter((stage) => stage.kind === 'end').map((stage) => stage.id)
  const started = graph.has(process.start)
  if (!started) refuse('unknown_stage', at(path, 'start'), process.start)
  if (ends.length === 0) refuse('no_end', at(path, 'stages'), process.id)

  const fromStart = reachable(graph, [process.start])
  const toEnd = reachable(reversed(graph), ends)
  process.stages.forEach((stage, index) => {
    const where = at(at(path, 'stages'), index)
    if (started && !fromStart.has(stage.id)) refuse('unreachable_stage', where, stage.id)
    // Without any end every stage would be reported for the same one reason.
    const isStuck = ends.length > 0 ? !toEnd.has(stage.id) : stage.transitions.length === 0
    if (isStuck) refuse('dead_end', at(where, 'transitions'), stage.id)
  })
}
