import { consecutive, mainPath, type PossibleStep, type PossibleTransition, possible } from '#model'
import type { Ctx } from '#platform/server'
import { type Deciders, decidersIn } from '../authority/deciders.query.server.ts'
import { type BasketView, basketView } from '../basket/basket.query.server.ts'
import { pointerRights } from '../blue-card/pointer.store.server.ts'
import { type OwnedClock, ownedClocks } from '../clocks/clock-owners.query.server.ts'
import { contactsToMind, type KnownContact } from '../compartments/contacts.query.server.ts'
import { knowsOfSides } from '../compartments/one-sided.store.server.ts'
import { type Shield, shieldsIn } from '../compartments/shield.store.server.ts'
import { pendingEmergencies } from '../emergency/pending.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { type FormInstanceRow, formInstances } from '../forms/form-instance.store.server.ts'
import { type HandoverLinks, handoverLinks } from '../handover/handover.query.server.ts'
import { type CaseMigrationNote, migrationNote } from '../migration/migration-view.query.server.ts'
import { type PlanView, planView } from '../plan/plan.query.server.ts'
import { type TakeoverView, takeoverView } from '../takeover/takeover-view.query.server.ts'
import { type Seat, seatsOfMine } from '../team/seat.store.server.ts'
import { type SeatHeld, seatsHeld } from '../team/team.store.server.ts'
import { type HistoryEntry, historyOf } from '../timeline/history.query.server.ts'
import { caseFacts, type KnownCase } from './case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from './case-frame.query.server.ts'
import type { InstitutionNames } from './institution-names.query.server.ts'
import { keeps } from './may-keep.query.server.ts'

/** What the first page of a case shows to this reader. */
export type Overview = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly seats: readonly Seat[]
  /** Stages of the main path; the current one may stand beside it, as a pause does. */
  readonly path: readonly string[]
  readonly steps: readonly PossibleStep[]
  readonly transitions: readonly PossibleTransition[]
  /** Steps of mine to do one after another, the next first. */
  readonly next: readonly PossibleStep[]
  readonly clocks: readonly OwnedClock[]
  /** Names of the institutions that clocks wait for. */
  readonly awaited: InstitutionNames
  readonly team: readonly SeatHeld[]
  readonly people: readonly FamilyPerson[]
  /** Who may consent for the children, and for adults who do not decide alone, whose names are this reader's to know. */
  readonly deciders: readonly Deciders[]
  readonly forms: readonly FormInstanceRow[]
  readonly recent: readonly HistoryEntry[]
  readonly plan: PlanView | null
  readonly basket: BasketView
  readonly mayKeep: boolean
  /** Openings in an emergency that wait for a review; none for those who do not keep the case. */
  readonly emergencies: number
  /** Of a case taken over from paper. */
  readonly takeover: TakeoverView | null
  /** None for those who do not keep the case. */
  readonly handover: HandoverLinks | null
  /** That it will be, or was, carried to another version of its model. */
  readonly migration: CaseMigrationNote | null
  /** How persons are reached safely, as far as this reader may know it. */
  readonly contacts: readonly KnownContact[]
  /** What is shielded and opened to somebody who does not keep the case. */
  readonly opened: readonly Shield[]
  /** Compartments of the family are this reader's to know. */
  readonly mayPart: boolean
  /** The page of the Blue Card pointer is this reader's to open, whether or not something is on record. */
  readonly mayOpenPointer: boolean
}

const RECENT = 12

export async function overviewOf(ctx: Ctx, caseId: string): Promise<Overview> {
  const known = await caseFacts(ctx, caseId)
  const { file, model, facts } = known
  // Asked at once, in two turns: what the others need to know first.
  const [seats, people, mayKeep, team, frame, forms, recent, plan, basket, contacts, migration, pointer, owned] =
    await Promise.all([
      seatsOfMine(ctx, file.id),
      peopleOf(ctx, file.id),
      keeps(ctx, file.id),
      seatsHeld(ctx, file.id),
      caseFrame(ctx, file),
      formInstances(ctx, file.id),
      historyOf(ctx, file.id, { limit: RECENT }),
      planView(ctx, known),
      basketView(ctx, known),
      contactsToMind(ctx, file),
      migrationNote(ctx, file.id),
      // Nobody learns by looking as somebody else who may read a pointer (product, rule 4).
      ctx.seenAs ? null : pointerRights(ctx, file.id),
      ownedClocks(ctx, known),
    ])
  const named = people.filter(({ identity }) => identity !== null)
  const [deciders, emergencies, takeover, handover, opened, mayPart] = await Promise.all([
    decidersIn(ctx, { caseId: file.id, code: file.code, people: named }),
    mayKeep ? pendingEmergencies(ctx, file.id) : 0,
    takeoverView(ctx, known, { people, team }),
    mayKeep ? handoverLinks(ctx, known) : null,
    mayKeep ? [] : shieldsIn(ctx, file.id),
    knowsOfSides(ctx, file.id, mayKeep),
  ])
  const roles = seats.map(({ role }) => role)
  return {
    known,
    frame,
    seats,
    path: mainPath(model.process(file.process)).map(({ id }) => id),
    ...possible(model, facts, roles),
    next: consecutive(model, facts, roles).steps,
    clocks: owned.clocks,
    awaited: owned.names,
    team,
    people,
    deciders,
    forms,
    recent,
    plan,
    basket,
    mayKeep,
    emergencies,
    takeover,
    handover,
    contacts,
    migration,
    opened,
    mayPart,
    mayOpenPointer: pointer?.read === true,
  }
}
