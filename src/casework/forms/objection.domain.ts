import type { Missing } from '#model'

/** Something on a form that must be mended before it can be completed: what a rule of the model misses, and at which field of the page. */
export type Objection = { readonly field: string; readonly missing: Missing }
