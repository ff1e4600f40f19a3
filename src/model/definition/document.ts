import type { Form, List } from './document-forms.ts'
import type { Indicator } from './document-indicators.ts'
import type { ModelOutcome, Process } from './document-processes.ts'
import type {
  AgreementKind,
  AttachmentType,
  BodyLevel,
  EventRef,
  Extent,
  GroundKind,
  GroundRecord,
  Name,
  NumberOrParam,
  Party,
  QuorumPart,
  RoleAct,
  Sector,
  Sees,
  Sensitivity,
  TimeUnit,
} from './vocabulary.ts'

/**
 * The shape of a cooperation model, `kooperacja-model/1`. A file of this shape that passes `checkModel` is a handbook people read
 * and a definition the product executes. Nothing in the code may depend on the id of a particular team, stage, role or form.
 */
export type * from './document-forms.ts'
export type * from './document-indicators.ts'
export type * from './document-processes.ts'
export * from './form-vocabulary.ts'
export * from './vocabulary.ts'

export type Provenance =
  | { readonly mark: 'found'; readonly source: string | readonly string[] }
  | { readonly mark: 'inferred'; readonly why: string; readonly source?: string | readonly string[] }
export type Paragraph = {
  readonly id: string
  readonly rev: number
  readonly title: string
  readonly text: string
  readonly prov: Provenance
}
export type Chapter = { readonly id: string; readonly title: Name; readonly paragraphs: readonly Paragraph[] }
export type Withdrawn = {
  readonly id: string
  readonly in: string
  readonly reason: string
  readonly seeAlso: readonly string[]
}
/** A file that belongs to a paragraph. The file stands outside the document; `sha256` (64 hex digits) and `bytes` are those of its content. */
export type Attachment = {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly file: AttachedFile
}
export type AttachedFile = {
  readonly name: string
  readonly type: AttachmentType
  readonly bytes: number
  readonly sha256: string
}
export type Source = { readonly id: string; readonly title: string; readonly url?: string }
export type Group = {
  readonly id: string
  readonly kind: 'phase' | 'dimension'
  readonly name: Name
  readonly clause: string
}

export type Composition = {
  readonly minSectors?: NumberOrParam
  readonly sectors?: readonly Sector[]
  readonly roles?: readonly { readonly role: string; readonly min: number; readonly max?: number }[]
  readonly partOf?: string
}
/** Who must be there for a body to decide (FORMAT.md, section 5). */
export type Quorum = {
  readonly members?: NumberOrParam
  readonly part?: QuorumPart
  readonly sectors?: readonly Sector[]
  readonly roles?: readonly string[]
}
export type Body = {
  readonly id: string
  readonly name: Name
  readonly abbreviation?: string
  readonly level: BodyLevel
  readonly lifetime: 'standing' | 'per_case'
  readonly sees: 'names' | 'coded' | 'counts'
  readonly purpose?: string
  readonly composition: Composition
  readonly createdBy?: string
  readonly chair?: string
  readonly meets?: string
  readonly quorum?: Quorum
  readonly groups?: readonly string[]
  readonly clause: string
}
export type Role = {
  readonly id: string
  readonly name: Name
  readonly description?: string
  readonly level: 'region' | 'powiat' | 'gmina' | 'case'
  readonly sees: Sees
  readonly body?: string
  readonly sectors?: readonly Sector[]
  readonly appointedBy?: string
  readonly needs?: readonly string[]
  readonly courses?: readonly string[]
  readonly can?: readonly RoleAct[]
  readonly groups?: readonly string[]
  readonly clause: string
}
export type Category = {
  readonly id: string
  readonly name: Name
  readonly description: string
  readonly sensitivity: Sensitivity
  readonly clause: string
}
export type Ground = {
  readonly id: string
  readonly name: Name
  readonly kind: GroundKind
  readonly record: readonly GroundRecord[]
  readonly shownToFamily: boolean
  readonly revocable: boolean
  readonly description: string
  readonly clause: string
}
export type Sharing = {
  readonly role: string
  readonly sectors?: readonly Sector[]
  readonly categories: readonly string[]
  readonly extent: Extent
  readonly grounds: readonly string[]
  readonly clause: string
}
export type AgreementType = {
  readonly id: string
  readonly name: Name
  readonly kind: AgreementKind
  readonly parties: readonly Party[]
  readonly form?: string
  readonly endsAccess: boolean
  readonly clause: string
}
export type Bounds = { readonly min: number; readonly max: number }
export type Param = {
  readonly id: string
  readonly name: Name
  readonly unit: 'count' | 'pln'
  readonly value: number
  readonly local?: Bounds
  readonly clause: string
}
export type Deadline = {
  readonly id: string
  readonly name: Name
  readonly force: 'statutory' | 'agreed'
  readonly amount: number
  readonly unit: TimeUnit
  readonly from: readonly EventRef[]
  readonly anchor?: 'latest' | 'first'
  readonly until: readonly EventRef[]
  readonly direction?: 'after' | 'before'
  readonly pausable: boolean
  readonly turn: { readonly role: string } | { readonly institution: 'asked' | 'responsible' }
  readonly remindBefore?: number
  readonly local?: Bounds
  readonly clause: string
}
export type Basket = {
  readonly areas: string
  readonly goods: string
  readonly sources: string
  readonly paidSource: string
  readonly form: string
  readonly envelope: string
  readonly familyLimit?: string
  readonly warnAtPercent: number
  readonly duplicates: 'warn' | 'block'
  readonly goodsNeedHandover: boolean
  readonly payerMayDiffer: boolean
  readonly clause: string
}
export type Review = {
  readonly id: string
  readonly name: Name
  readonly deadline: string
  readonly form: string
  readonly body: string
  readonly stage?: string
  readonly familyPresent: boolean
  readonly clause: string
}
export type Localisable =
  | {
      readonly what: 'label' | 'add_fields' | 'add_items'
      readonly target: string
      readonly max: number
      readonly clause: string
    }
  | { readonly what: 'narrow_sharing'; readonly by: string; readonly clause: string }

export type ModelDocument = {
  readonly format: 'kooperacja-model/1'
  readonly id: string
  readonly version: string
  readonly name: Name
  readonly language: 'pl'
  readonly status: 'working' | 'official' | 'withdrawn'
  readonly disclaimer?: Name
  readonly appliesTo: {
    readonly gminaKinds: readonly ('rural' | 'urban_rural' | 'urban')[]
    readonly minInhabitants?: number
  }
  readonly validFrom: string
  readonly supersedes: string | null
  readonly sources: readonly Source[]
  readonly groups: readonly Group[]
  readonly handbook: {
    readonly chapters: readonly Chapter[]
    readonly withdrawn: readonly Withdrawn[]
    readonly attachments?: readonly Attachment[]
  }
  readonly bodies: readonly Body[]
  readonly roles: readonly Role[]
  readonly categories: readonly Category[]
  readonly grounds: readonly Ground[]
  readonly sharing: readonly Sharing[]
  readonly agreements: readonly AgreementType[]
  readonly params: readonly Param[]
  readonly deadlines: readonly Deadline[]
  readonly lists: readonly List[]
  readonly forms: readonly Form[]
  readonly outcomes: readonly ModelOutcome[]
  readonly processes: readonly Process[]
  readonly basket: Basket | null
  readonly reviews: readonly Review[]
  readonly indicators: readonly Indicator[]
  readonly localisable: readonly Localisable[]
}
