import type { Form, Ground, GroundKind, Model, Sector } from '#model'
import { sharingCell } from '../sharing/bounds.domain.ts'
import type { KeptRecord } from '../sharing/ground-record.domain.ts'

/** Kinds of grounds that a request carries itself; every other is named by whoever answers. */
const OF_REQUEST: readonly GroundKind[] = ['request', 'voluntary_request']
/** Who asked, and on which ground of the model. */
export type Asker = { readonly sector: Sector; readonly ground: string }
export type AnswerShare = { readonly roles: readonly string[]; readonly grounds: readonly Ground[] }

/**
 * To which roles of those who asked an answer about a category may be shown whole, and on which grounds: on that of the request where the
 * sharing of the model lists it, else on one that whoever answers has (FORMAT.md, section 6). No role: it may not be answered here.
 */
export function answerShare(model: Model, form: Form, { sector, ground: asked }: Asker, category: string): AnswerShare {
  const cells = form.filledBy
    .filter((role) => model.role(role).sees === 'names')
    .flatMap((role) => sharingCell(model, { role, sector }, category) ?? [])
    .filter(({ extent }) => extent === 'full')
  const onRequest = cells.filter(({ grounds }) => grounds.includes(asked))
  if (onRequest.length > 0) return { roles: onRequest.map(({ role }) => role), grounds: [model.ground(asked)] }
  const other = [...new Set(cells.flatMap(({ grounds }) => grounds))]
    .map((id) => model.ground(id))
    .filter(({ kind }) => !OF_REQUEST.includes(kind))
  return { roles: cells.map(({ role }) => role), grounds: other }
}

/** The roles that may be shown it on the ground chosen. */
export const rolesOn = (
  model: Model,
  { roles }: AnswerShare,
  { sector, ground }: Asker,
  category: string,
): readonly string[] => roles.filter((role) => sharingCell(model, { role, sector }, category)?.grounds.includes(ground))

/** Whether whoever answers has to say on what they rest it. */
export const asksBasis = ({ grounds }: AnswerShare): boolean => !grounds.some(({ kind }) => OF_REQUEST.includes(kind))

export type RequestGround = { readonly number: string; readonly caseNumber: string | null; readonly on: string }
export type BasisTyped = { readonly basis: string; readonly on: string; readonly until: string; readonly asker: string }

/** What stays on record about the ground: the request's own numbers, or what whoever answered rests it on. */
export function recordOfAnswer(ground: Ground, request: RequestGround, typed: BasisTyped | null): KeptRecord {
  if (!typed) {
    const own = { request_number: request.number, date: request.on }
    return request.caseNumber === null ? own : { ...own, case_number: request.caseNumber, article: 'art. 105 u.p.s.' }
  }
  const { basis, on, until, asker } = typed
  if (ground.kind === 'statutory_task') return { article: basis, date: on }
  if (ground.kind === 'court_order') return { reference: basis, date: on }
  return { description: basis, recipient: asker, date: on, valid_until: until }
}
