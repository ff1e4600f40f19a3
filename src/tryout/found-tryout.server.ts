import { openCase } from '#casework/server'
import { foundAccount } from '#identity/server'
import { InstitutionInput } from '#institutions'
import { employPerson, registerInstitution, signAgreement } from '#institutions/server'
import { type BodyId, Forbidden, type InstitutionId, type Outcome, type PersonId } from '#kernel'
import { type Model, mainPath, SUBJECT_KINDS } from '#model'
import { adoptVersion, loadVersion, modelOf } from '#model/server'
import { type ActAs, type Ctx, newSecret, person, systemActor } from '#platform/server'
import { CLAUSE_PATTERN } from '#protection'
import { appointOfficer, publishClause } from '#protection/server'
import { appointInUnit, appointMember, foundBody, makeBodyTransition } from '#teams/server'
import { importUnits } from '#territory/server'
import { type Cast, type CastPerson, castOf } from './cast.domain.ts'
import { GMINA, INSTITUTIONS, KEPT, nameOf, SINCE, THE_FAMILY, unitsOf } from './place.ts'

/** Somebody of a try-out whom its editor may act as. */
export type Player = {
  readonly personId: PersonId
  readonly name: string
  readonly institution: string
  /** What the person is there for, in words of the model. */
  readonly roles: readonly string[]
}
export type Founded = {
  readonly players: readonly Player[]
  /** Whom the editor acts as first: who began the case, where somebody could. */
  readonly first: PersonId
  readonly caseId: string | null
}
/** What is tried: the text of a draft, and the published versions among which it was checked. */
export type Tried = { readonly text: unknown; readonly published: readonly unknown[] }

/**
 * Makes the world of a try-out in an empty database, through the use cases of the product: the draft as a published version, a gmina that works
 * by it, the people of its roles with every agreement they need, its teams, and the case of one family that has just begun.
 */
export async function foundTryout(actAs: ActAs, tried: Tried): Promise<Founded> {
  const setUp = await actAs(systemActor('setup'), (ctx) => foundWorld(ctx, tried))
  const { model, people, bodies } = setUp
  for (const [element, bodyId] of bodies) await moveOn(actAs, setUp, element, bodyId)
  const begun = await beginCase(actAs, setUp)
  const nameOfRole = (role: string): string => model.role(role).name.pl
  const players = people.map(({ cast, personId, institution }) => ({
    personId,
    name: `${cast.given} ${cast.family}`,
    institution,
    roles: [...cast.roles, ...cast.forCases].map(nameOfRole),
  }))
  const first = begun?.by ?? people[0]?.personId
  if (!first) throw new Error('a try-out has people')
  return { players, first, caseId: begun?.caseId ?? null }
}

type Somebody = {
  readonly cast: CastPerson
  readonly personId: PersonId
  readonly institutionId: InstitutionId
  readonly institution: string
}
type World = {
  readonly model: Model
  readonly people: readonly Somebody[]
  /** Standing teams by the element of the model. */
  readonly bodies: ReadonlyMap<string, BodyId>
}

async function foundWorld(ctx: Ctx, { text, published }: Tried): Promise<World> {
  for (const one of published) done(await loadVersion(ctx, one))
  const { versionId } = done(await loadVersion(ctx, validToday(ctx, text)))
  const model = await modelOf(ctx, versionId)
  const list = { units: unitsOf(model.document), asOf: SINCE, skipped: 0, full: false }
  done(await importUnits(ctx, { list }))
  done(await adoptVersion(ctx, { unitCode: GMINA, versionId, fromOn: ctx.today }))
  const people = await foundPeople(ctx, castOf(model.document))
  const bodies = new Map<string, BodyId>()
  for (const { id, name, lifetime } of model.body.all) {
    if (lifetime !== 'standing') continue
    bodies.set(id, done(await foundBody(ctx, { unitCode: GMINA, element: id, name: `${name.pl} (próba)` })))
  }
  const world = { model, people, bodies }
  await giveRoles(ctx, world)
  await signAll(ctx, world)
  return world
}

/** A version may come into force later; what is tried is in force today. */
function validToday({ today }: Ctx, text: unknown): unknown {
  if (typeof text !== 'object' || text === null) return text
  const from: unknown = Reflect.get(text, 'validFrom')
  return typeof from === 'string' && from > today ? { ...text, validFrom: today } : text
}

