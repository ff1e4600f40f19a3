import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  AskSupportInput,
  agreeProject,
  askSupport,
  beginProject,
  GrantSupportInput,
  grantSupport,
  joinCases,
  moveProject,
  ProjectInput,
  takeOverSupport,
} from '#casework/server'
import { ResourceInput } from '#directory'
import { addResource } from '#directory/server'
import { addDays, InstitutionId, type LocalDate, later } from '#kernel'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'

const Bought = z.object({ chapter: z.string(), paragraph: z.string() })
const Community = z.object({
  resources: z.array(
    z.looseObject({ daysBack: z.number().int(), contact: z.string().optional(), consent: z.enum(['said']).optional() }),
  ),
  support: z.array(
    z.object({
      ...{ what: z.string(), why: z.string(), amount: z.number().int(), granted: z.boolean() },
      taken: z.string().optional(),
    }),
  ),
  supportBought: Bought.extend({ supplier: z.string(), takenAs: z.string(), inventoryNo: z.string() }),
  projects: z.array(
    z.looseObject({ package: z.string(), steps: z.array(z.string()), agreed: z.boolean(), joined: z.boolean() }),
  ),
  projectBought: Bought,
})
const community = () => Community.parse(JSON.parse(readFileSync('content/demonstration/community.json', 'utf8')))

/** The head of social assistance of the gmina that keeps an envelope, and its institution. */
function centre(world: World, founded: Founded) {
  const here = world.institutions.find(({ seat, sector }) => seat === world.envelope && sector === 'social_assistance')
  const head = world.people.find(({ institution, function: as }) => institution === here?.key && as === 'head')
  if (!here || !head) throw new Error('the demonstration has no head of social assistance where the envelope is')
  return { id: InstitutionId.parse(known(founded.institution, here.key)), head: known(founded.person, head.key) }
}

/** The resource map of the same gmina, as its social assistance was told of it; some of it nobody confirmed for long. */
export async function tellResources(
  past: Past,
  world: World,
  founded: Founded,
  { since, today }: { readonly since: LocalDate; readonly today: LocalDate },
): Promise<void> {
  past.chapter('resources')
  const { head } = centre(world, founded)
  const unitCode = world.envelope
  const told = community().resources.toSorted((one, other) => other.daysBack - one.daysBack)
  for (const { daysBack, consent, ...resource } of told) {
    const saidOn = later(since, addDays(today, -daysBack))
    past.goTo(saidOn)
    const agreed = consent ? { consentOn: saidOn, consentHow: consent } : {}
    const input = ResourceInput.parse({ ...resource, ...agreed, saidOn })
    await past.as(head, async (ctx) => done(await addResource(ctx, { ...input, unitCode })))
  }
}

/** Who decides on money of the envelope, and from which of its sources. */
export type EnvelopeTold = { readonly approver: string; readonly source: string }
type Setting = { readonly world: World; readonly founded: Founded; readonly today: LocalDate }
const EXPECTED_IN = 14

/** What the centre asked the gmina for in a crisis: one taken over, one granted, one waiting. */
export async function tellSupport(past: Past, setting: Setting, { approver, source }: EnvelopeTold): Promise<void> {
  past.chapter('support')
  past.goTo(setting.today)
  const { support, supportBought } = community()
  const { id: institutionId, head } = centre(setting.world, setting.founded)
  const { takenAs, inventoryNo, ...bought } = supportBought
  const expectedOn = addDays(setting.today, EXPECTED_IN)
  for (const { what, why, amount, granted, taken } of support) {
    const typed = { unitCode: setting.world.envelope, what, why, goods: 'yes', wantedOn: expectedOn }
    const asked = AskSupportInput.omit({ amount: true }).parse(typed)
    const supportId = await past.as(head, async (ctx) =>
      done(await askSupport(ctx, { ...asked, amount, institutionId })),
    )
    if (!granted) continue
    const order = GrantSupportInput.omit({ amount: true }).parse({
      ...{ ...bought, sourceId: source, procedure: 'inquiry', expectedOn },
    })
    await past.as(approver, async (ctx) => done(await grantSupport(ctx, { ...order, amount, supportId })))
    if (taken === undefined) continue
    const took = { supportId, takenWhat: taken, takenAs, inventoryNo, holding: 'given' as const }
    await past.as(head, async (ctx) => done(await takeOverSupport(ctx, { ...took, onDay: ctx.today })))
  }
}

/** Two social projects of the centre: one agreed and running, with families by their codes, and a draft; written by a worker of the centre. */
export async function tellProjects(
  past: Past,
  setting: Setting,
  { approver, source }: EnvelopeTold,
  { writer, caseId }: { readonly writer: string; readonly caseId: string },
): Promise<void> {
  past.chapter('projects')
  past.goTo(setting.today)
  const { projects, projectBought } = community()
  const { id: institutionId } = centre(setting.world, setting.founded)
  const until = `${setting.today.slice(0, 4)}-12-31`
  for (const { steps, agreed, joined, ...written } of projects) {
    const schedule = steps.map((step) => `${until.split('-').reverse().join('.')} ${step}`).join('\n')
    const days = { from: setting.today, until }
    const input = ProjectInput.parse({ ...written, ...days, unitCode: setting.world.envelope, services: [], schedule })
    const projectId = await past.as(writer, async (ctx) => done(await beginProject(ctx, { ...input, institutionId })))
    if (joined) await past.as(writer, async (ctx) => done(await joinCases(ctx, { projectId, cases: [caseId] })))
    if (!agreed) continue
    const bought = { ...projectBought, sourceId: source, cpv: undefined, procedure: 'inquiry' as const }
    await past.as(approver, async (ctx) => done(await agreeProject(ctx, { ...bought, projectId })))
    const begun = { projectId, result: undefined, said: undefined, evaluation: undefined }
    await past.as(writer, async (ctx) => done(await moveProject(ctx, { ...begun, onDay: ctx.today })))
  }
}
