import { Editor } from '@tiptap/core'
import { ACTS, standing } from './acts.ts'
import { editorContent, textOfEditor } from './editor-content.ts'
import { extensionsWith } from './schema.ts'
import { Toolbar } from './toolbar.ts'

/** Attributes that tell of the plain field what its editor must tell too. */
const TOLD = ['aria-invalid', 'aria-required']

/**
 * Puts the editor in the place of a plain field. Every change is written into the plain field at once, so that what is sent, kept and
 * shown again is what the server has always met; a text that nobody changes stays as it was written, sign by sign.
 */
export function beginEditor(around: HTMLElement, field: HTMLTextAreaElement): void {
  const tools = around.querySelector<HTMLElement>('[data-tools]')
  const bar = around.querySelector<HTMLElement>('[role=toolbar]')
  if (!tools || !bar) return
  const editor = new Editor({
    element: placeAfter(field),
    extensions: extensionsWith(bar.dataset.caption ?? ''),
    content: editorContent(field.value),
    // Its style sheet is ours; the content security policy admits no other.
    injectCSS: false,
    editorProps: { attributes: () => attributesOf(field) },
  })
  takePlace(around, tools, field, editor)
  const toolbar = new Toolbar(bar)
  const show = () => toolbar.show((does) => standing(editor, does))
  editor.on('transaction', show)
  editor.on('update', () => {
    field.value = textOfEditor(editor.getJSON())
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  show()
  wireKeys(editor, toolbar, tools)
  wireButtons(editor, bar, tools)
  tools.hidden = false
}

function placeAfter(field: HTMLTextAreaElement): HTMLElement {
  const place = document.createElement('div')
  field.after(place)
  return place
}

const labelOf = (field: HTMLTextAreaElement): string => field.labels[0]?.textContent?.trim() ?? ''

function attributesOf(field: HTMLTextAreaElement): Record<string, string> {
  const told = TOLD.flatMap((name) => {
    const value = field.getAttribute(name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(told),
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': field.dataset.label ?? '',
    class: 'structured typed',
  }
}

/** How to write the signs of lists and tables is told to whoever types them. */
const describedBy = (field: HTMLTextAreaElement): readonly string[] =>
  (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => !id.endsWith('-hint'))

/** Links to the field, from a list of errors or a label, lead to the editor from now on. */
function takePlace(around: HTMLElement, tools: HTMLElement, field: HTMLTextAreaElement, editor: Editor): void {
  const label = field.labels[0]
  field.dataset.label = labelOf(field)
  label?.addEventListener('click', () => editor.view.focus())
  const { id } = field
  field.removeAttribute('id')
  field.hidden = true
  field.before(tools)
  around.classList.add('is-on')
  const described = [tools.querySelector('.hint')?.id, ...describedBy(field)].join(' ')
  editor.view.setProps({ attributes: () => ({ ...attributesOf(field), id, 'aria-describedby': described }) })
}

/** Alt and F10 lead to the toolbar, Escape back; after Escape in the text Tab leaves it from wherever the caret is. */
function wireKeys(editor: Editor, toolbar: Toolbar, tools: HTMLElement): void {
  let leaving = false
  editor.view.dom.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F10' && event.altKey) {
        event.preventDefault()
        toolbar.focus()
      }
      // The text has a key for Tab inside tables; whoever asked to leave is not held.
      if (event.key === 'Tab' && leaving) event.stopImmediatePropagation()
      if (event.key === 'Shift') return
      leaving = event.key === 'Escape'
      if (leaving) say(tools, tools.dataset.leaving)
    },
    { capture: true },
  )
  tools.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') editor.view.focus()
  })
}

/** After a button the caret is back in the text, and what was done is said to whoever does not see it. */
function wireButtons(editor: Editor, bar: HTMLElement, tools: HTMLElement): void {
  bar.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    const does = button?.dataset.does ?? ''
    if (!button || button.getAttribute('aria-disabled') === 'true') return
    // At once: what is typed next must not meet the button again.
    editor.view.focus()
    if (ACTS[does]?.(editor)) say(tools, button.dataset.said)
  })
}

function say(tools: HTMLElement, words: string | undefined): void {
  const status = tools.querySelector('[role=status]')
  if (status && words) status.textContent = status.textContent === words ? `${words}\u00a0` : words
}
