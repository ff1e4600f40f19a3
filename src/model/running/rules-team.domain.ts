import type { RuleParameters } from '../definition/document.ts'
import { EXTENTS } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { AgreementParty, CaseFacts, DisclosureFact, Facts } from './case-facts.domain.ts'
import {
  activeMembers,
  hasStatement,
  inForce,
  participatingAdults,
  teamInstitutions,
  type WorkerMember,
  workers,
} from './team.domain.ts'
import { type Missing, missing } from './unmet.domain.ts'

/** Rules about people, bodies, agreements and grounds (FORMAT.md, section 10). */

export function consentToTakePart(use: RuleParameters['consent_to_take_part'], facts: CaseFacts): readonly Missing[] {
  const consents = (person: string) =>
    facts.consents.some((one) => one.person === person && one.given && !withdrawn(one.withdrawnOn, facts.today))
  const adults = participatingAdults(facts)
  const without = adults.filter(({ id }) => !consents(id))
  if (without.length === adults.length) return [missing('no_adult_consents')]
  if (use.from === 'at_least_one_adult') return []
  return without.map(({ id }) => missing('no_consent', { person: id }))
}

/** A withdrawal works from its own day on. */
const withdrawn = (on: string | null, today: string): boolean => on !== null && on <= today

export function teamHasSectors(
  use: RuleParameters['team_has_sectors'],
  facts: Facts,
  model: Model,
): readonly Missing[] {
  const present = new Set(workers(facts, use.body).flatMap(({ sector }) => sector ?? []))
  const wanted = model.number(use.min, facts.local)
  const lacking = (use.include ?? []).filter((sector) => !present.has(sector))
  return [
    ...(present.size < wanted ? [missing('too_few_sectors', { body: use.body, found: present.size, wanted })] : []),
    ...lacking.map((sector) => missing('sector_missing', { body: use.body, sector })),
  ]
}

export function teamHasRoles(use: RuleParameters['team_has_roles'], facts: Facts, model: Model): readonly Missing[] {
  const roles = model.body(use.body).composition.roles ?? []
  return roles.flatMap(({ role, min, max }) => {
    const found = holders(use.body, role, facts, model)
    if (found < min) return [missing('too_few_in_role', { body: use.body, role, found, wanted: min })]
    return max !== undefined && found > max
      ? [missing('too_many_in_role', { body: use.body, role, found, wanted: max })]
      : []
  })
}

/**
 * People of the family need no account and no nomination: an adult who takes part belongs to the body of the own case.
 */
function holders(body: string, role: string, facts: Facts, model: Model): number {
  const people = new Set(
    activeMembers(facts, body)
      .filter((member) => member.role === role)
      .map(({ person }) => person),
  )
  if (facts.subject === 'case' && model.role(role).sees === 'own_data' && model.body(body).lifetime === 'per_case') {
    for (const adult of facts.persons) if (adult.adult && adult.takesPart) people.add(adult.id)
  }
  return people.size
}

export function agreementInForce(
  use: RuleParameters['agreement_in_force'],
  facts: Facts,
  model: Model,
): readonly Missing[] {
  const inForceNow = facts.agreements.filter(
    (one) => use.agreements.includes(one.agreement) && inForce(one, facts.today),
  )
  const agreements = use.agreements
  if (use.of === 'every_institution') return everyInstitution(inForceNow, agreements, teamInstitutions(model, facts))
  if (inForceNow.some(({ party }) => party === use.of)) return []
  return [missing(use.of === 'gmina' ? 'no_agreement_of_gmina' : 'no_agreement_of_powiat', { agreements })]
}

function everyInstitution(
  signed: readonly AgreementParty[],
  agreements: readonly string[],
  institutions: readonly string[],
): readonly Missing[] {
  if (institutions.length === 0) return [missing('no_institutions')]
  return institutions
    .filter((institution) => !signed.some(({ party, who }) => party === 'institution' && who === institution))
    .map((institution) => missing('institution_without_agreement', { institution, agreements }))
}

export function statementSigned(
  use: RuleParameters['confidentiality_statement_signed'],
  facts: Facts,
): readonly Missing[] {
  const people = new Set(workers(facts, use.body).map(({ person }) => person))
  return [...people]
    .filter((person) => !hasStatement(facts, person))
    .map((person) => missing('no_statement', { person }))
}

export function basisForEveryRecipient(
  use: RuleParameters['basis_for_every_recipient'],
  facts: CaseFacts,
  model: Model,
): readonly Missing[] {
  const valid = facts.disclosures.filter((one) => !one.withdrawn && inForce(one, facts.today))
  const recipients = workers(facts, use.body).filter(({ institution }) => institution !== facts.keeper)
  const uncovered = recipients.filter((worker) => !valid.some((disclosure) => reaches(disclosure, worker)))
  const excessive = valid.filter((disclosure) => !withinSharing(disclosure, facts, model))
  return [
    ...uncovered.map(({ person, institution }) => missing('worker_without_basis', { person, institution })),
    ...excessive.map(({ id, institution, category }) =>
      missing('disclosure_beyond_sharing', { disclosure: id, institution, category }),
    ),
  ]
}

const reaches = (disclosure: DisclosureFact, worker: WorkerMember): boolean =>
  disclosure.institution === worker.institution &&
  (disclosure.role === null || disclosure.role === worker.role) &&
  (disclosure.person === null || disclosure.person === worker.person)

/**
 * Each seat shows content within the sharing of its own role, so a disclosure stays within it when the role it names,
 * or a role through which somebody there receives it, allows the category so far on that ground.
 */
function withinSharing(disclosure: DisclosureFact, facts: CaseFacts, model: Model): boolean {
  const held = facts.members
    .filter(({ active, institution, person }) => {
      return active && institution === disclosure.institution && [null, person].includes(disclosure.person)
    })
    .map(({ role }) => role)
  const roles = disclosure.role === null ? held : [disclosure.role]
  return roles.some((role) => {
    const cell = sharingCell(model, role, disclosure)
    return (
      cell !== undefined &&
      EXTENTS.indexOf(disclosure.extent) >= EXTENTS.indexOf(cell.extent) &&
      cell.grounds.includes(disclosure.ground)
    )
  })
}

/**
 * A row for the sector takes precedence over the row of the same role and category for all sectors (FORMAT.md, section
 * 6).
 */
function sharingCell(model: Model, role: string, { sector, category }: DisclosureFact) {
  const rows = model.document.sharing.filter((row) => row.role === role && row.categories.includes(category))
  return rows.find(({ sectors }) => sectors?.includes(sector)) ?? rows.find(({ sectors }) => sectors === undefined)
}
