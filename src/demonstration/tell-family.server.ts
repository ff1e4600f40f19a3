import { setsTeam, stepWay } from '#casework'
import {
  acceptPlan,
  actionsOf,
  attendeeKey,
  attendees,
  caseFacts,
  changeAction,
  closeTask,
  completeForm,
  confirmPackage,
  discloseReturn,
  doSteps,
  enterPerson,
  holdMeeting,
  joiningPackage,
  type KnownCase,
  leadCandidates,
  moveCase,
  newForm,
  openCase,
  returnPackage,
  seatMember,
} from '#casework/server'
import { addDays, addMonths, type LocalDate } from '#kernel'
import { currentPlan, mainPath, participatingAdults, responsibleInstitutions, type Stage, type Step } from '#model'
import type { Ctx } from '#platform/server'
import { fillForm, type Telling } from './fill-form.ts'
import { done, type Past } from './past.ts'

/** A worker of the tale with the institution they act for. */
export type Actor = { readonly personId: string; readonly institutionId: string }
/** One family: who works with it, who it is, how far its story goes. */
export type Tale = {
  readonly past: Past
  readonly gmina: string
  readonly coordinator: Actor
  readonly lead: Actor
  readonly partners: readonly (Actor & { readonly role: string })[]
  /** Heads by institution, for what only a head confirms. */
  readonly heads: ReadonlyMap<string, string>
  readonly family: {
    readonly surname: string
    readonly adults: readonly Person[]
    readonly children: readonly Person[]
  }
  readonly telling: Telling
  readonly began: LocalDate
  /** Days from one stage to the next. */
  readonly pace: number
  /** How many stages of the main path the story has behind it. */
  readonly stages: number
  readonly urgent: boolean
}
export type Person = { readonly given: string; readonly family: string; readonly born: LocalDate | undefined }

/** Opens the case of one family on the day its story begins, with urgent help where there was need. */
export async function beginStory(tale: Tale): Promise<string> {
  tale.past.goTo(tale.began)
  return open(tale)
}

/** Goes on with a family's story from the stage where it stands, by the real acts of its team, on the days on which they happened. */
export async function continueStory(tale: Tale, caseId: string): Promise<void> {
  const { past, lead, began, pace } = tale
  past.goTo(began)
  const { file, model } = await past.as(lead.personId, (ctx) => caseFacts(ctx, caseId), caseId)
  const path = mainPath(model.caseProcess('family'))
  const at = path.findIndex(({ id }) => id === file.stage)
  let day = addDays(began, at * (pace + 1))
  for (const [index, stage] of path.slice(0, tale.stages).entries()) {
    const next = path[index + 1]
    if (index < at) continue
    if (!next) return
    for (const step of stage.steps) {
      past.goTo(addDays(day, 1))
      await doStep(tale, caseId, step)
    }
    day = past.goTo(addDays(day, pace))
    await move(tale, caseId, stage, next)
  }
}

async function open({ past, gmina, lead, family, urgent, telling }: Tale): Promise<string> {
  const [first, ...others] = family.adults
  const caseId = done(
    await past.as(lead.personId, (ctx) =>
      openCase(ctx, { unitCode: gmina, kind: 'family', family: family.surname, given: first?.given }),
    ),
  )
  for (const [person, adult] of [
    ...others.map((one) => [one, true] as const),
    ...family.children.map((one) => [one, false] as const),
  ]) {
    done(
      await past.as(
        lead.personId,
        (ctx) => enterPerson(ctx, { caseId, adult, given: person.given, family: person.family, born: person.born }),
        caseId,
      ),
    )
  }
  if (urgent) {
    const { model } = await past.as(lead.personId, (ctx) => caseFacts(ctx, caseId), caseId)
    const form = model.findFormOf('urgent_help')
    if (form) await fill({ past, telling, caseId }, lead, form.id)
  }
  return caseId
}

type Filling = Pick<Tale, 'past' | 'telling'> & { readonly caseId: string }

