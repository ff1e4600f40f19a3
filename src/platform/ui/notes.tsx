import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

/** What a note means: waits for you, went wrong, done, good to know. */
export type NoteKind = 'turn' | 'bad' | 'ok' | 'info'

type NoteProps = PropsWithChildren<{
  kind: NoteKind
  /** First words, in bold, with their full stop. */
  title?: Child
  text?: Child
  /** Read out when the page opens: for what was just done. */
  live?: boolean
}>

/** A sentence or two set apart. The words carry the meaning; the colour only repeats it. */
export function Note({ kind, title, text, live, children }: NoteProps) {
  return (
    <div class={`note note-${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      {(title || text) && (
        <p>
          {title && <strong>{title}</strong>}
          {title && text && ' '}
          {text}
        </p>
      )}
      {children}
    </div>
  )
}

/** In place of an empty list: what would be here, what comes next, one link. */
export function Empty({ title, children }: PropsWithChildren<{ title: Child }>) {
  return (
    <div class="empty">
      {/* Not a heading: it stands under headings of any level. */}
      <p class="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** Something longer under its question; opens without script. `openOnPhone` for the table that carries a figure's content. */
export function More({ summary, open, openOnPhone, children }: MoreProps) {
  return (
    <details class={openOnPhone ? 'more open-s' : 'more'} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
type MoreProps = PropsWithChildren<{ summary: Child; open?: boolean; openOnPhone?: boolean }>

/** Why can somebody see this, or why can I not: the reason in one sentence, then basis, until when, who decided. */
export function Why({ summary, open, children }: PropsWithChildren<{ summary: Child; open?: boolean }>) {
  return (
    <details class="more why" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}

/**
 * In place of ordinary or protected content that has no basis here. It says only that something is withheld: no author, no
 * audience, no kind, no number. Special categories leave no trace at all, so they never use it.
 */
export function Locked({ askHref }: { askHref?: string }) {
  const words = useWords()
  return (
    <div class="locked">
      <Icon name="lock" />
      <div>
        <p>
          <strong>{words.locked_title}</strong>
        </p>
        <p>{words.locked_text}</p>
        {askHref && (
          <p>
            <a href={askHref}>{words.locked_ask}</a>
          </p>
        )}
      </div>
    </div>
  )
}

/** The same inside a sentence. */
export function LockedInline() {
  const words = useWords()
  return (
    <span class="locked-in">
      <Icon name="lock" />
      {words.locked_in_sentence}
    </span>
  )
}

type JobProps = PropsWithChildren<{ id: string; title: Child; done: number; total: number; text: Child }>

/** Work that takes a while: what, how far, that the page may be closed. Children: the way to break it off. */
export function Job({ id, title, done, total, text, children }: JobProps) {
  return (
    <div class="job sheet" role="status">
      <p>
        <strong id={id}>{title}</strong>
      </p>
      <progress max={total} value={done} aria-labelledby={id} />
      <p class="txt-s muted">{text}</p>
      {children}
    </div>
  )
}
