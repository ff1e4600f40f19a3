/** Kinds of things to read, as the format of the content pack names them (`content/education/FORMAT.md`, section 1). */
export const KINDS = [
  ...(['page', 'news', 'material', 'course', 'lesson', 'training_cycle', 'exchange_meeting'] as const),
  ...(['conference', 'call', 'focus_guide', 'transcript', 'codebook', 'recommendation'] as const),
] as const
export type Kind = (typeof KINDS)[number]

/** Levels of access, each with those before it (section 3). */
export const ACCESS = ['public', 'signed_in', 'agreement', 'team'] as const
export type Access = (typeof ACCESS)[number]

export const LANGS = ['pl', 'uk'] as const
export type Lang = (typeof LANGS)[number]

/** `etr`: easy to read. */
export const VARIANTS = ['standard', 'etr'] as const
export type Variant = (typeof VARIANTS)[number]

/** What tells an item from every other: its stable id in one language and variant. */
export type ItemName = {
  readonly kind: Kind
  readonly slug: string
  readonly lang: Lang
  readonly variant: Variant
}

/** The stricter of two levels. */
export const stricter = (one: Access, other: Access): Access =>
  ACCESS.indexOf(one) >= ACCESS.indexOf(other) ? one : other
