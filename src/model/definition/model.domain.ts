import type {
  AgreementType,
  Body,
  Category,
  Deadline,
  Field,
  Form,
  FormRecord,
  Ground,
  Group,
  Indicator,
  List,
  ModelDocument,
  ModelOutcome,
  NumberOrParam,
  Paragraph,
  Param,
  Process,
  Review,
  Role,
  Source,
  Stage,
  Step,
  SubjectKind,
  Transition,
} from './document.ts'

/** Finds one element by its id. Called with an id the model does not have it throws: ids come from the model itself, so that is a bug. */
export type Lookup<T> = ((id: string) => T) & {
  /** The same for an id that may be foreign: nothing when the model does not have it. */
  readonly find: (id: string) => T | undefined
  /** All elements of this kind, in the order shown to people. */
  readonly all: readonly T[]
}

export type PlacedStage = Stage & { readonly process: Process }
/** A step with where it stands; `stage` is `null` for a step that may be done at any time. */
export type PlacedStep = Step & { readonly process: Process; readonly stage: Stage | null }
export type PlacedTransition = Transition & { readonly process: Process; readonly stage: Stage }

/** What a gmina has set within the bounds: the amount of a deadline or the value of a parameter, by id. */
export type LocalAmounts = ReadonlyMap<string, number>

/** What a gmina once added and no longer offers: read where it was chosen or typed before, by list and by form. */
export type Former = {
  readonly items: ReadonlyMap<string, List['items']>
  readonly fields: ReadonlyMap<string, readonly Field[]>
}
const NOTHING_FORMER: Former = { items: new Map(), fields: new Map() }

/** What a process may run for: a case about such a subject, or a standing body. */
export type ProcessSubject = { readonly case: SubjectKind } | { readonly body: string }

/** Where the content of a paragraph comes from: `found` was read in the sources, `inferred` was assumed by the authors for the reason `why`. */
export type ProvenanceView = {
  readonly mark: 'found' | 'inferred'
  readonly why: string | null
  readonly sources: readonly Source[]
}

/** What a model is asked for by id. */
type Elements = {
  readonly paragraph: Paragraph
  readonly source: Source
  readonly group: Group
  readonly body: Body
  readonly role: Role
  readonly category: Category
  readonly ground: Ground
  readonly agreement: AgreementType
  readonly param: Param
  readonly deadline: Deadline
  readonly list: List
  readonly form: Form
  readonly outcome: ModelOutcome
  readonly process: Process
  readonly stage: PlacedStage
  readonly step: PlacedStep
  readonly transition: PlacedTransition
  readonly review: Review
  readonly indicator: Indicator
}
type Lookups = { readonly [Kind in keyof Elements]: Lookup<Elements[Kind]> }

/** A model document that passed `checkModel`, with every element reachable by its id. */
export type Model = Lookups & {
  readonly document: ModelDocument
  /** The only form that writes such records; surveys may be many and are found by id. Throws when the model has none. */
  readonly formOf: (record: Exclude<FormRecord, 'survey'>) => Form
  readonly findFormOf: (record: Exclude<FormRecord, 'survey'>) => Form | undefined
  /** The process for a case of this kind or for a standing body. Throws when the model has none. */
  readonly processFor: (subject: ProcessSubject) => Process
  readonly findProcessFor: (subject: ProcessSubject) => Process | undefined
  readonly caseProcess: (kind: SubjectKind) => Process
  /** Reads a "number or parameter"; the gmina's own value of the parameter wins. */
  readonly number: (value: NumberOrParam, local?: LocalAmounts) => number
  /** The amount of a deadline in its own unit; the gmina's own amount wins. */
  readonly amount: (deadline: Deadline, local?: LocalAmounts) => number
  readonly provenanceOf: (clause: string) => ProvenanceView
  readonly former: Former
  /** An item of a list, also one that a gmina no longer offers; nothing when there never was one. */
  readonly listItem: (list: string, item: string) => List['items'][number] | undefined
}

/**
 * Indexes a checked document, so that the rest of the product never searches it.
 * @param kin other versions of the same model. What happened in a case before it was moved is named by the version in which
 * it happened: an id that this version does not have is looked for there. `find` and `all` know this version alone.
 * @param former what the gmina whose model it is no longer offers.
 */
