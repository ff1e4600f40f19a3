import type { Model } from '../definition/model.domain.ts'
import type { CaseFacts, CasePerson, Facts, Member } from './case-facts.domain.ts'

/** A member who works for an institution; people of the family in the body of their own case are not workers. */
export type WorkerMember = Member & { readonly institution: string }

export const activeMembers = (facts: Facts, body: string): readonly Member[] =>
  facts.members.filter((member) => member.active && member.body === body)

export const workers = (facts: Facts, body: string): readonly WorkerMember[] =>
  activeMembers(facts, body).flatMap((member) =>
    member.institution === null ? [] : [{ ...member, institution: member.institution }],
  )

/** Whose work this is: the standing body itself, or in a case the bodies called for it. */
const ownBodies = (model: Model, facts: Facts): readonly string[] =>
  facts.subject === 'body'
    ? [facts.body]
    : model.body.all.filter(({ lifetime }) => lifetime === 'per_case').map(({ id }) => id)

/** Active workers of the case's team, or of the standing body. */
export const teamWorkers = (model: Model, facts: Facts): readonly WorkerMember[] =>
  ownBodies(model, facts).flatMap((body) => workers(facts, body))

export const teamInstitutions = (model: Model, facts: Facts): readonly string[] => [
  ...new Set(teamWorkers(model, facts).map(({ institution }) => institution)),
]

/** Adults who take part, and those not yet asked: only a recorded "does not take part" leaves an adult out. */
export const participatingAdults = (facts: CaseFacts): readonly CasePerson[] =>
  facts.persons.filter((person) => person.adult && person.takesPart !== false)

/** Something dated holds today; its last day counts. */
export const inForce = (dated: { from: string; to: string | null }, today: string): boolean =>
  dated.from <= today && (dated.to === null || today <= dated.to)

/** The person has a signed confidentiality statement today. */
export const hasStatement = (facts: Facts, person: string): boolean =>
  facts.statements.some((statement) => statement.person === person && inForce(statement, facts.today))

/** The version of the plan now worked on. */
export const currentPlan = <Plan extends { readonly no: number }>(facts: { readonly plans: readonly Plan[] }) =>
  facts.plans.reduce<Plan | null>((latest, plan) => (latest && latest.no > plan.no ? latest : plan), null)
