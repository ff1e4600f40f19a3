/** By which way a code is passed on. */
export const CHANNELS = ['phone', 'email', 'paper'] as const
export type Channel = (typeof CHANNELS)[number]
/** How a worker made sure with the person that nobody else is reached by it. */
export const WAYS = ['in_person', 'call', 'on_paper'] as const
export type Way = (typeof WAYS)[number]

/** Answers to "did this help?". */
export const ANSWERS = ['yes', 'partly', 'no'] as const
export type Helped = (typeof ANSWERS)[number]
