import type { NoticeKind } from './kinds.domain.ts'

export type NoticeFile = { readonly maker: string; readonly of: string }

/** That something waits for one person. It holds no name and no word of what it is about. */
export type Notice = {
  /** The person who is told. */
  readonly to: string
  readonly kind: NoticeKind
  /** Where the thing stands, as a path of this site. */
  readonly link: string
  /** The case it is about: whoever does not see that case is not shown the notice. Left out for those who may not know the case. */
  readonly about?: { readonly id: string; readonly code: string }
  /** How many things, one unless said. */
  readonly count?: number
  /** A file that goes with its mail: by whom it is made and of what. Made when the mail leaves, so nothing of it is kept. */
  readonly file?: NoticeFile
}
