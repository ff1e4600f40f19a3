import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { type Model, type Name, type PowerText, powerCited, type Values } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'
import { boundWords } from '../forms/bound-words.domain.ts'

/** The case as one adult of the family may know it, the same on the page and in the booklet. */
export type FamilyView = {
  readonly caseId: string
  readonly versionId: string
  readonly given: string
  readonly keeper: { readonly name: string; readonly address: string; readonly phone: string; readonly email: string }
  readonly goals: readonly { readonly text: string; readonly due: LocalDate | null; readonly whole: boolean }[]
  /** `institution` null: the family itself. */
  readonly promises: readonly {
    readonly text: string
    readonly due: LocalDate | null
    readonly done: boolean
    readonly institution: string | null
  }[]
  readonly shown: readonly {
    readonly what: Name
    readonly ground: Name
    readonly institution: string
    readonly until: LocalDate
  }[]
  /** What an institution gave to a court or another authority. */
  readonly outside: readonly {
    readonly what: Name
    readonly to: string
    readonly basis: string
    readonly on: LocalDate
  }[]
  readonly looks: readonly { readonly on: LocalDate; readonly institution: string; readonly role: Name }[]
}

type Told = {
  readonly caseId: string
  readonly versionId: string
  readonly unitCode: string
  readonly given: string | null
  readonly keeper: Readonly<Record<'name' | 'address' | 'phone' | 'email', string | null>>
  readonly goals: readonly {
    readonly body: { readonly fields: Values }
    readonly due: LocalDate | null
    readonly whole: boolean
  }[]
  readonly actions: readonly {
    readonly body: { readonly fields: Values }
    readonly due: LocalDate | null
    readonly state: string
    readonly institution: string | null
  }[]
  readonly shown: readonly {
    readonly category: string
    readonly ground: string
    readonly institution: string
    readonly until: LocalDate
  }[]
  readonly looks: readonly { readonly on: LocalDate; readonly institution: string; readonly role: string }[]
}

/** For the holder of that person's code and for those who keep the case. `NotFound` for everybody else, and for a child. */
export async function familyView(ctx: Ctx, subjectId: string): Promise<FamilyView> {
  const { rows } = await sql<{ view: Told | null }>`select casework.family_view(${subjectId}::uuid) as view`.execute(
    ctx.db,
  )
  const told = rows[0]?.view
  if (!told) throw new NotFound('family page')
  const { model } = await modelHere(ctx, told.versionId, told.unitCode)
  return { ...inWords(model, told), outside: await givenAbout(ctx, model, subjectId) }
}

async function givenAbout(ctx: Ctx, model: Model, subjectId: string): Promise<FamilyView['outside']> {
  const { rows } = await sql<{ category: string; recipient: string; power: PowerText; given_on: LocalDate }>`
    select category, recipient, power, given_on from casework.family_given(${subjectId}::uuid)`.execute(ctx.db)
  return rows.map(({ category, recipient, power, given_on: on }) => ({
    ...{ what: model.category(category).name, to: recipient, basis: powerCited(power), on },
  }))
}

function inWords(
  model: Model,
  { caseId, versionId, given, keeper, goals, actions, shown, looks }: Told,
): Omit<FamilyView, 'outside'> {
  return {
    caseId,
    versionId,
    given: given ?? '',
    keeper: {
      name: keeper.name ?? '',
      address: keeper.address ?? '',
      phone: keeper.phone ?? '',
      email: keeper.email ?? '',
    },
    goals: goals.map(({ body, due, whole }) => ({ text: boundWords(model, body.fields, 'goal.text'), due, whole })),
    promises: actions
      .filter(({ state }) => state !== 'dropped')
      .map(({ body, due, state, institution }) => ({
        text: boundWords(model, body.fields, 'action.text'),
        due,
        done: state === 'done',
        institution,
      })),
    shown: shown
      // What the model keeps from views of the family (FORMAT.md, section 6, grounds).
      .filter(({ ground }) => model.ground(ground).shownToFamily)
      .map(({ category, ground, institution, until }) => ({
        what: model.category(category).name,
        ground: model.ground(ground).name,
        institution,
        until,
      })),
    looks: looks.map(({ on, institution, role }) => ({ on, institution, role: model.role(role).name })),
  }
}
