import type { LocalDate } from '#kernel'
import { type ItemState, noDuplicateService, type SubjectKind, type Values } from '#model'
import { allowed, type Ctx } from '#platform/server'
import type { RefusalBody } from '../candidates/need.domain.ts'
import { refusalsOf } from '../candidates/need.store.server.ts'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { boundOption, boundWords } from '../forms/bound-words.domain.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { basketItemPolicy } from './basket.policy.ts'
import { type BasketSums, basketSums } from './basket-sums.domain.ts'
import { isHandedOver } from './change-item.server.ts'

export type BasketLine = {
  readonly id: string
  readonly what: string
  readonly urgent: boolean
  readonly goods: boolean
  /** Nothing: the whole family. */
  readonly person: string | null
  readonly provider: string | null
  readonly source: string
  readonly paid: boolean
  /** Grosze. */
  readonly amount: number | null
  /** Why nothing earlier in the order of sources is enough. */
  readonly reason: string
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  readonly state: ItemState
  readonly deliveredOn: LocalDate | null
  /** A thing that reached the family without its hand-over record. */
  readonly handoverMissing: boolean
  readonly mayDeliver: boolean
  readonly rowVersion: number
}

export type UnmetNeed = { readonly need: string; readonly why: string; readonly area: string }

export type BasketView = {
  readonly whole: SubjectKind
  readonly lines: readonly BasketLine[]
  readonly needs: readonly UnmetNeed[]
  /** For the institution that keeps the case alone. */
  readonly sums: BasketSums | null
  /** Paid lines are bought from the envelope that the gmina keeps, by those who keep the case. */
  readonly buys: boolean
  /** Those who keep the case may have a basket proposed. */
  readonly plans: boolean
  /** Lines that give the same person the same service from two providers at once: what they are called, by pair. */
  readonly duplicates: readonly (readonly string[])[]
  readonly names: InstitutionNames
  /** Why lines were refused and what comes next, by line. */
  readonly refusals: ReadonlyMap<string, RefusalBody>
  /** Those who keep the case say what comes after a refusal. */
  readonly saysNext: boolean
}

/** The basket as far as this reader may see it: lines follow their entries. Sums of the gmina name no family. */
export async function basketView(ctx: Ctx, known: KnownCase): Promise<BasketView> {
  const { model, facts, file } = known
  const [lines, needs, seats, refusals] = await Promise.all([
    linesOf(ctx, known),
    needsOf(ctx, known),
    seatsOfMine(ctx, file.id),
    refusalsOf(ctx, file.id),
  ])
  const keeps = seats.some(({ keeper, sees }) => keeper && sees === 'names')
  const whatOf = new Map(lines.map(({ id, what }) => [id, what]))
  const pairs = noDuplicateService({ form: model.document.basket?.form ?? '', mode: 'warn' }, facts)
  return {
    whole: file.subjectKind,
    lines,
    needs,
    sums: keeps ? basketSums(model, facts) : null,
    refusals,
    saysNext: keeps && file.closedOn === null,
    buys: keeps && known.envelope !== null,
    plans: keeps,
    duplicates: pairs.flatMap(({ params }) => {
      const named = [params.items ?? []].flat().flatMap((id) => whatOf.get(String(id)) ?? [])
      return named.length > 1 ? [named] : []
    }),
    names: await institutionNames(ctx, [file.keeper, ...lines.map(({ provider }) => provider)]),
  }
}

async function linesOf(ctx: Ctx, known: KnownCase): Promise<readonly BasketLine[]> {
  const { file, model } = known
  const [everybody, rows] = await Promise.all([
    peopleOf(ctx, file.id),
    ctx.db
      .selectFrom('casework.basket_item as b')
      .innerJoin('casework.item as i', (on) => on.onRef('i.case_id', '=', 'b.case_id').onRef('i.id', '=', 'b.item_id'))
      .selectAll('b')
      .select(['i.body', allowed(basketItemPolicy, 'deliver', 'b').as('may')])
      .where('b.case_id', '=', file.id)
      .where('b.current', '=', true)
      .orderBy('b.urgent', 'desc')
      .orderBy('b.id')
      .execute(),
  ])
  const people = new Map(everybody.map((one) => [one.id, personLabel(one, file.code)]))
  return rows.map((row) => {
    const fields = fieldsIn(row.body)
    // The column takes these states only.
    const state = row.state as ItemState
    const reached = state === 'delivered' || state === 'confirmed'
    return {
      id: row.id,
      what: boundWords(model, fields, 'item.what'),
      urgent: row.urgent,
      goods: row.goods,
      person: row.subject_id === null ? null : (people.get(row.subject_id) ?? file.code),
      provider: row.provider_institution_id,
      source: sourceName(known, row.source),
      paid: row.paid,
      amount: row.amount === null ? null : Number(row.amount),
      reason: boundWords(model, fields, 'item.justification'),
      from: row.from_on as LocalDate | null,
      until: row.until_on as LocalDate | null,
      state,
      deliveredOn: row.delivered_on as LocalDate | null,
      handoverMissing: row.goods && reached && !isHandedOver(known, row.id),
      mayDeliver: row.may && file.closedOn === null,
      rowVersion: row.row_version,
    }
  })
}

function sourceName({ model }: KnownCase, source: string | null): string {
  const list = model.document.basket?.sources
  if (!list || source === null) return ''
  return model.list(list).items.find(({ id }) => id === source)?.label ?? ''
}

async function needsOf(ctx: Ctx, { file, model }: KnownCase): Promise<readonly UnmetNeed[]> {
  const sections = model.form.all.flatMap((form) =>
    form.sections.filter(({ binds }) => binds === 'unmet_need').map(({ id }) => id),
  )
  if (sections.length === 0) return []
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['row_key', 'body'])
    .where('case_id', '=', file.id)
    .where('kind', '=', 'answer')
    .where('section', 'in', sections)
    .where('replaced_at', 'is', null)
    .orderBy('id')
    .execute()
  const byRow = Map.groupBy(rows, ({ row_key }) => row_key)
  return [...byRow.values()].map((parts) => {
    const fields: Values = Object.assign({}, ...parts.map(({ body }) => fieldsIn(body)))
    return {
      need: boundWords(model, fields, 'unmet.need'),
      why: boundOption(model, fields, 'unmet.why'),
      area: boundOption(model, fields, 'unmet.area'),
    }
  })
}

/** Only complete-form writes these entries, with their answers under `fields`. */
const fieldsIn = (body: unknown): Values => (body as { fields: Values }).fields
