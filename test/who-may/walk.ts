import { enterStage, stepIsDone } from './family.ts'
import { usualParams } from './params.ts'
import { PEOPLE, type Person } from './people.ts'
import { walksOf } from './sent.ts'
import { type Answered, browserOf, registeredIn, type wholeSiteOf } from './visitors.ts'
import type { Walked } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

/** What one person met at one address: the word of the cell, and the tables in which rows would have been kept. */
export type Met = { readonly answer: string; readonly kept: readonly string[] }
export type Reality = ReadonlyMap<string, Readonly<Record<Person, Met>>>

const WORDS: Readonly<Record<number, string>> = {
  200: 'yes',
  204: 'yes',
  401: 'sign in',
  403: 'no',
  404: 'hidden',
  422: 'told',
}

/** One address as one person met it. */
export type Step = {
  /** Method and pattern, as `GET /cases/:caseId`. */
  readonly registered: string
  readonly address: string
  readonly who: Person
  readonly answered: Answered
}

/**
 * Every address of the site as everybody, each in the same world. Keyed by method and pattern; `notice` is told of each step, and keeps of its
 * page what it wants.
 */
export async function walkEverything(
  world: WhoMayWorld,
  site: ReturnType<typeof wholeSiteOf>,
  notice: (step: Step) => void = () => undefined,
): Promise<Reality> {
  const browsers = new Map<Person, Awaited<ReturnType<typeof browserOf>>>()
  for (const who of PEOPLE) browsers.set(who, await browserOf(site, world.people[who]))
  const walks = walksOf(world)
  const reality = new Map<string, Record<Person, Met>>()
  for (const registered of registeredIn(site)) {
    const [method = '', pattern = ''] = registered.split(' ')
    const walked = walks[registered] ?? walks[pattern] ?? {}
    const address = addressOf(pattern, { ...usualParams(world), ...walked.params })
    const leave = await arrange(world, walked)
    const met: Partial<Record<Person, Met>> = {}
    for (const [who, browser] of browsers) {
      const sent = typeof walked.sent === 'function' ? walked.sent(who) : (walked.sent ?? {})
      const answered = method === 'GET' ? await browser.open(address) : await browser.send(address, sent)
      met[who] = { answer: wordFor(method, answered), kept: answered.kept }
      notice({ registered, address, who, answered })
    }
    await leave()
    // Everybody was asked just now.
    reality.set(registered, met as Record<Person, Met>)
  }
  return reality
}

function addressOf(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`say in test/who-may/params.ts what :${name} of ${pattern} stands for`)
    return encodeURIComponent(value)
  })
}

/** Puts the family's case where the act belongs, and back afterwards. */
async function arrange(world: WhoMayWorld, { stage, done = [], onPaper }: Walked): Promise<() => Promise<void>> {
  if (!stage) return async () => undefined
  const { rows, home } = world
  const [before] = await rows<{ stage: string; visit_no: number }>(
    'select stage, visit_no from casework.case where id = $1',
    [home.caseId],
  )
  if (onPaper) {
    await enterStage(world, home.caseId, onPaper)
    await rows(`update casework.visit set from_paper = 'dated' where case_id = $1 and stage = $2`, [
      home.caseId,
      onPaper,
    ])
  }
  await enterStage(world, home.caseId, stage)
  for (const step of done) await stepIsDone(world, home.caseId, step)
  return async () => {
    await rows('update casework.case set stage = $2, visit_no = $3 where id = $1', [
      home.caseId,
      before?.stage,
      before?.visit_no,
    ])
    await rows('delete from casework.step_done where case_id = $1 and visit_no > $2', [home.caseId, before?.visit_no])
    await rows('delete from casework.visit where case_id = $1 and no > $2', [home.caseId, before?.visit_no])
  }
}

function wordFor(method: string, { status, location }: Answered): string {
  if (status !== 303) return WORDS[status] ?? `status ${status}`
  const toSignIn = location?.startsWith('/sign-in?') === true
  if (toSignIn) return 'sign in'
  return method === 'POST' ? 'yes' : `leads to ${location}`
}
