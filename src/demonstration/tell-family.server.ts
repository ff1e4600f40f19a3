import { setsTeam, stepWay } from '#casework'
import {
  attendeeKey,
  attendees,
  caseFacts,
  completeForm,
  confirmPackage,
  discloseReturn,
  doSteps,
  enterPerson,
  holdMeeting,
  joiningPackage,
  moveCase,
  newFormToAct,
  openCase,
  recordAuthority,
  recordRelation,
  returnPackage,
  seatMember,
} from '#casework/server'
import { addDays, SubjectId } from '#kernel'
import { mainPath, type Stage, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { fillForm } from './fill-form.ts'
import { done } from './past.ts'
import type { Actor, Tale } from './tale.ts'
import { accept, finishTasks } from './tell-plan.server.ts'
import { layTasks } from './tell-tasks.server.ts'

/** Opens the case of one family on the day its story begins. */
export async function beginStory({ past, gmina, lead, family, began }: Tale): Promise<string> {
  past.goTo(began)
  const { kind, called, adults } = family
  const opening = { unitCode: gmina, kind, family: called, ...(kind === 'group' ? {} : { given: adults[0]?.given }) }
  return done(await past.as(lead.personId, (ctx) => openCase(ctx, opening)))
}

/** Enters the others of the family, or everybody of a group, the same day, with urgent help where there was need. */
async function enterFamily(
  { past, lead, family, urgent, parted, telling, model }: Tale,
  caseId: string,
): Promise<void> {
  const persons = [
    ...family.adults.slice(family.kind === 'group' ? 0 : 1).map((one) => ({ ...one, adult: true })),
    ...family.children.map((one) => ({ ...one, adult: false })),
  ]
  const help = urgent ? model.findFormOf('urgent_help') : undefined
  await past.as(
    lead.personId,
    async (ctx) => {
      for (const person of persons) done(await enterPerson(ctx, { ...person, caseId }))
      await recordParents(ctx, family, caseId)
      if ((urgent || parted) && family.kind === 'family')
        await drawFamily(ctx, caseId, parted ? 'separated' : 'married')
      if (help) await fill(ctx, { telling, caseId }, help.id)
    },
    caseId,
  )
}

/** The adults of a told family are the parents of its children, as their records of birth say. */
async function recordParents(ctx: Ctx, { children }: Tale['family'], caseId: string): Promise<void> {
  const { persons } = (await caseFacts(ctx, caseId)).facts
  const young = persons.filter(({ adult }) => !adult)
  for (const [index, child] of young.entries()) {
    const from = children[index]?.born ?? ctx.today
    for (const parent of persons.filter(({ adult }) => adult)) {
      const holder = SubjectId.parse(parent.id)
      const said = { holder, kind: 'full', document: 'birth_record', from } as const
      done(await recordAuthority(ctx, { caseId, subjectId: child.id, ...said }))
    }
  }
}

/** For a few families, how its people are related: a couple and their children. */
async function drawFamily(ctx: Ctx, caseId: string, couple: 'married' | 'separated'): Promise<void> {
  const { persons } = (await caseFacts(ctx, caseId)).facts
  const adults = persons.filter(({ adult }) => adult)
  for (const child of persons.filter(({ adult }) => !adult)) {
    for (const parent of adults) {
      done(await recordRelation(ctx, { caseId, kin: 'parent', one: parent.id, other: child.id }))
    }
  }
  const [one, other] = adults
  if (one && other) done(await recordRelation(ctx, { caseId, kin: couple, one: one.id, other: other.id }))
}

/** Goes on with a family's story by the real acts of its team, on the days on which they happened. */
export async function continueStory(tale: Tale, caseId: string): Promise<void> {
  const { past, model, began, pace } = tale
  const path = mainPath(model.caseProcess('family'))
  let day = past.goTo(began)
  await enterFamily(tale, caseId)
  for (const [index, stage] of path.slice(0, tale.stages).entries()) {
    const next = path[index + 1]
    if (!next) return
    past.goTo(addDays(day, 1))
    for (const step of stage.steps) await doStep(tale, caseId, step)
    day = past.goTo(addDays(day, pace))
    await move(tale, caseId, stage, next)
  }
  await layTasks(tale, caseId)
}

type Filling = Pick<Tale, 'telling'> & { readonly caseId: string }

/** Fills in a form for its next person, item or institution; signatures of the family are on paper. */
async function fill(ctx: Ctx, { telling, caseId }: Filling, form: string, key?: string): Promise<void> {
  const filling = await newFormToAct(ctx, caseId, form, { key })
  const answers = fillForm(filling.form, filling.context, telling)
  const onPaper = { how: 'paper' as const, onDay: ctx.today, ...(key ? { forWhom: key } : {}) }
  const recorded = filling.signatures.length > 0 ? onPaper : undefined
  done(await completeForm(ctx, filling, { caseId, answers, version: null, recorded, second: 'asked' }))
}

async function doStep(tale: Tale, caseId: string, step: Step): Promise<void> {
  const { past, model, lead } = tale
  switch (stepWay(model, step)) {
    case 'form':
      return step.required ? fillStep(tale, caseId, step) : undefined
    case 'meeting':
      return step.required ? meet(tale, caseId, step) : undefined
    case 'package':
      return packages(tale, caseId)
    case 'acceptance':
      return accept(tale, caseId, step)
    case 'request':
      return undefined
    default:
      break
  }
  if (!step.required) return
  const appoints = step.kind === 'decision' && step.body === undefined
  await past.as(
    holder(tale, step.by).personId,
    async (ctx) => {
      if (setsTeam(model, step)) await gather(ctx, tale, caseId)
      const chosen = appoints ? { lead: lead.personId } : {}
      done(await doSteps(ctx, { caseId, steps: [step.id], onDay: ctx.today, ...chosen }))
    },
    caseId,
  )
}

/** The lead worker does what falls to the case; what only others may do, the coordinator. */
function holder({ model, lead, coordinator }: Tale, roles: readonly string[]): Actor {
  return roles.some((role) => model.role(role).level === 'case' && model.role(role).sees === 'names')
    ? lead
    : coordinator
}

async function fillStep(tale: Tale, caseId: string, step: Step): Promise<void> {
  const { past, model, lead, partners, telling } = tale
  const form = step.form ?? ''
  const filling = { telling, caseId }
  if (step.repeat === 'per_item') return
  if (step.repeat !== 'per_institution') {
    const actor = holder(tale, model.form(form).filledBy)
    await past.as(actor.personId, (ctx) => fillForAll(ctx, filling, form, step.repeat === 'per_adult'), caseId)
    return
  }
  await past.as(lead.personId, (ctx) => fill(ctx, filling, form), caseId)
  for (const partner of partners) {
    await past.as(
      partner.personId,
      async (ctx) => {
        await fill(ctx, filling, form)
        await shareBack(ctx, caseId, partner)
      },
      caseId,
    )
  }
}

async function fillForAll(ctx: Ctx, filling: Filling, form: string, perAdult: boolean): Promise<void> {
  if (!perAdult) return fill(ctx, filling, form)
  const { facts } = await caseFacts(ctx, filling.caseId)
  for (const { id } of facts.persons.filter(({ adult }) => adult)) await fill(ctx, filling, form, id)
}

/** What a partner signs, it shows to the lead worker as far as the model allows. */
async function shareBack(ctx: Ctx, caseId: string, { institutionId }: Actor): Promise<void> {
  const { lines } = await returnPackage(ctx, caseId, institutionId)
  const keys = lines.filter(({ ready }) => ready).map(({ key }) => key)
  done(await discloseReturn(ctx, { caseId, institutionId, keys }))
}

async function gather(ctx: Ctx, { partners }: Tale, caseId: string): Promise<void> {
  for (const { personId, institutionId, role } of partners) {
    done(await seatMember(ctx, { caseId, worker: `${personId} ${institutionId}`, role }))
  }
}

async function packages({ past, lead, partners, telling: { texts } }: Tale, caseId: string): Promise<void> {
  const { purpose } = texts
  await past.as(
    lead.personId,
    async (ctx) => {
      for (const institutionId of new Set(partners.map((one) => one.institutionId))) {
        const pack = await joiningPackage(ctx, caseId, institutionId)
        const lines = pack.lines
          .filter(({ ready }) => ready)
          .map(({ key, extent }) => ({ key, extent, words: extent === 'extract' ? (pack.words[key] ?? purpose) : '' }))
        done(await confirmPackage(ctx, { caseId, institutionId, lines, basis: '', until: pack.until }))
      }
    },
    caseId,
  )
}

async function meet(tale: Tale, caseId: string, step: Step): Promise<void> {
  const { texts, n, disputed } = tale.telling
  const text = texts.decisions[n % texts.decisions.length] ?? ''
  await tale.past.as(
    holder(tale, step.by).personId,
    async (ctx) => {
      const body = step.body ?? ''
      const present = attendees(await caseFacts(ctx, caseId), body).map(attendeeKey)
      const held = { caseId, body, present, meeting: null, steps: [step.id], heldOn: ctx.today, confirm: false }
      const place = texts.place[n % texts.place.length] ?? ''
      const decisions = [{ text, ...(disputed ? { dissent: texts.dissent } : {}) }]
      done(await holdMeeting(ctx, { ...held, place, decisions, familyTookPart: true }))
    },
    caseId,
  )
}

async function move(tale: Tale, caseId: string, stage: Stage, next: Stage): Promise<void> {
  const { past, model, lead, coordinator, telling } = tale
  const transition = stage.transitions.find(({ to }) => to === next.id)
  if (!transition) throw new Error(`no way from ${stage.id} to ${next.id}`)
  if (transition.require.some(({ rule }) => rule === 'no_open_tasks')) await finishTasks(tale, caseId)
  const actor = transition.by.some((role) => model.role(role).level === 'case') ? lead : coordinator
  const [outcome] = transition.outcomes ?? []
  const list = transition.reason?.list
  const asked = {
    caseId,
    transition: transition.id,
    ...(outcome ? { outcome } : {}),
    ...(transition.reason ? { words: telling.texts.purpose } : {}),
    ...(list ? { reason: model.list(list).items[0]?.id } : {}),
  }
  done(await past.as(actor.personId, (ctx) => moveCase(ctx, asked), caseId))
}
