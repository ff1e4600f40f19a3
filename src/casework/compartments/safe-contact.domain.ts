/** Ways to reach a person that can be closed. */
export const WAYS = ['phone', 'sms', 'email', 'post', 'home', 'work', 'school'] as const
export type ReachWay = (typeof WAYS)[number]
/** Ways that can be the safe one: also only face to face, away from home. */
export const SAFE_WAYS = [...WAYS, 'in_person'] as const
export type SafeWay = (typeof SAFE_WAYS)[number]

export type ContactSaid = {
  readonly never: readonly ReachWay[]
  readonly safe?: SafeWay | undefined
  readonly hours?: string | undefined
  readonly through?: string | undefined
}
export type ContactObjection = 'nothing_said' | 'safe_is_never'

/** What stands in the way of keeping this, and at which field; nothing when it says something and does not contradict itself. */
export function objectionToContact({
  never,
  safe,
  hours,
  through,
}: ContactSaid): { readonly refusal: ContactObjection; readonly field: 'never' | 'safe' } | null {
  if (never.length === 0 && !safe && !hours && !through) return { refusal: 'nothing_said', field: 'never' }
  return never.some((way) => way === safe) ? { refusal: 'safe_is_never', field: 'safe' } : null
}

/** Which way a code of the family page goes, or is confirmed, by. What is handed over in person goes by none of them. */
const OF_CHANNEL: Readonly<Record<string, ReachWay>> = { phone: 'phone', call: 'phone', email: 'email' }

/** Whether a code may not go this way, because the person is never to be reached by it. */
export const forbidsChannel = (never: readonly ReachWay[], channel: string): boolean =>
  never.some((way) => way === OF_CHANNEL[channel])
