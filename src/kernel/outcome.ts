/** What a use case answers: done, with a value, or refused, with a reason that has a message in every language. */
export type Outcome<T, R extends string = string> = Done<T> | Refused<R>
export type Done<T> = { readonly ok: true; readonly value: T }
/** `why` carries what the message needs to say: names of missing things, dates, paragraphs. Never personal data of third persons. */
export type Refused<R extends string = string> = {
  readonly ok: false
  readonly refusal: R
  readonly why: Readonly<Record<string, unknown>>
}

export const ok = <T>(value: T): Done<T> => ({ ok: true, value })
export const refused = <const R extends string>(
  refusal: R,
  why: Readonly<Record<string, unknown>> = {},
): Refused<R> => ({ ok: false, refusal, why })
