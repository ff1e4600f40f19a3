import type { Model } from '#model'

type Acting = {
  readonly model: Model
  readonly body: { readonly unitCode: string }
  readonly seats: readonly { readonly role: string }[]
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
}

/** Who may adopt the model here: the gmina by those who set its affairs, an institution by those who answer for it. */
export function adoptingParties({
  model,
  body,
  seats,
  institutions,
}: Acting): readonly { readonly value: string; readonly label: string | null }[] {
  const governs = seats.some(({ role }) => model.role(role).can?.includes('localise'))
  return [
    ...(governs ? [{ value: body.unitCode, label: null }] : []),
    ...institutions.map(({ id, name }) => ({ value: id, label: name })),
  ]
}