export function indexModel(
  document: ModelDocument,
  kin: () => readonly Model[] = () => [],
  former: Former = NOTHING_FORMER,
): Model {
  const lookup = lookupWith(kin)
  const paragraph = lookup(
    'paragraph',
    document.handbook.chapters.flatMap((chapter) => chapter.paragraphs),
  )
  const source = lookup('source', document.sources)
  const param = lookup('param', document.params)
  const list = lookup('list', document.lists)
  const findProcessFor = (subject: ProcessSubject) => document.processes.find((process) => runsFor(process, subject))
  const findFormOf = (record: FormRecord) => document.forms.find((form) => form.record === record)
  const processFor = (subject: ProcessSubject) =>
    known(findProcessFor(subject), `process for ${JSON.stringify(subject)}`, document)

  return {
    document,
    paragraph,
    source,
    param,
    group: lookup('group', document.groups),
    body: lookup('body', document.bodies),
    role: lookup('role', document.roles),
    category: lookup('category', document.categories),
    ground: lookup('ground', document.grounds),
    agreement: lookup('agreement', document.agreements),
    deadline: lookup('deadline', document.deadlines),
    list,
    form: lookup('form', document.forms),
    outcome: lookup('outcome', document.outcomes),
    process: lookup('process', document.processes),
    ...placed(document, lookup),
    review: lookup('review', document.reviews),
    indicator: lookup('indicator', document.indicators),
    formOf: (record) => known(findFormOf(record), `form of record ${record}`, document),
    findFormOf,
    processFor,
    findProcessFor,
    caseProcess: (kind) => processFor({ case: kind }),
    number: (value, local) => (typeof value === 'number' ? value : paramValue(param(value.slice(1)), local)),
    amount: (deadline, local) => local?.get(deadline.id) ?? deadline.amount,
    provenanceOf: (clause) => provenance(paragraph(clause), source),
    former,
    listItem: (id, item) => [...list(id).items, ...(former.items.get(id) ?? [])].find((one) => one.id === item),
  }
}

const paramValue = (param: Param, local?: LocalAmounts): number => local?.get(param.id) ?? param.value

function placed(document: ModelDocument, lookup: ReturnType<typeof lookupWith>) {
  const stages = document.processes.flatMap((process) => process.stages.map((stage) => ({ ...stage, process })))
  const steps = document.processes.flatMap((process) => [
    ...(process.anytime ?? []).map((step) => ({ ...step, process, stage: null })),
    ...process.stages.flatMap((stage) => stage.steps.map((step) => ({ ...step, process, stage }))),
  ])
  const transitions = document.processes.flatMap((process) =>
    process.stages.flatMap((stage) => stage.transitions.map((transition) => ({ ...transition, process, stage }))),
  )
  return {
    stage: lookup('stage', stages),
    step: lookup('step', steps),
    transition: lookup('transition', transitions),
  }
}

/** A case process that names no kinds takes every kind (`subjectKinds` is optional in FORMAT.md, section 9). */
function runsFor(process: Process, subject: ProcessSubject): boolean {
  if ('body' in subject) return process.subject === 'body' && process.body === subject.body
  return process.subject === 'case' && (process.subjectKinds?.includes(subject.case) ?? true)
}

function provenance({ prov }: Paragraph, source: Lookup<Source>): ProvenanceView {
  const cited = prov.source === undefined ? [] : [prov.source].flat()
  return { mark: prov.mark, why: prov.mark === 'inferred' ? prov.why : null, sources: cited.map((id) => source(id)) }
}

const lookupWith =
  (kin: () => readonly Lookups[]) =>
  <Kind extends keyof Elements>(kind: Kind, all: readonly Elements[Kind][]): Lookup<Elements[Kind]> => {
    const byId = new Map(all.map((element) => [element.id, element]))
    const find = (id: string) => byId.get(id)
    const get = (id: string): Elements[Kind] => {
      const element = find(id) ?? inKin(kin(), kind, id)
      if (!element) throw new Error(`The model has no ${kind} "${id}"`)
      return element
    }
    return Object.assign(get, { find, all })
  }

function inKin<Kind extends keyof Elements>(
  kin: readonly Lookups[],
  kind: Kind,
  id: string,
): Elements[Kind] | undefined {
  for (const other of kin) {
    const element = other[kind].find(id)
    if (element) return element
  }
  return undefined
}

function known<T>(value: T | undefined, what: string, document: ModelDocument): T {
  if (value === undefined) throw new Error(`Model ${document.id} ${document.version} has no ${what}`)
  return value
}
