import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel'
import { checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { indexModel, type Model } from '../definition/model.domain.ts'
import { checkMapping } from '../mapping/check-mapping.domain.ts'
import type { MappingDocument } from '../mapping/mapping.ts'
import type { CaseFacts } from '../running/case-facts.domain.ts'
import { clocks } from '../running/clocks.domain.ts'
import { caseIn, day } from '../running/facts.fixture.ts'
import { possible } from '../running/interpreter.domain.ts'
import type { CaseMigration } from './case-migration.domain.ts'
import { clockChangesOf } from './clock-changes.domain.ts'
import { judgeMigration, type MigrationAnswer, rulesHold, type Verdict } from './judge-migration.domain.ts'
import { documentOf, mappingBetween } from './random-documents.fixture.ts'
import { nextVersion, outlineOf, sizes, turns } from './random-models.fixture.ts'
import { throughMigrations } from './read-through.domain.ts'

const valid = (json: unknown): ModelDocument => {
  const checked = checkModel(json, [])
  if (!checked.ok) throw new Error(JSON.stringify(checked.reports.slice(0, 5)))
  return checked.document
}
const validMapping = (json: unknown, loaded: readonly ModelDocument[]): MappingDocument => {
  const checked = checkMapping(json, loaded)
  if (!checked.ok) throw new Error(JSON.stringify(checked.reports.slice(0, 5)))
  return checked.document
}

/** Two valid versions of a random model and a valid mapping between them. */
const versions = fc.tuple(sizes, turns).map(([size, taken]) => {
  const outline = outlineOf(size)
  const next = nextVersion(outline, taken)
  const jsons = [documentOf(outline, '1.0', null), documentOf(next.outline, '1.1', '1.0')] as const
  const [from, to] = [valid(jsons[0]), valid(jsons[1])]
  const mapping = validMapping(mappingBetween(next, jsons), [from, to])
  const old = indexModel(from)
  return { from: old, to: indexModel(to, () => [old]), mapping }
})

/** A walk: numbers that choose a step to do or a way to go. */
const walk = fc.array(fc.nat(30), { maxLength: 14 })
const answering = fc.array(fc.nat(5), { minLength: 8, maxLength: 8 })

type Walked = { readonly facts: CaseFacts; readonly at: number }

/** Walks on through a model as its people would: steps that are open, transitions of which every rule holds. */
function walkOn(model: Model, begun: Walked, moves: readonly number[]): Walked {
  return moves.reduce(({ facts, at }, move) => {
    const now = possible(model, facts)
    const ways = [
      ...now.steps.filter(({ status }) => status !== 'waiting').map(({ step }) => ({ step: step.id, to: null })),
      ...now.transitions.filter(({ unmet }) => unmet.length === 0).map(({ to }) => ({ step: null, to })),
    ]
    const way = ways[move % Math.max(ways.length, 1)]
    if (!way) return { facts, at }
    const on = addDays(facts.visits[0]?.enteredOn ?? facts.today, at)
    const visit = facts.visits.at(-1)?.visit ?? 1
    const next = at + 1
    if (way.to !== null) {
      const visits = [...facts.visits, { visit: visit + 1, stage: way.to, enteredOn: on, at: next }]
      return { facts: { ...facts, today: on, visits }, at: next }
    }
    const stepsDone = [...facts.stepsDone, { step: way.step, on, visit }]
    const events = [...facts.events, { event: 'step_done' as const, of: way.step, on, at: next }]
    return { facts: { ...facts, today: on, stepsDone, events }, at: next }
  }, begun)
}

type World = { readonly from: Model; readonly to: Model; readonly mapping: MappingDocument }

function judged(world: World, facts: CaseFacts, answers: readonly MigrationAnswer[], late = false): Verdict {
  const roles = world.from.role.all.map(({ id }) => id)
  return judgeMigration(
    {
      process: 'praca',
      visits: facts.visits,
      seats: roles.map((role) => ({ id: `miejsce-${role}`, role, person: `osoba-${role}` })),
      drafts: world.from.form.all.map(({ id }) => ({ id: `szkic-${id}`, form: id })),
      steps: facts.stepsDone.map(({ step }) => step),
      clocks: clocks(world.from, facts)
        .filter(({ state }) => state !== 'ended')
        .map(({ deadline }) => deadline.id),
      categories: [],
    },
    { ...world, answers, holds: (rules) => rulesHold(world.from, facts, rules), late: () => late },
  )
}

/** Every question answered, by the numbers given. */
function answered(world: World, facts: CaseFacts, numbers: readonly number[]): readonly MigrationAnswer[] {
  const verdict = judged(world, facts, [])
  if (verdict.kind !== 'question') return []
  return verdict.asked.map(({ question, seat }, no) => {
    const option = question.options[(numbers[no % numbers.length] ?? 0) % question.options.length]
    return { question: question.id, seat: seat?.id ?? null, option: option?.id ?? '', chosen: {} }
  })
}

const carried = (world: World, facts: CaseFacts, at: number, verdict: Verdict): CaseMigration => {
  if (!('plan' in verdict)) throw new Error(`not carried over: ${verdict.kind}`)
  return {
    mapping: world.mapping,
    at,
    on: facts.today,
    placed: verdict.plan.placed,
    done: verdict.plan.done,
    undone: false,
  }
}

const begin = (world: World): Walked => ({
  facts: { ...caseIn(world.from.process('praca').start, { today: day('2026-03-02') }), stepsDone: [], events: [] },
  at: 1,
})
const stageOf = (facts: CaseFacts) => facts.visits.at(-1)?.stage ?? ''

/** A case that walked, was judged with every answer given, and is read under the new version. */
function migrated(world: World, moves: readonly number[], numbers: readonly number[]) {
  const { facts, at } = walkOn(world.from, begin(world), moves)
  const verdict = judged(world, facts, answered(world, facts, numbers))
  const migration = carried(world, facts, at + 1, verdict)
  const read = { ...throughMigrations(facts, [migration]), clockChanges: clockChangesOf([migration]) }
  return { facts, at: at + 2, verdict, migration, read }
}

describe('a running case of a random model carried to a random next version', () => {
  test('stands in a stage that the new version knows, as its plan says, and can go on there', () => {
    fc.assert(
      fc.property(versions, walk, answering, walk, (world, moves, numbers, more) => {
        const { at, verdict, read } = migrated(world, moves, numbers)
        expect('plan' in verdict && verdict.plan.stage).toBe(stageOf(read))
        for (const { stage } of read.visits) expect(world.to.stage.find(stage)).toBeDefined()
        const { facts } = walkOn(world.to, { facts: read, at }, more)
        expect(world.to.stage.find(stageOf(facts))).toBeDefined()
        expect(() => clocks(world.to, facts)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('and put back reads as it did before, with all its clocks', () => {
    fc.assert(
      fc.property(versions, walk, answering, (world, moves, numbers) => {
        const { facts, migration } = migrated(world, moves, numbers)
        const back = [{ ...migration, undone: true }]
        const read = { ...throughMigrations(facts, back), clockChanges: clockChangesOf(back) }
        expect(read).toEqual({ ...facts, clockChanges: [] })
        expect(clocks(world.from, read)).toEqual(clocks(world.from, facts))
        expect(possible(world.from, read)).toEqual(possible(world.from, facts))
      }),
      { numRuns: 300 },
    )
  })

  test('stays whole when steps were done under the new version before it was put back', () => {
    fc.assert(
      fc.property(versions, walk, answering, walk, (world, moves, numbers, more) => {
        const { facts, at, migration, read } = migrated(world, moves, numbers)
        const worked = walkOn(world.to, { facts: read, at }, more).facts
        // Whoever went on to another stage is not put back.
        fc.pre(worked.visits.length === read.visits.length)
        const recorded = {
          ...facts,
          stepsDone: [...facts.stepsDone, ...worked.stepsDone.slice(read.stepsDone.length)],
          events: [...facts.events, ...worked.events.slice(read.events.length)],
        }
        const back = throughMigrations(recorded, [{ ...migration, undone: true }])
        expect(stageOf(back)).toBe(stageOf(facts))
        for (const one of facts.stepsDone) expect(back.stepsDone).toContainEqual(one)
        for (const { step } of back.stepsDone) {
          const before = world.from.step.find(step) !== undefined
          expect(before || world.to.step.find(step) !== undefined).toBe(true)
        }
        expect(() => possible(world.from, back)).not.toThrow()
        expect(() => clocks(world.from, back)).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })

  test('waits for its answers, and without a default stays on its version once their days have passed', () => {
    fc.assert(
      fc.property(versions, walk, (world, moves) => {
        const { facts } = walkOn(world.from, begin(world), moves)
        const open = judged(world, facts, [])
        if (open.kind !== 'question') return
        const late = judged(world, facts, [], true)
        const bound = open.asked.some(({ question }) => question.default === null)
        expect(late.kind).toBe(bound ? 'stays' : 'mapped')
      }),
      { numRuns: 200 },
    )
  })

  test('finds work that was done counted once, wherever its stage is now', () => {
    fc.assert(
      fc.property(versions, walk, answering, (world, moves, numbers) => {
        const { facts, read } = migrated(world, moves, numbers)
        for (const { step } of facts.stepsDone) {
          if (world.to.step.find(step)) expect(read.stepsDone.some((one) => one.step === step)).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})
