import { z } from 'zod'

/** Where signing in leads when nothing else was asked for. */
export const AFTER_SIGN_IN = '/desk'
export const SIGN_IN_PATH = '/sign-in'
/** Where a right password leads when it is not enough, and the way round for whoever has lost the app. */
export const SIGN_IN_CODE_PATH = '/sign-in/code'
export const SIGN_IN_RECOVERY_PATH = '/sign-in/recovery-code'
/** Setting up a second factor, which comes first where it is required. */
export const SECOND_FACTOR_PATH = '/account/second-factor'
const NEVER_BACK: readonly string[] = [
  SIGN_IN_PATH,
  SIGN_IN_CODE_PATH,
  SIGN_IN_RECOVERY_PATH,
  SECOND_FACTOR_PATH,
  '/sign-out',
]
const HERE = 'http://here.invalid'

/** A path of this site to return to. Anything that could lead to another site, or in a circle, becomes the desk. */
export function returnPath(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return AFTER_SIGN_IN
  const { origin, pathname, search } = new URL(wanted, HERE)
  // "/.//other.example" is tidied up to "//other.example", which a browser takes for another site.
  if (origin !== HERE || pathname.startsWith('//') || NEVER_BACK.includes(pathname)) return AFTER_SIGN_IN
  return pathname + search
}

/** The page itself, without what its address asks for. */
export const pathOf = (back: string): string => new URL(back, HERE).pathname

/** The address of signing in that leads back to a page. */
export const signInAddress = (back: string): string => `${SIGN_IN_PATH}?${new URLSearchParams({ back })}`

const Typed = z.record(z.string().max(300), z.array(z.string()))
export type Typed = Readonly<Record<string, readonly string[]>>

/** What was typed in the form under which a session ended; nothing when there was none, or when it is not what our own page sent. */
export function typedBefore(kept: string | undefined): Typed | null {
  if (!kept) return null
  try {
    const read = Typed.safeParse(JSON.parse(kept))
    return read.success && Object.keys(read.data).length > 0 ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
