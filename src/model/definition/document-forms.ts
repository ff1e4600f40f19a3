import type { FieldBind, ListOf, Prefill, RepeatOver, SectionBind } from './form-vocabulary.ts'
import type { EventRef, FieldKind, FormRecord, Instances, Name } from './vocabulary.ts'

export type List = {
  readonly id: string
  readonly name: Name
  readonly ordered?: boolean
  readonly items: readonly { readonly id: string; readonly label: string; readonly category?: string }[]
  readonly clause: string
}
export type Option = { readonly id: string; readonly label: string }
export type Condition =
  | { readonly field: string; readonly equals: string | number | boolean }
  | { readonly field: string; readonly in: readonly (string | number)[] }
  | { readonly field: string; readonly filled: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
export type Field = {
  readonly id: string
  readonly kind: FieldKind
  readonly label: string
  readonly help?: string
  readonly required?: boolean
  readonly requiredFrom?: EventRef
  readonly prefill?: Prefill
  readonly category?: string
  readonly showWhen?: Condition
  readonly binds?: FieldBind
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly patternMessage?: string
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  readonly notBefore?: string
  readonly notAfter?: string
  readonly options?: readonly Option[]
  readonly list?: string
  readonly listOf?: ListOf
  readonly of?: string
  readonly accept?: readonly string[]
}
export type Repeat = {
  readonly over: RepeatOver
  readonly list?: string
  readonly min?: number
  readonly max?: number
}
export type Section = {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly repeat?: Repeat
  readonly binds?: SectionBind
  readonly urgent?: boolean
  readonly fields: readonly Field[]
}
export type Form = {
  readonly id: string
  readonly name: Name
  readonly record: FormRecord
  readonly instances: Instances
  readonly purpose: string
  readonly filledBy: readonly string[]
  readonly signedBy: readonly string[]
  readonly statutory?: { readonly pattern: string; readonly mode: 'prefill' }
  readonly sections: readonly Section[]
  readonly clause: string
}
