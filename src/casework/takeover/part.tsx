import type { Child, PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{ readonly id: string; readonly title: Child; readonly hint?: Child }>

/** A part of the page with its own heading, as parts of a form of the model have. */
export const Part = ({ id, title, hint, children }: Props) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </section>
)