/** Fills in a form for its next person, item or institution; signatures of the family are on paper. */
async function fill({ past, telling, caseId }: Filling, actor: Actor, form: string, key?: string): Promise<void> {
  done(
    await past.as(
      actor.personId,
      async (ctx) => {
        const filling = await newForm(ctx, caseId, form, key)
        const answers = fillForm(filling.form, filling.context, telling)
        const recorded =
          filling.signatures.length > 0
            ? { how: 'paper' as const, onDay: ctx.today, ...(key ? { forWhom: key } : {}) }
            : undefined
        return completeForm(ctx, filling, { caseId, answers, version: null, recorded })
      },
      caseId,
    ),
  )
}

async function doStep(tale: Tale, caseId: string, step: Step): Promise<void> {
  const { past, lead, coordinator } = tale
  const known = await past.as(lead.personId, (ctx) => caseFacts(ctx, caseId), caseId)
  switch (stepWay(known.model, step)) {
    case 'form':
      return step.required ? fillStep(tale, caseId, known, step) : undefined
    case 'meeting':
      return step.required ? meet(tale, caseId, known, step) : undefined
    case 'package':
      return packages(tale, caseId)
    case 'acceptance':
      return accept(tale, caseId, known, step)
    case 'request':
      return undefined
    default:
      break
  }
  if (!step.required) return
  const actor = holder(known, step.by, tale)
  if (setsTeam(known.model, step)) await gather(tale, caseId)
  done(
    await past.as(
      actor.personId,
      async (ctx) => {
        const [chosen] = actor === coordinator && step.kind === 'decision' ? await candidates(ctx, known, lead) : []
        return doSteps(ctx, { caseId, steps: [step.id], onDay: ctx.today, ...(chosen ? { lead: chosen } : {}) })
      },
      caseId,
    ),
  )
}

const candidates = async (ctx: Ctx, known: KnownCase, lead: Actor): Promise<string[]> =>
  (await leadCandidates(ctx, known.file)).map(({ personId }) => personId).filter((id) => id === lead.personId)

/** The lead worker does what falls to the case; what only others may do, the coordinator. */
function holder({ model }: KnownCase, roles: readonly string[], { lead, coordinator }: Tale): Actor {
  return roles.some((role) => model.role(role).level === 'case' && model.role(role).sees === 'names')
    ? lead
    : coordinator
}

async function fillStep(tale: Tale, caseId: string, known: KnownCase, step: Step): Promise<void> {
  const { past, lead, partners, telling } = tale
  const filling = { past, telling, caseId }
  const form = step.form ?? ''
  const actor = holder(known, known.model.form(form).filledBy, tale)
  switch (step.repeat) {
    case 'per_adult':
      for (const { id } of known.facts.persons.filter(({ adult }) => adult)) await fill(filling, actor, form, id)
      return
    case 'per_institution':
      await fill(filling, lead, form)
      for (const partner of partners) {
        await fill(filling, partner, form)
        await shareBack(tale, caseId, partner)
      }
      return
    case 'per_item':
      return
    default:
      await fill(filling, actor, form)
  }
}

/** What a partner signs, it shows to the lead worker as far as the model allows. */
async function shareBack({ past }: Tale, caseId: string, { personId, institutionId }: Actor): Promise<void> {
  done(
    await past.as(
      personId,
      async (ctx) => {
        const { lines } = await returnPackage(ctx, caseId, institutionId)
        const keys = lines.filter(({ ready }) => ready).map(({ key }) => key)
        return discloseReturn(ctx, { caseId, institutionId, keys })
      },
      caseId,
    ),
  )
}

async function gather({ past, coordinator, partners }: Tale, caseId: string): Promise<void> {
  for (const { personId, institutionId, role } of partners) {
    done(
      await past.as(
        coordinator.personId,
        (ctx) => seatMember(ctx, { caseId, worker: `${personId} ${institutionId}`, role }),
        caseId,
      ),
    )
  }
}

async function packages({ past, lead, partners, telling: { texts } }: Tale, caseId: string): Promise<void> {
  for (const institutionId of new Set(partners.map((one) => one.institutionId))) {
    done(
      await past.as(
        lead.personId,
        async (ctx) => {
          const pack = await joiningPackage(ctx, caseId, institutionId)
          const lines = pack.lines
            .filter(({ ready }) => ready)
            .map(({ key, extent }) => ({
              key,
              extent,
              words: extent === 'extract' ? (pack.words[key] ?? texts.purpose) : '',
            }))
          return confirmPackage(ctx, { caseId, institutionId, lines, article: texts.article, until: pack.until })
        },
        caseId,
      ),
    )
  }
}

