/** Who may answer for an institution: its head always; a person it sends, when its accession declaration says so and up to how many hours. */
export type Authority = {
  readonly hasAccounts: boolean
  readonly iHead: boolean
  readonly mayConfirm: boolean
  readonly hoursLimit: number | null
}
