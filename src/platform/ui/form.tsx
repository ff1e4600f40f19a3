import type { Child, PropsWithChildren } from 'hono/jsx'
import { useContext } from '../jsx/context.ts'
import { Button, type ButtonProps } from './button.tsx'
import { calledLater } from './called-fields.ts'
import { FormContext, type FormState, fieldId, useForm, WHOLE_FORM } from './form-context.ts'
import { Icon } from './icon.tsx'
import { useWords } from './words.ts'

type FormProps = PropsWithChildren<{
  /** Needed unless `FormContext` is around already. */
  state?: FormState | undefined
  /** The form sends files. */
  files?: boolean | undefined
  /** `elsewhere` when the page shows the error summary above its heading, as `FormPage` does. */
  errorSummary?: 'first' | 'elsewhere'
  /** Address to which a draft is posted while somebody types; without it nothing is saved by itself. */
  draftUrl?: string | undefined
  /** Asks before leaving with something typed and not sent. Off for searching and one-button forms. */
  guard?: boolean
}>

/** A form that posts. What it shows stays as typed until the server says it is right; the browser checks nothing. */
export function Form({ state, ...rest }: FormProps) {
  if (!state) return <PostedForm {...rest} />
  return (
    <FormContext.Provider value={state}>
      <PostedForm {...rest} />
    </FormContext.Provider>
  )
}

function PostedForm({ files, errorSummary = 'first', draftUrl, guard = true, children }: FormProps) {
  const form = useForm()
  const body = (
    <form
      class="form"
      method="post"
      action={form.action}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
      data-guard={guard ? '' : undefined}
    >
      {errorSummary === 'first' && <ErrorSummary />}
      <Hidden name="_csrf" value={form.csrf} />
      <Hidden name="_once" value={form.once} />
      {form.version !== undefined && <Hidden name="_version" value={String(form.version)} />}
      {children}
    </form>
  )
  return draftUrl ? <DraftSaver url={draftUrl}>{body}</DraftSaver> : body
}

/** Saves the form inside by itself when the browser can; without script it changes nothing. */
function DraftSaver({ url, children }: PropsWithChildren<{ url: string }>) {
  const words = useWords()
  return (
    <draft-saver data-url={url} data-saved={words.draft_saved} data-failed={words.draft_not_saved}>
      {children}
    </draft-saver>
  )
}

/**
 * All that must be mended, first on the page, each line leading to its field and calling it by its label. Shows nothing when there are no errors.
 * @param title what to do, when "mend the marked places" says too little
 * @param placeOf the address of a field that stands on another page
 */
export function ErrorSummary({ title, placeOf }: ErrorSummaryProps) {
  const form = useContext(FormContext)
  const words = useWords()
  if (!form) return null
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return null
  const id = `${form.idPrefix ?? 'f'}-errors`
  return (
    <div class="errs" role="alert" tabindex={-1} aria-labelledby={id} data-errors="">
      <h2 id={id}>{title ?? words.error_summary_title}</h2>
      <ul>
        {errors.map(([name, message]) => (
          <li>
            {name === WHOLE_FORM ? (
              message
            ) : (
              <a href={placeOf?.(name) ?? `#${fieldId(form, name)}`}>
                {calledLater(fieldId(form, name))}
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
export type ErrorSummaryProps = {
  title?: string | undefined
  placeOf?: ((field: string) => string | undefined) | undefined
}

/** A value that travels with the form unseen. Never for anything the reader may not know. */
export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
)

/** The end of a form: its buttons, and when the draft was saved. */
export function ActionsBar({ saved, children }: PropsWithChildren<{ saved?: Child }>) {
  return (
    <div class="bar-actions">
      {children}
      <span class="save" data-draft-state="" role="status">
        {saved && <Icon name="check" />}
        {saved}
      </span>
    </div>
  )
}

export type PostButtonProps = ButtonProps & {
  action: string
  csrf: string
  once?: string
  /** What is sent along. */
  fields?: Readonly<Record<string, string>>
}

/** A form of one button, for an act that needs no typing: reminding, signing out. */
export function PostButton({ action, csrf, once, fields = {}, ...button }: PostButtonProps) {
  return (
    <form class="post-button" method="post" action={action}>
      <Hidden name="_csrf" value={csrf} />
      {once && <Hidden name="_once" value={once} />}
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <Button {...button} />
    </form>
  )
}