async function foundPeople(ctx: Ctx, { sectors, people }: Cast): Promise<readonly Somebody[]> {
  const institutions = new Map<string, InstitutionId>()
  for (const sector of sectors) {
    const input = { sector, level: 'gmina', seat_code: GMINA, name: nameOf(sector), has_accounts: 'yes' }
    const short_name = `${INSTITUTIONS[sector]} (próba)`.slice(0, 40)
    institutions.set(sector, done(await registerInstitution(ctx, InstitutionInput.parse({ ...input, short_name }))))
  }
  const found: Somebody[] = []
  for (const cast of people) {
    const institutionId = institutions.get(cast.sector) ?? [...institutions.values()][0]
    if (!institutionId) throw new Error('a try-out has institutions')
    // Nobody signs in by a password here.
    const account = { givenName: cast.given, familyName: cast.family, passwordHash: newSecret() }
    const personId = await foundAccount(ctx, { ...account, email: `${cast.key}@proba.invalid` })
    const employed = { institutionId, personId, function: cast.function, job_title: cast.job, from: ctx.today }
    done(await employPerson(ctx, employed))
    found.push({ cast, personId, institutionId, institution: nameOf(cast.sector) })
  }
  for (const { cast, personId, institutionId } of found.filter(({ cast }) => cast.function === 'head')) {
    const officer = { institutionId, personId, email: `${cast.key}@proba.invalid`, from: ctx.today }
    done(await appointOfficer(ctx, officer))
    done(await publishClause(ctx, { institutionId, ...CLAUSE_PATTERN, kept: KEPT, from: ctx.today }))
  }
  return found
}

async function giveRoles(ctx: Ctx, { model, people, bodies }: World): Promise<void> {
  for (const { cast, personId, institutionId } of people) {
    for (const role of cast.roles) {
      const place = { role, personId, institutionId, fromOn: ctx.today }
      const bodyId = bodies.get(model.role(role).body ?? '')
      if (bodyId) done(await appointMember(ctx, { ...place, bodyId, substitute: false }))
      else done(await appointInUnit(ctx, { ...place, unitCode: GMINA }))
    }
  }
}

/** Every agreement of the model is in force for everybody who can be party to it: a try-out is about families, and rules ask for them on their way. */
async function signAll(ctx: Ctx, { model, people, bodies }: World): Promise<void> {
  const teams = model.body.all.filter(({ level }) => level !== 'region' && level !== 'case')
  const ofGmina = teams.flatMap(({ id }) => bodies.get(id) ?? [])
  const heads = people.filter(({ cast }) => cast.function === 'head')
  const dated = { modelId: model.document.id, signedOn: ctx.today, from: ctx.today }
  for (const { id: element, kind, parties } of model.agreement.all) {
    const sign = async (bodyId: BodyId | undefined, signing: Parameters<typeof signAgreement>[1]['parties']) =>
      done(await signAgreement(ctx, { ...dated, kind, element, parties: signing, ...(bodyId ? { bodyId } : {}) }))
    const units = parties.flatMap((party) => {
      return party === 'gmina' || party === 'powiat' || party === 'region' ? [{ unitCode: UNIT_OF[party] }] : []
    })
    const inTeams = ofGmina.length > 0 ? ofGmina : [undefined]
    if (units.length > 0) for (const bodyId of inTeams) await sign(bodyId, units)
    if (parties.includes('person')) {
      for (const { personId, institutionId } of people)
        await sign(inTeams[0], [...(parties.includes('institution') ? [{ institutionId }] : []), { personId }])
    } else if (parties.includes('institution')) {
      for (const bodyId of inTeams) for (const { institutionId } of heads) await sign(bodyId, [{ institutionId }])
    }
  }
}
const UNIT_OF = { gmina: GMINA, powiat: GMINA.slice(0, 4), region: GMINA.slice(0, 2) }

/** Moves a team along the main path of its process as far as the rules of the draft let it go without anything being done. */
async function moveOn(actAs: ActAs, { model, people }: World, element: string, bodyId: BodyId): Promise<void> {
  const process = model.findProcessFor({ body: element })
  const path = process ? mainPath(process).filter(({ kind }) => kind === 'normal') : []
  for (const [index, stage] of path.entries()) {
    const transition = stage.transitions.find(({ to }) => to === path[index + 1]?.id)
    const mover = people.find(({ cast }) => transition?.by.some((role) => cast.roles.includes(role)))
    if (!transition || !mover) return
    const asked = { bodyId, transition: transition.id }
    const moved = await allowedOr(actAs(person(mover.personId), (ctx) => makeBodyTransition(ctx, asked)))
    if (!moved?.ok) return
  }
}

/** The case of one family, begun by the first who may by this definition. Null where nobody may: then that is what the try-out shows. */
async function beginCase(actAs: ActAs, { model, people }: World) {
  const kind = SUBJECT_KINDS.find((one) => model.findProcessFor({ case: one }))
  if (!kind) return null
  const named = kind === 'group' ? { family: 'Grupa próbna' } : THE_FAMILY
  const leading = model.caseProcess(kind).stages[0]?.steps[0]?.by ?? []
  const rank = ({ cast }: Somebody): number => {
    const at = leading.findIndex((role) => cast.forCases.includes(role) || cast.roles.includes(role))
    return at < 0 ? leading.length : at
  }
  for (const { personId } of people.toSorted((a, b) => rank(a) - rank(b))) {
    const opened = await allowedOr(actAs(person(personId), (ctx) => openCase(ctx, { ...named, kind, unitCode: GMINA })))
    if (opened?.ok) return { caseId: opened.value, by: personId }
  }
  return null
}

/** What somebody may not do is no fault of a try-out. */
async function allowedOr<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act
  } catch (error) {
    if (error instanceof Forbidden) return null
    throw error
  }
}

function done<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`a try-out met a refusal: ${outcome.refusal} ${JSON.stringify(outcome.why).slice(0, 600)}`)
}
