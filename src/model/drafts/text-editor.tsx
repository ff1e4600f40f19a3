import { useReader } from '#platform'
import { TextArea, useField } from '#platform/ui'

/** The buttons in their order. Those that make what can be there or not tell which it is. */
const BUTTONS = [
  { does: 'bold', pressed: true },
  { does: 'bullets', pressed: true },
  { does: 'numbers', pressed: true },
  { does: 'table', pressed: false },
  { does: 'caption', pressed: false },
  { does: 'add_row', pressed: false },
  { does: 'remove_row', pressed: false },
  { does: 'add_column', pressed: false },
  { does: 'remove_column', pressed: false },
  { does: 'remove_table', pressed: false },
] as const

type TextEditorProps = { readonly name: string; readonly label: string; readonly optional: boolean }

/**
 * The text of a paragraph, typed as it is written. In a browser with JavaScript the buttons appear and the text is shown as it will read;
 * what is sent is the same.
 */
export function TextEditor({ name, label, optional }: TextEditorProps) {
  const { t } = useReader()
  const { id } = useField(name)
  return (
    <text-editor>
      <TextArea name={name} label={label} optional={optional} hint={t('model.drafts.text.hint')} rows={8} />
      <div class="text-tools" data-tools data-leaving={t('model.drafts.text.leaving')} hidden>
        <p class="hint" id={`${id}-keys`}>
          {t('model.drafts.text.keys')}
        </p>
        <div
          class="btns"
          role="toolbar"
          aria-label={t('model.drafts.text.tools')}
          data-caption={t('model.drafts.text.caption_label')}
        >
          {BUTTONS.map(({ does, pressed }) => (
            <button
              type="button"
              class="btn btn-s"
              data-does={does}
              data-said={t(`model.drafts.text.said.${does}`)}
              aria-pressed={pressed ? 'false' : undefined}
            >
              {t(`model.drafts.text.${does}`)}
            </button>
          ))}
        </div>
        <p class="vh" role="status"></p>
      </div>
    </text-editor>
  )
}
