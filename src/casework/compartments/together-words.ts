/** Messages of what stands in the way of a meeting because of compartments. */
export const TOGETHER_REFUSALS = {
  place_shielded: 'casework.shield.place_shielded',
  kept_apart: 'casework.apart.refused',
  not_yours_to_call: 'casework.apart.not_yours_to_call',
} as const
