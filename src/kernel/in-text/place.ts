/** A place in a text: from the sign at `from` up to the one before `to`. */
export type Passage = { readonly from: number; readonly to: number }
