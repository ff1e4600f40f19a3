import type { Account } from '../support/accounts.ts'
import type { ShippedModel } from '../support/shipped-model.ts'

/** An institution that takes part. Without a member and a head who sign in, it does everything on paper. */
export type Partner = {
  readonly name: string
  readonly shortName: string
  /** Who sits in the team for it. */
  readonly person: string
  readonly member?: Account
  readonly head?: Account
  readonly area: string
  readonly sees: string
}

export type Leading = {
  readonly model: ShippedModel
  /** Which roles of the model they hold, and who they are. */
  readonly lead: Account & { readonly role: string }
  readonly coordinator: Account & { readonly role: string }
  /** The role by which partners sit in the team of the case. */
  readonly memberRole: string
  readonly partners: readonly Partner[]
  readonly kind: 'Rodzina' | 'Jedna osoba'
  readonly surname: string
  readonly adults: readonly string[]
  readonly child?: string
}
