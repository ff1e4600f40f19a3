/** What a masked value is needed for: an official letter, a form of another system, checking who somebody is, somebody's safety. */
export const UNMASK_PURPOSES = ['letter', 'form', 'identity', 'safety'] as const
export type UnmaskPurpose = (typeof UNMASK_PURPOSES)[number]
