/** Whom the document names, in the order of its columns. Who each of them is stands in the document itself. */
export const PEOPLE = [
  'nobody',
  'stranger',
  'colleague',
  'conflicted',
  'lead',
  'assistant',
  'coordinator',
  'school',
  'police',
  'county',
  'provider',
  'member',
  'head',
  'partner',
  'authorities',
  'receiver',
  'adviser',
  'analyst',
  'iod',
  'administrator',
] as const
export type Person = (typeof PEOPLE)[number]

/** System actors come to no page; they have columns of their own beside those of the people where acts on tables are listed. */
export const SYSTEMS = ['sign_in', 'setup', 'worker'] as const
export type System = (typeof SYSTEMS)[number]
