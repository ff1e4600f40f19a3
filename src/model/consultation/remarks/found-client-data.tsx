import { useReader } from '#platform'
import { type FormState, Note } from '#platform/ui'
import { type ClientFind, clientDataIn, type KnownClients } from '../client-data.domain.ts'
import { FREE_TEXTS, type FreeText } from './client-data-refused.domain.ts'

type FoundProps = {
  readonly form: FormState
  readonly known?: KnownClients
  /** How the fields are called on this page. */
  readonly labels: Readonly<Record<FreeText, string>>
}

const typed = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : value?.[0]) ?? ''

/** After a refusal: every place that may tell who somebody's client is, marked in what was typed, with a plain reason. */
export function FoundClientData({ form, known, labels }: FoundProps) {
  const { t } = useReader()
  if (Object.keys(form.errors).length === 0) return null
  const found = FREE_TEXTS.flatMap((field) => {
    const text = typed(form.values[field])
    const finds = clientDataIn(text, known)
    return finds.length > 0 ? [{ field, text, finds }] : []
  })
  if (found.length === 0) return null
  return (
    <Note kind="bad" title={t('model.remark.found.title')} text={t('model.remark.found.text')}>
      {found.map(({ field, text, finds }) => (
        <>
          <p>
            <strong>{labels[field]}</strong>
          </p>
          <p class="pre-line">
            <Marked text={text} finds={finds} />
          </p>
          <ul>
            {finds.map(({ what, words, sure }) => (
              <li>
                „{words}”: {t(`model.remark.found.${what}`)}, {t(`model.remark.found.${sure ? 'sure' : 'maybe'}`)}
              </li>
            ))}
          </ul>
        </>
      ))}
    </Note>
  )
}

function Marked({ text, finds }: { readonly text: string; readonly finds: readonly ClientFind[] }) {
  return (
    <>
      {finds.map(({ from, to }, index) => (
        <>
          {text.slice(finds[index - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </>
      ))}
      {text.slice(finds.at(-1)?.to ?? 0)}
    </>
  )
}

/** Whether something was found that whoever writes may explain as ordinary words, so that the tick is shown only then. */
export const mayExplain = (form: FormState, known?: KnownClients): boolean =>
  Object.keys(form.errors).length > 0 &&
  FREE_TEXTS.some((field) => clientDataIn(typed(form.values[field]), known).some(({ sure }) => !sure))
