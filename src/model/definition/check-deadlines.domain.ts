import type { Check } from './check.domain.ts'
import type { Bounds, Deadline } from './document.ts'
import { at } from './shape.domain.ts'

/** Planned days from which a deadline may be counted back (FORMAT.md, section 7). */
const PLANNED: ReadonlySet<string> = new Set(['meeting_planned', 'agreement_ends', 'plan_ends'])

/** Values of parameters and deadlines lie within what a gmina may set, and clocks that run backwards start from a planned day. */
export function checkDeadlines(check: Check): void {
  check.document.params.forEach((param, index) => {
    checkBounds(check, param.value, param.local, `params[${index}]`, 'value')
  })
  check.document.deadlines.forEach((deadline, index) => {
    const path = `deadlines[${index}]`
    checkBounds(check, deadline.amount, deadline.local, path, 'amount')
    if (deadline.local && deadline.local.min < 1)
      check.refuse('out_of_bounds', at(at(path, 'local'), 'min'), 'termin ma co najmniej 1 jednostkę')
    if (deadline.direction === 'before') checkCountingBack(check, deadline, path)
  })
}

function checkBounds({ refuse }: Check, amount: number, local: Bounds | undefined, path: string, key: string): void {
  if (!local) return
  if (local.min > local.max)
    refuse('out_of_bounds', at(path, 'local'), `granica dolna ${local.min} jest wyższa niż górna ${local.max}`)
  else if (amount < local.min || amount > local.max)
    refuse('out_of_bounds', at(path, key), `${amount} nie mieści się między ${local.min} a ${local.max}`)
}

function checkCountingBack({ refuse }: Check, deadline: Deadline, path: string): void {
  deadline.from.forEach(({ event }, index) => {
    if (!PLANNED.has(event))
      refuse(
        'bad_event',
        at(at(at(path, 'from'), index), 'event'),
        `wstecz można liczyć tylko od: ${[...PLANNED].join(', ')}`,
      )
  })
}
