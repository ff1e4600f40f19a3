/**
 * Whether an installation requires a second factor of everybody who may meet a family's content, or offers it. Everybody else may have one in
 * either case.
 */
export type SecondFactorRule = 'required' | 'offered'
