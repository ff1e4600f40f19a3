import { sql } from 'kysely'
import type { Category, FreeUnits, PersonFacts } from '#directory'
import { freeUnits, type ServiceNear, servicesNear } from '#directory/server'
import type { Option } from '#model'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { inOrderOfTrying, isAlike, type Judged, judge } from './candidate.domain.ts'
import { ageOn, type Need, placeOf, type Told } from './need.domain.ts'
import { needOf, rankingsOf } from './need.store.server.ts'
import { areaName, categoryOf } from './need-area.ts'
import { linesElsewhere, linesHere, type RunningLine } from './running.query.server.ts'

/** How lines with a service ended so far, in steps of five cases; nothing below five. */
export type Outcomes = { readonly confirmed: number; readonly refused: number }
export type Candidate = {
  readonly service: ServiceNear
  readonly judged: Judged
  readonly outcomes: Outcomes | null
  /** What is free and who waits, where that is counted. */
  readonly free: FreeUnits | null
}
/** Which place somebody gave the need in their own order, and what they wish about it. */
export type OwnPlace = {
  readonly label: string | null
  readonly place: number
  readonly wish: string | null
  readonly told: Told
}

export type NeedPage = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  readonly need: Need
  /** Nothing: the whole family. */
  readonly person: string | null
  /** The area or kind of goods in the words of the model. */
  readonly area: string
  /** The category of the directory that was looked through; nothing where the area is called like none, so that all were. */
  readonly category: Category | null
  readonly candidates: readonly Candidate[]
  readonly more: boolean
  readonly places: readonly OwnPlace[]
  /** Rows of the basket that were written for this need. */
  readonly lines: readonly RunningLine[]
  /** What the same person has or is to have of the same area, here or in other cases that the reader keeps. */
  readonly alike: readonly RunningLine[]
  readonly names: InstitutionNames
  readonly mayKeep: boolean
  /** The model lets me fill in the basket, so I may choose for it. */
  readonly mayChoose: boolean
  /** Where help comes from, in the order of the model. */
  readonly sources: readonly Option[]
}

const RUNNING: readonly string[] = ['planned', 'requested', 'waiting', 'accepted', 'started', 'delivered']

/** One need with what could meet it: services for the gmina of the case, each with what is said for and against it. */
export async function needPageOf(ctx: Ctx, caseId: string, needId: string): Promise<NeedPage> {
  const known = await caseFacts(ctx, caseId)
  const { file, model } = known
  const need = await needOf(ctx, caseId, needId)
  const people = await peopleOf(ctx, caseId)
  const labelOf = (id: string) => {
    const found = people.find((one) => one.id === id)
    return found ? personLabel(found, file.code) : file.code
  }
  const category = categoryOf(known, need)
  const { services, more } = await servicesNear(ctx, { unitCode: file.unitCode, category })
  const ids = services.map(({ id }) => id)
  const [outcomes, free] = await Promise.all([outcomesOf(ctx, ids), freeUnits(ctx, ids)])
  const facts = factsOf(ctx, known, people.find(({ id }) => id === need.subjectId)?.identity ?? null)
  const lines = await linesHere(ctx, known)
  const elsewhere = need.subjectId === null ? [] : await linesElsewhere(ctx, model, need.subjectId)
  const mine = lines.filter(({ rowKey }) => rowKey !== null && need.rows.includes(rowKey))
  const alike = [
    ...lines.filter((one) => one.subjectId === need.subjectId && !mine.includes(one)),
    ...elsewhere,
  ].filter((one) => RUNNING.includes(one.state) && isAlike(one, need))
  const list = model.document.basket?.sources
  const kept = await keeps(ctx, caseId)
  return {
    known,
    frame: await caseFrame(ctx, file),
    need,
    person: need.subjectId === null ? null : labelOf(need.subjectId),
    area: areaName(known, need),
    category,
    candidates: inOrderOfTrying(
      services.map((service) => ({
        service,
        judged: judge(service.entry, facts, file.unitCode),
        outcomes: outcomes.get(service.id) ?? null,
        free: free.get(service.id) ?? null,
      })),
    ),
    more,
    places: (await rankingsOf(ctx, caseId)).flatMap((ranking) => {
      const place = placeOf(ranking, need.id)
      if (place === null) return []
      const wish = ranking.order[place - 1]?.wish ?? null
      return [
        { label: ranking.subjectId === null ? null : labelOf(ranking.subjectId), place, wish, told: ranking.told },
      ]
    }),
    lines: mine,
    alike,
    names: await institutionNames(
      ctx,
      [...mine, ...alike].map(({ provider }) => provider),
    ),
    mayKeep: file.closedOn === null && kept,
    mayChoose: kept && (await fillsBasket(ctx, known)),
    sources: list ? model.list(list).items : [],
  }
}

async function fillsBasket(ctx: Ctx, { file, model }: KnownCase): Promise<boolean> {
  const filling = model.findFormOf('basket')?.filledBy ?? []
  return (await seatsOfMine(ctx, file.id)).some(({ role, sees }) => sees === 'names' && filling.includes(role))
}

/** What is known of the person: where the case is, and the age. Everything else has to be asked. */
function factsOf(ctx: Ctx, { file }: KnownCase, identity: { readonly born: Need['since'] | null } | null): PersonFacts {
  const born = identity?.born ?? null
  return { livesIn: file.unitCode, ...(born === null ? {} : { age: ageOn(born, ctx.today) }) }
}

async function outcomesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Outcomes>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Outcomes & { service: string }>`
    select o.service, o.confirmed, o.refused from casework.outcomes_of_services(${[...ids]}::text[]) o`.execute(ctx.db)
  return new Map(found.rows.map(({ service, confirmed, refused }) => [service, { confirmed, refused }]))
}
