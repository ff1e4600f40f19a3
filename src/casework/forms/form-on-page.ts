import type { ReadingOn } from '#learning/server'
import type { FormState } from '#platform/ui'
import type { Deciders } from '../authority/deciders.query.server.ts'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'
import type { ProposedPackage } from '../sharing/packages/package.query.server.ts'
import type { Whys } from '../sharing/why-seen.query.server.ts'
import type { FormToFill } from './form-to-fill.query.server.ts'

/** A form of a case with everything its pages say around it. */
export type FormOnPage = FormToFill & {
  readonly frame: CaseFrame
  /** The part of a long form that the address names; none at the addresses of the form itself. */
  readonly part: string | null
  readonly subjectLabel: string | null
  /** The completed form that this one would replace. */
  readonly base: string | null
  /** What a partner who signs the form would show the institution that keeps the case. */
  readonly back: ProposedPackage | null
  /** On a consent to take part: who may give it for those who do not decide alone. */
  readonly deciders: readonly Deciders[]
  /** Why this reader sees what is shown of a completed form. */
  readonly why: Whys | null
  /** The scan of a form that was filled in on paper, where this reader may open it. */
  readonly scan: string | null
  /** What this reader may read about the paragraph of a form that is still to be filled in. */
  readonly reading: readonly ReadingOn[]
}
export type FormProps = { readonly loaded: FormOnPage; readonly form: FormState }
