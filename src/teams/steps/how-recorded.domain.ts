/** How the act of somebody without an account came to the worker who records it (FORMAT.md, section 9). */
export const HOW_RECORDED = ['paper', 'by_hand', 'letter', 'conversation_noted'] as const
export type HowRecorded = (typeof HOW_RECORDED)[number]
