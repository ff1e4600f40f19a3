import type { Child, PropsWithChildren } from 'hono/jsx'
import { ErrorSummary, Form } from './form.tsx'
import { FormContext, type FormState } from './form-context.ts'
import { useWords } from './words.ts'

type HeadProps = PropsWithChildren<{
  title: Child
  /** A line over the heading: where we are. */
  over?: Child
  lead?: Child
}>

/** The heading of a page, with its buttons on the right as children. */
export function Head({ title, over, lead, children }: HeadProps) {
  return (
    <div class="head">
      <div>
        {over && <p class="over">{over}</p>}
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div class="btns">{children}</div>}
    </div>
  )
}

type SectionProps = PropsWithChildren<{
  /** Unique on the page. */
  id: string
  title: Child
  count?: number
  note?: Child
  link?: { href: string; label: string }
}>

/** The basic unit of a page: a ruled heading and what belongs to it. */
export function Section({ id, title, count, note, link, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div class="sec-head">
        <h2 id={id}>
          {title}
          {count !== undefined && (
            <>
              {' '}
              <span class="count">{count}</span>
            </>
          )}
        </h2>
        {note && <p>{note}</p>}
        {link && <a href={link.href}>{link.label}</a>}
      </div>
      {children}
    </section>
  )
}

/** White ground for what is one document or one table, and for nothing else. `flush` when a table fills it. */
export const Sheet = ({ flush, children }: PropsWithChildren<{ flush?: boolean }>) => (
  <div class={flush ? 'sheet sheet-flush' : 'sheet'}>{children}</div>
)

/** Parts under one another, with room between sections. */
export const Stack = ({ children }: PropsWithChildren) => <div class="stack-l">{children}</div>

type ColumnsProps = PropsWithChildren<{
  /** `side` = work and a narrow column; `lead` = outline and content; or two, three equal ones. */
  kind: 'side' | 'lead' | '2' | '3'
}>

/** Columns on a wide screen, one under another on a narrow one. Each child is a column. */
export const Columns = ({ kind, children }: ColumnsProps) => <div class={`cols cols-${kind}`}>{children}</div>

/** The narrow column beside the work. */
export const Aside = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <aside class="stack-l" aria-label={label}>
    {children}
  </aside>
)

/** A wide table or figure that scrolls by itself, with the keyboard too, and never the page. */
export const ScrollRegion = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <section class="scroll" tabindex={0} aria-label={label}>
    {children}
  </section>
)

/** The way from the desk to here. The last one is this page. */
export function Crumbs({ items }: { items: readonly { label: Child; href?: string }[] }) {
  const words = useWords()
  return (
    <nav class="crumbs" aria-label={words.crumbs}>
      <ol class="list">
        {items.map(({ label, href }) => (
          <li aria-current={href ? undefined : 'page'}>{href ? <a href={href}>{label}</a> : label}</li>
        ))}
      </ol>
    </nav>
  )
}

type FormPageProps = HeadProps & {
  form: FormState
  crumbs?: Child
  /** Beside the form: where a question comes from, what happens next. */
  aside?: { label: string; content: Child }
  errorTitle?: string | undefined
  /** The address of a field that stands on another page, for what must be mended there. */
  placeOf?: ((field: string) => string | undefined) | undefined
  files?: boolean | undefined
  draftUrl?: string | undefined
}

/** A page that is one form: what is wrong comes first, then the heading, then the questions. */
export function FormPage(props: FormPageProps) {
  const { form, crumbs, aside, over, title, lead, errorTitle, placeOf, files, draftUrl, children } = props
  const work = (
    <div class="flow">
      <ErrorSummary title={errorTitle} placeOf={placeOf} />
      {over && <p class="over">{over}</p>}
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      <Form errorSummary="elsewhere" files={files} draftUrl={draftUrl}>
        {children}
      </Form>
    </div>
  )
  return (
    <FormContext.Provider value={form}>
      {crumbs}
      <Columns kind="side">
        {work}
        {aside && <Aside label={aside.label}>{aside.content}</Aside>}
      </Columns>
    </FormContext.Provider>
  )
}