async function meet(tale: Tale, caseId: string, known: KnownCase, step: Step): Promise<void> {
  const { past, telling } = tale
  const { texts, n, disputed } = telling
  const actor = holder(known, step.by, tale)
  done(
    await past.as(
      actor.personId,
      async (ctx) => {
        const present = attendees(await caseFacts(ctx, caseId), step.body ?? '').map(attendeeKey)
        const text = texts.decisions[n % texts.decisions.length] ?? ''
        return holdMeeting(ctx, {
          caseId,
          meeting: null,
          body: step.body ?? '',
          steps: [step.id],
          heldOn: ctx.today,
          place: texts.place[n % texts.place.length] ?? '',
          present,
          familyTookPart: true,
          decisions: [{ text, ...(disputed ? { dissent: texts.dissent } : {}) }],
          confirm: false,
        })
      },
      caseId,
    ),
  )
}

/** On paper the family accepts the plan; each institution answers for its own actions. */
async function accept(
  { past, lead, partners, heads }: Tale,
  caseId: string,
  known: KnownCase,
  step: Step,
): Promise<void> {
  const plan = currentPlan(known.facts)
  if (!plan) return
  const answer = { caseId, planId: plan.id, decision: 'accepted' as const }
  if (step.repeat === 'per_adult') {
    for (const { id } of participatingAdults(known.facts)) {
      const given = { ...answer, who: `person:${id}`, recordedHow: 'paper' as const }
      done(await past.as(lead.personId, (ctx) => acceptPlan(ctx, { ...given, recordedOn: ctx.today }), caseId))
    }
    return
  }
  for (const institution of responsibleInstitutions(plan.actions)) {
    const personId =
      heads.get(institution) ?? partners.find(({ institutionId }) => institutionId === institution)?.personId
    if (personId)
      done(await past.as(personId, (ctx) => acceptPlan(ctx, { ...answer, who: `institution:${institution}` }), caseId))
  }
}

/** Actions that began are done, and tasks from meetings too, before the work ends. */
async function finishTasks({ past, lead }: Tale, caseId: string): Promise<void> {
  await past.as(
    lead.personId,
    async (ctx) => {
      const known = await caseFacts(ctx, caseId)
      const plan = known.facts.plans.find(({ active }) => active)
      const actions = plan ? await actionsOf(ctx, known, plan.id) : []
      for (const { rowKey, state, begins, mayChange } of actions) {
        if (!plan || state !== 'open' || !begins || !mayChange) continue
        done(await changeAction(ctx, { caseId, planId: plan.id, rowKey, was: 'open', state: 'done' }))
      }
      const own = new Set(actions.map(({ rowKey }) => rowKey))
      for (const { id, state } of known.facts.tasks) {
        if (state === 'open' && !own.has(id))
          done(await closeTask(ctx, { caseId, taskId: id, was: 'open', state: 'done' }))
      }
    },
    caseId,
  )
}

async function move(tale: Tale, caseId: string, stage: Stage, next: Stage): Promise<void> {
  const { past, lead, coordinator, telling } = tale
  const known = await past.as(lead.personId, (ctx) => caseFacts(ctx, caseId), caseId)
  const transition = stage.transitions.find(({ to }) => to === next.id)
  if (!transition) throw new Error(`no way from ${stage.id} to ${next.id}`)
  if (transition.require.some(({ rule }) => rule === 'no_open_tasks')) await finishTasks(tale, caseId)
  const actor = transition.by.some((role) => known.model.role(role).level === 'case') ? lead : coordinator
  const [outcome] = transition.outcomes ?? []
  const list = transition.reason?.list
  done(
    await past.as(
      actor.personId,
      (ctx) =>
        moveCase(ctx, {
          caseId,
          transition: transition.id,
          ...(outcome ? { outcome } : {}),
          ...(transition.reason ? { words: telling.texts.purpose } : {}),
          ...(list ? { reason: known.model.list(list).items[0]?.id } : {}),
        }),
      caseId,
    ),
  )
}

export const planEnd = (from: LocalDate): LocalDate => addMonths(from, 9)
